"""What any simulated device refuses, and what it remembers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import KINDS
from simulators.commands import REMEMBERED, Command, CommandMemory, UnreadableCommand
from simulators.wire import Ack

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def body(**other: Any) -> dict[str, Any]:
    return {
        "id": "c-1",
        "version": 1,
        "at": NOW.isoformat(),
        "expires_at": (NOW + timedelta(seconds=10)).isoformat(),
        "capability": "light_level",
        "value": {"level_pct": 40},
        "reason": "",
        "priority": 4,
    } | other


def memory(kind: str = "luminaire") -> CommandMemory:
    return CommandMemory(KINDS[kind])


def refused(command: dict[str, Any], mode: str = "central", now: datetime = NOW, kind: str = "luminaire") -> str:
    answer = memory(kind).refusal(Command.read(command), mode, now)
    if answer is None:
        return ""
    assert answer.result == "rejected"
    return answer.detail


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"value": None}, ""),
        ({"capability": "test", "params": {"duration_s": 60}, "value": None}, ""),
        ({"capability": "fly"}, "unknown capability fly"),
        ({"value": {"level_pct": 140}}, "level_pct: 140 is outside 0..100"),
        ({"value": {}}, "level_pct is missing"),
        ({"capability": "test", "params": {}, "value": None}, "duration_s is missing"),
        ({"expires_at": NOW.isoformat()}, f"expired at {NOW.isoformat()}"),
    ],
)
def test_a_command_is_refused_for_what_it_says(change: dict[str, Any], why: str) -> None:
    assert refused(body(**change)) == why


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": ""}, "id is missing"),
        ({"capability": None}, "capability is missing"),
        ({"version": "1"}, "version is not an integer"),
        ({"version": True}, "version is not an integer"),
        ({"value": 3}, "objects"),
        ({"expires_at": "soon"}, "not RFC 3339"),
        ({"expires_at": "2026-11-23T12:00:00"}, "no zone"),
    ],
)
def test_what_is_no_command_is_unreadable(change: dict[str, Any], why: str) -> None:
    with pytest.raises(UnreadableCommand, match=why):
        Command.read(body(**change))


@pytest.mark.parametrize("mode", ["local", "lockout"])
def test_equipment_under_local_control_or_lockout_refuses(mode: str) -> None:
    assert refused(body(), mode) == f"control mode {mode}"


def test_a_device_whose_clock_is_ahead_finds_commands_expired() -> None:
    assert refused(body(), now=NOW + timedelta(hours=1)).startswith("expired")


def test_an_older_or_equal_version_is_superseded_and_other_slots_are_not() -> None:
    device = memory("lighting_cabinet")

    def ask(version: int, slot: str) -> Ack | None:
        value = {"id": slot, "command": "on"}
        command = body(id=f"{slot}-{version}", version=version, capability="circuit", slot=slot, value=value)
        return device.refusal(Command.read(command), "central", NOW)

    assert ask(5, "D1") is None
    assert ask(3, "D1") == Ack("rejected", "superseded: version 3 <= 5")
    assert ask(3, "D2") is None


def test_a_repeated_id_is_answered_as_before_even_once_expired() -> None:
    device = memory()
    command = Command.read(body())
    assert device.refusal(command, "central", NOW) is None
    device.note(command.id, Ack("done"))
    assert device.refusal(command, "lockout", NOW + timedelta(days=1)) == Ack("done")


def test_old_answers_are_forgotten() -> None:
    device = memory()
    for number in range(REMEMBERED + 10):
        device.note(f"c-{number}", Ack("done"))
    assert len(device.answers) == REMEMBERED


@given(st.lists(st.integers(0, 30), max_size=40))
def test_whatever_the_order_of_arrival_versions_taken_only_rise(versions: list[int]) -> None:
    device, taken = memory(), []
    for number, version in enumerate(versions):
        if device.refusal(Command.read(body(id=f"c-{number}", version=version)), "central", NOW) is None:
            taken.append(version)
    assert taken == sorted(set(taken))
    assert not versions or taken[-1] == max(versions)
