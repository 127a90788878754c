"""Each fault on request, as a transform of the outgoing stream."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from simulators.faults import SKEW, Fault, Storm, UnknownFault, parse_fault
from simulators.runner import through
from simulators.wire import Entry, Message

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def stream(count: int = 40, assets: tuple[str, ...] = ("BUS-101", "CAM-0001", "EP-01-0001")) -> list[Message]:
    return [
        Message("s", asset, (Entry(START + timedelta(seconds=n), n + 1, {"speed_m_s": n}),))
        for n in range(count)
        for asset in assets
    ]


def after(text: str, messages: list[Message] | None = None) -> list[Message]:
    fault = parse_fault(text, seed=1)
    assert isinstance(fault, Fault)
    return [out for message in messages or stream() for out in through([fault], message)]


def by(asset: str, messages: list[Message]) -> list[Message]:
    return [message for message in messages if message.asset == asset]


def test_offline_assets_are_silent_and_the_others_untouched() -> None:
    sent = after("offline:BUS-*")
    assert not by("BUS-101", sent)
    assert by("CAM-0001", sent) == by("CAM-0001", stream())


def test_a_frozen_clock_stands_still_while_seq_goes_on() -> None:
    entries = [message.entries[0] for message in by("BUS-101", after("frozen_clock:BUS-101"))]
    assert {entry.at for entry in entries} == {START}
    assert [entry.seq for entry in entries] == list(range(1, 41))


def test_a_skewed_clock_is_ahead_by_an_hour() -> None:
    pairs = zip(by("BUS-101", after("clock-skew:BUS-101")), by("BUS-101", stream()), strict=True)
    assert {sent.entries[0].at - meant.entries[0].at for sent, meant in pairs} == {SKEW}


def test_duplicates_are_the_same_bytes_twice() -> None:
    sent = by("CAM-0001", after("duplicates:CAM-*"))
    assert len(sent) == 80
    assert all(a.payload() == b.payload() and a.topic == b.topic for a, b in zip(sent[::2], sent[1::2], strict=True))


def test_a_share_of_messages_is_duplicated() -> None:
    sent = after("duplicates:0.25", stream(1000))
    assert 3000 * 1.2 < len(sent) < 3000 * 1.3


def test_out_of_order_loses_nothing_and_reverses_time() -> None:
    sent = by("BUS-101", after("out_of_order:BUS-101"))
    times = [message.entries[0].at for message in sent]
    assert sorted(times) == [message.entries[0].at for message in by("BUS-101", stream())]
    assert sum(b < a for a, b in pairwise(times)) > 20


def test_corrupted_payloads_are_not_what_was_meant() -> None:
    sent, meant = by("BUS-101", after("corrupted:BUS-101")), by("BUS-101", stream())
    assert all(a.topic == b.topic and a.payload() != b.payload() for a, b in zip(sent, meant, strict=True))
    assert any(not _is_json(message.payload()) for message in sent)


def _is_json(payload: bytes) -> bool:
    try:
        json.loads(payload)
    except ValueError:
        return False
    return True


def test_the_same_assets_are_hit_for_the_same_seed() -> None:
    many = stream(2, tuple(f"EP-01-{n:04d}" for n in range(400)))
    silent = {message.asset for message in many} - {message.asset for message in after("offline:0.2", many)}
    again = {message.asset for message in many} - {message.asset for message in after("offline:0.2", many)}
    assert silent == again
    assert 50 < len(silent) < 110


def test_faults_combine_in_order() -> None:
    faults = [parse_fault(text, 1) for text in ("clock_skew:BUS-101", "duplicates:1")]
    out = through([fault for fault in faults if isinstance(fault, Fault)], by("BUS-101", stream())[0])
    assert [message.entries[0].at for message in out] == [START + SKEW] * 2


def test_a_storm_cuts_systems_again_and_again() -> None:
    storm = parse_fault("reconnect_storm:transit", 1)
    assert isinstance(storm, Storm)
    down = [storm.down("transit", second / 2) for second in range(240)]
    assert sum(not a and b for a, b in pairwise(down)) >= 7
    assert not any(storm.down("video", second) for second in range(120))


@pytest.mark.parametrize("text", ["nonsense", "duplicates:1.5", "offline:-1"])
def test_an_unknown_fault_or_share_is_refused(text: str) -> None:
    with pytest.raises(UnknownFault):
        parse_fault(text, 1)
