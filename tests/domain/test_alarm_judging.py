"""Judging alarms is pure and by measured time: delays, hysteresis, rates, stuck values, chatter, backlogs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms.flood import floods
from app.domain.alarms.judge import SETTLE, judge, ripen
from app.domain.alarms.memory import Remembered
from app.domain.alarms.override import InvalidOverride, Override, check_override, overridden
from app.domain.kinds import KINDS
from app.domain.kinds.alarm import Definition, alarm
from app.domain.kinds.expression import InvalidExpression, check_expression, evaluate
from app.domain.kinds.trigger import Expression, Is, Rate, Stuck, Threshold, Trigger, Within
from tests.factories import NOON

S = timedelta(seconds=1)
W = ("fr", "en")


def defined(trigger: Trigger, **more: Any) -> Definition:
    return alarm("test", W, "low", trigger, means=W, otherwise=W, do=W, within_s=60, **more)


def told(definition: Definition, samples: list[tuple[float, Any]], field: str = "x") -> list[tuple[float, bool]]:
    """(second, came or went) for (second, value) pairs told live; delays ripen when nothing else is told."""
    memory, found = Remembered(), []
    for second, value in samples:
        now = NOON + second * S
        if memory.due and memory.due < now and (verdict := ripen(memory, memory.due)):
            found.append(((verdict.since - NOON).total_seconds(), verdict.on))
        if verdict := judge(definition, memory, {field: value}, now, now):
            found.append((second, verdict.on))
    return found


def test_a_threshold_lets_go_only_a_deadband_inside() -> None:
    level = defined(Threshold("x", "above", 102, 1))
    assert told(level, [(0, 100), (1, 102.5), (2, 101.5), (3, 102.5), (4, 100.9)]) == [(1, True), (4, False)]
    charge = defined(Threshold("x", "below", 5, 2))
    assert told(charge, [(0, 6), (1, 4), (2, 6), (3, 7.1)]) == [(1, True), (3, False)]


@given(st.lists(st.floats(0, 200, allow_nan=False), min_size=1, max_size=40))
def test_hysteresis_never_flips_inside_its_band(values: list[float]) -> None:
    on = False
    memory = Remembered()
    for second, value in enumerate(values):
        judge(defined(Threshold("x", "above", 100, 10)), memory, {"x": value}, NOON + second * S, NOON + second * S)
        on = value > 90 if on else value > 100
        waiting = memory.since is not None
        assert memory.on == on or waiting


def test_a_condition_shorter_than_its_delay_is_no_alarm() -> None:
    door = defined(Is("x"), on_delay_s=30)
    assert told(door, [(0, True), (29, False), (30, True), (61, True)]) == [(30, True)]


def test_a_delay_ripens_without_another_word() -> None:
    door, memory = defined(Is("x"), on_delay_s=30), Remembered()
    assert judge(door, memory, {"x": True}, NOON, NOON) is None
    assert memory.due == NOON + 30 * S
    assert ripen(memory, NOON + 29 * S) is None
    verdict = ripen(memory, NOON + 30 * S)
    assert verdict is not None
    assert (verdict.on, verdict.since) == (True, NOON)


def test_an_off_delay_holds_the_alarm() -> None:
    door = defined(Is("x"), off_delay_s=10)
    assert told(door, [(0, True), (5, False), (9, True), (20, False), (31, False)]) == [(0, True), (20, False)]


def test_unknown_cannot_tell() -> None:
    assert told(defined(Is("x", ("on",))), [(0, "on"), (1, "unknown"), (2, None)]) == [(0, True)]


def test_a_rate_is_between_two_samples() -> None:
    water = defined(Rate("x", 0.5))
    assert told(water, [(0, 1.0), (10, 2.0), (20, 12.0), (30, 12.5)]) == [(20, True), (30, False)]


def test_a_stuck_value_is_told_again_and_again() -> None:
    probe = defined(Stuck("x", 60))
    assert told(probe, [(0, 4.0), (30, 4.0), (60, 4.0), (70, 4.1)]) == [(60, True), (70, False)]


def test_a_stuck_value_that_is_not_told_is_silence() -> None:
    probe, memory = defined(Stuck("x", 60)), Remembered()
    judge(probe, memory, {"x": 4.0}, NOON, NOON)
    assert memory.due is None


def test_three_rises_within_a_minute_chatter_and_hold() -> None:
    door, memory, verdicts = defined(Is("x")), Remembered(), []
    for second, value in enumerate([True, False, True, False, True, False]):
        now = NOON + second * S
        verdicts.append(judge(door, memory, {"x": value}, now, now))
    assert [verdict and verdict.chattering for verdict in verdicts] == [False, False, False, False, True, None]
    assert memory.on, "a chattering alarm stays until a minute is quiet"
    assert ripen(memory, NOON + 64 * S) is None
    assert ripen(memory, NOON + 65 * S) is not None


def test_a_backlog_is_history_and_its_end_counts() -> None:
    lamp, memory = defined(Is("x")), Remembered()
    now = NOON
    for minutes, value in ((-90, True), (-80, False), (-70, True)):
        assert judge(lamp, memory, {"x": value}, NOON + timedelta(minutes=minutes), now) is None
    assert ripen(memory, now + SETTLE - S) is None
    verdict = ripen(memory, now + SETTLE)
    assert verdict is not None
    assert verdict.since == NOON - timedelta(minutes=70)


def test_items_of_a_list_tell_which_ports() -> None:
    breaker = Within("circuits", "breaker_tripped")
    values = {"circuits": [{"id": "C1", "breaker_tripped": False}, {"id": "C2", "breaker_tripped": True}]}
    assert breaker.ports(values) == ["C2"]
    assert told(defined(breaker), [(0, values["circuits"]), (1, [])], "circuits") == [(0, True), (1, False)]


def test_an_expression_waits_for_all_its_fields() -> None:
    absurd = defined(Expression("free > total", frozenset(("free", "total"))))
    memory = Remembered()
    assert judge(absurd, memory, {"free": 5}, NOON, NOON) is None
    verdict = judge(absurd, memory, {"free": 5, "total": 3}, NOON, NOON)
    assert verdict is not None
    assert verdict.on


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("free >", "not CEL"),
        ("free > stranger", "no field"),
        ("list.exists(free, free.exists(free, free == 1))", "walk"),
        ("free > 0" + " && free > 0" * 100, "characters"),
    ],
)
def test_an_expression_that_cannot_be_one_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidExpression, match=why):
        check_expression(text, {"free", "list"})


def test_an_expression_without_an_answer_tells_nothing() -> None:
    assert evaluate("a > b", {"a": 1, "b": "x"}) is None
    assert evaluate("a / b > 1.0", {"a": 1, "b": 0}) in {None, True}
    assert evaluate("a + b", {"a": 1, "b": 2.5}) is None


def test_whole_and_real_numbers_mix_and_texts_stay_texts() -> None:
    assert evaluate("a + 1.5 > b", {"a": 1, "b": 2}) is True
    assert evaluate("a - 10 < b * 2", {"a": 95, "b": 45.5}) is True
    assert evaluate("a == '10' || a == \"x 10\"", {"a": "10"}) is True


def test_the_most_particular_override_wins() -> None:
    meter = KINDS["sound_level_meter"].alarms_by_name["laeq_limit"]
    zone = Override(definition="laeq_limit", limits={"limit": 94.0}, priority="medium", rank=2)
    asset = Override(definition="laeq_limit", limits={"limit": 98.0}, rank=9)
    found = overridden(meter, [asset, zone])
    assert isinstance(found.trigger, Threshold)
    assert (found.trigger.limit, found.trigger.deadband, found.priority) == (98.0, 1.0, "medium")


def test_an_override_must_fit_its_definition() -> None:
    meter = KINDS["sound_level_meter"]
    check_override(meter, Override(definition="laeq_limit", limits={"limit": 94.0}))
    for wrong in ({"per_s": 1.0}, {"limit": "loud"}, {"limit": float("nan")}, {"deadband": -1.0}):
        with pytest.raises(InvalidOverride):
            check_override(meter, Override(definition="laeq_limit", limits=wrong))
    with pytest.raises(InvalidOverride, match="has no alarm"):
        check_override(meter, Override(definition="lamp_failure", limits={}))


@pytest.mark.parametrize(
    ("alarms", "positions", "flooding", "expected"),
    [(9, 1, False, False), (10, 1, False, True), (10, 2, False, False), (5, 1, True, True), (4, 1, True, False)],
)
def test_ten_in_ten_minutes_per_position_are_a_flood(
    alarms: int, positions: int, flooding: bool, expected: bool
) -> None:
    assert floods(alarms, positions, flooding=flooding) is expected
