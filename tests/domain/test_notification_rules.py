"""Which transitions a rule tells: all that is asked must hold, empty asks for nothing, folded alarms are nobody's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.kinds import KINDS
from app.domain.notifying.hours import Hours
from app.domain.notifying.rules import AlarmChange, EscalationPlan, Place, Rule, escalates, tells
from app.domain.permissions import Reach

MONDAY_NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
PLACE = Place(ZoneInfo("Europe/Paris"), frozenset({date(2026, 11, 23)}))
KIND = next(kind for kind in KINDS.values() if kind.family == "lighting")
CHANGE = AlarmChange(
    7, MONDAY_NIGHT, "A1", "EP-1", "cms", KIND.name, "lamp_failure", "high", "raised", False, {}, frozenset({"centre"})
)
RULE = Rule("r", "ops", frozenset({"raised"}))
NIGHT = Hours(frozenset({1}), time(18), time(8))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, True),
        ({"receiver": None}, False),
        ({"transitions": frozenset({"closed"})}, False),
        ({"priorities": frozenset({"high", "critical"})}, True),
        ({"priorities": frozenset({"critical"})}, False),
        ({"families": frozenset({"lighting"})}, True),
        ({"families": frozenset({"video"})}, False),
        ({"kinds": frozenset({KIND.name})}, True),
        ({"definitions": frozenset({"door_open"})}, False),
        ({"zones": frozenset({"centre", "port"})}, True),
        ({"zones": frozenset({"port"})}, False),
        ({"systems": frozenset({"cms"})}, True),
        ({"systems": frozenset({"other"})}, False),
        ({"hours": NIGHT}, True),
        ({"hours": replace(NIGHT, holidays="never")}, False),
        ({"hours": replace(NIGHT, days=frozenset({2}))}, False),
        ({"hours": replace(NIGHT, days=frozenset(), holidays="only")}, True),
        ({"priorities": frozenset({"high"}), "zones": frozenset({"port"})}, False),
    ],
)
def test_what_a_rule_tells(asked: dict[str, Any], told: bool) -> None:
    assert tells(replace(RULE, **asked), CHANGE, PLACE) is told


@pytest.mark.parametrize(
    ("families", "zones", "change", "told"),
    [
        (None, None, {}, True),
        (frozenset({"lighting"}), frozenset({"centre"}), {}, True),
        (frozenset({"video"}), None, {}, False),
        (None, frozenset({"port"}), {}, False),
        (None, frozenset({"centre"}), {"asset": None, "zones": frozenset()}, False),
        (frozenset({"lighting"}), None, {"asset": None, "kind": "field_system"}, False),
    ],
)
def test_a_receiver_is_told_of_nothing_outside_its_limits(
    families: frozenset[str] | None, zones: frozenset[str] | None, change: dict[str, Any], told: bool
) -> None:
    reach = Reach(frozenset({(families, zones)}))
    assert tells(replace(RULE, told=reach), replace(CHANGE, **change), PLACE) is told


def test_a_folded_alarm_is_nobodys() -> None:
    assert not tells(RULE, replace(CHANGE, folded=True), PLACE)


def test_an_escalation_starts_when_an_alarm_is_raised_whatever_is_told() -> None:
    calling = replace(RULE, receiver=None, transitions=frozenset(), escalation=EscalationPlan("lights", 60, 60))
    assert escalates(calling, CHANGE, PLACE)
    assert not escalates(calling, replace(CHANGE, transition="returned"), PLACE)
    assert not escalates(calling, replace(CHANGE, folded=True), PLACE)
    assert not escalates(RULE, CHANGE, PLACE)
