"""How long a message waits for others before its batch is cut."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from app.actions.clock import SystemClock
from app.broker_url import Broker
from app.ingest.listener import Delivery, Listener

WAIT_S = 0.4


async def cut_after(waited: timedelta, count: int = 1) -> float:
    """Seconds until a batch is cut whose first message had waited so long already."""
    listener = Listener(Broker.parse("mqtt://127.0.0.1:1"), "none", SystemClock())
    for number in range(count):
        listener._waiting.append(Delivery("t", b"", datetime.now(UTC) - waited, number, 1, 0))
    began = time.monotonic()
    assert len(await listener.collect(limit=5, wait_s=WAIT_S)) == count
    return time.monotonic() - began


async def test_a_message_just_come_waits_for_others() -> None:
    assert await cut_after(timedelta(0)) == pytest.approx(WAIT_S, abs=0.15)


async def test_a_message_that_waited_for_the_batch_before_does_not_wait_as_long_again() -> None:
    assert await cut_after(timedelta(seconds=5)) < WAIT_S / 2


async def test_a_clock_set_back_makes_nobody_wait_longer() -> None:
    assert await cut_after(timedelta(hours=-1)) < WAIT_S + 0.15


async def test_a_full_batch_waits_for_nobody() -> None:
    assert await cut_after(timedelta(0), count=5) < WAIT_S / 2
