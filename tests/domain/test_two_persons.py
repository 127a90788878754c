"""What takes two persons, and what no second person may hold up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import KINDS
from app.domain.kinds.capability import Circumstances
from app.domain.two_persons import FREEZE, RULES, UNFREEZE, Asked, Wish, countersign, rules, takes_over
from tests.factories import NOON

CALM = Circumstances(
    level=4, night=False, shown_classes=frozenset(), from_library=True, every_zone=False, evacuation=False,
    sole_carrier=False, carries_critical=False,
)  # fmt: skip


def asked(kind: str, capability: str, value: dict[str, Any], circumstances: Circumstances = CALM, **more: Any) -> Asked:
    """One asset, for five minutes, nothing special around."""
    fields: dict[str, Any] = {
        "count": 1,
        "starts_at": NOON,
        "ends_at": NOON + timedelta(minutes=5),
        "closed_perimeter": False,
        "overrides_protected": False,
    }
    return Asked(
        capability=KINDS[kind].capability(capability), value=value, circumstances=circumstances, kind=kind,
        **fields | more,
    )  # fmt: skip


def names(request: Asked) -> list[str]:
    return [rule.name for rule in rules(request)]


def around(**changes: Any) -> Circumstances:
    fields = {name: getattr(CALM, name) for name in CALM.__dataclass_fields__}
    return Circumstances(**fields | changes)


FREE = {"access_mode": "free"}
CLOSED = {"access_mode": "closed"}
LOWERED = {"position": "lowered"}
RAISED = {"position": "raised"}
OUT = {"level_pct": 0}
PLAY = {"id": "m1", "repeat": 1, "level_db": 70}
WORDS = {"pages": [{"lines": ["DEVIATION"]}], "class": "traffic", "duration_s": 60}
BLANK: dict[str, Any] = {"pages": [], "class": "information", "duration_s": 60}
LONG = NOON + timedelta(minutes=15, seconds=1)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (asked("access_point", "position", LOWERED), []),
        (asked("access_point", "position", LOWERED, closed_perimeter=True), ["closed_perimeter"]),
        (asked("access_point", "open_once", {"ttl_s": 5}, closed_perimeter=True), ["closed_perimeter"]),
        (asked("access_point", "position", RAISED, closed_perimeter=True), []),
        (asked("access_point", "access_mode", FREE, ends_at=NOON + timedelta(minutes=15)), []),
        (asked("access_point", "access_mode", FREE, ends_at=LONG), ["free_for_long"]),
        (asked("access_point", "access_mode", FREE, ends_at=None), ["free_for_long"]),
        (asked("access_point", "position", LOWERED, ends_at=LONG), ["free_for_long"]),
        (asked("access_point", "open_once", {"ttl_s": 5}, ends_at=None), []),
        (asked("access_point", "access_mode", CLOSED, ends_at=None), []),
        (asked("access_point", "position", RAISED, count=3), []),
        (asked("access_point", "position", RAISED, count=4), ["many_access_points"]),
        (asked("luminaire", "light_level", OUT, count=200), []),
        (asked("luminaire", "light_level", OUT, count=201), ["many_lights_out"]),
        (asked("luminaire", "light_level", {"level_pct": 1}, count=5_000), []),
        (asked("luminaire", "light_level", OUT, overrides_protected=True), ["protected_claim"]),
        (asked("lighting_cabinet", "circuit", {"id": "D1", "command": "off"}), []),
        (asked("lighting_cabinet", "circuit", {"id": "D1", "command": "off"}, around(night=True)), ["critical"]),
        (asked("traffic_junction", "plan", {"id": "P1"}), []),
        (asked("traffic_junction", "flashing", {"flashing": True}), ["critical"]),
        (asked("message_sign", "message", WORDS), []),
        (asked("message_sign", "message", WORDS, around(from_library=False)), ["critical"]),
        (asked("message_sign", "message", BLANK, around(from_library=False)), []),
        (asked("message_sign", "message", BLANK, around(shown_classes=frozenset({"safety"}))), ["critical"]),
        (asked("message_sign", "message", BLANK, around(shown_classes=frozenset({"unknown"}))), ["critical"]),
        (asked("message_sign", "message", WORDS, around(shown_classes=frozenset({"event"}))), []),
        (asked("loudspeaker_zone", "play", PLAY), []),
        (asked("loudspeaker_zone", "play", PLAY, around(evacuation=True)), ["critical"]),
        (asked("loudspeaker_zone", "play", PLAY, around(every_zone=True)), ["critical"]),
        (asked("loudspeaker_zone", "play", PLAY, around(every_zone=True, evacuation=True, level=1)), []),
        (asked("lorawan_gateway", "reboot", {}), []),
        (asked("lorawan_gateway", "reboot", {}, around(sole_carrier=True)), ["critical"]),
        (asked("network_switch", "port_cycle", {"id": "4"}), []),
        (asked("network_switch", "port_cycle", {"id": "4"}, around(carries_critical=True)), ["critical"]),
        (asked("intrusion_panel", "unset", {}), ["critical"]),
        (asked("camera", "reboot", {}), []),
    ],
    ids=str,
)
def test_two_persons_are_asked_for_where_it_matters(request_: Asked, expected: list[str]) -> None:
    assert names(request_) == expected
    assert not countersign(request_)


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize(
    ("capability", "value"), [("position", LOWERED), ("access_mode", FREE), ("open_once", {"ttl_s": 5})]
)
def test_the_way_opens_to_rescue_by_one_person_and_is_countersigned(
    level: int, capability: str, value: dict[str, Any]
) -> None:
    request = asked(
        "access_point", capability, value, around(level=level), count=9, ends_at=None, closed_perimeter=True,
        overrides_protected=True,
    )  # fmt: skip
    assert rules(request) == ()
    assert countersign(request)


def test_closing_the_way_at_the_level_of_rescue_is_nothing_that_cannot_wait() -> None:
    assert names(asked("access_point", "position", RAISED, around(level=2), count=4)) == ["many_access_points"]


def test_pre_emption_is_always_countersigned_and_full_light_where_it_met_a_rule() -> None:
    preempt = {"route_id": "R1", "approach": "N", "ttl_s": 60}
    assert countersign(asked("traffic_junction", "preempt", preempt))
    full = {"level_pct": 100}
    assert not countersign(asked("luminaire", "light_level", full, count=3_000))
    over = asked("luminaire", "light_level", full, overrides_protected=True)
    assert rules(over) == ()
    assert countersign(over)


circumstances = st.builds(
    Circumstances,
    level=st.integers(1, 8),
    night=st.booleans(),
    shown_classes=st.frozensets(st.sampled_from(["safety", "traffic", "unknown"])),
    from_library=st.booleans(),
    every_zone=st.booleans(),
    evacuation=st.booleans(),
    sole_carrier=st.booleans(),
    carries_critical=st.booleans(),
)
orders = st.sampled_from(
    [
        ("access_point", "position", LOWERED), ("access_point", "position", RAISED),
        ("access_point", "access_mode", FREE), ("access_point", "open_once", {"ttl_s": 5}),
        ("luminaire", "light_level", {"level_pct": 100}), ("luminaire", "light_level", OUT),
        ("lighting_cabinet", "circuit", {"id": "D1", "command": "on"}),
        ("lighting_cabinet", "circuit", {"id": "D1", "command": "off"}),
        ("traffic_junction", "preempt", {"route_id": "R", "approach": "N", "ttl_s": 60}),
        ("traffic_junction", "flashing", {"flashing": True}), ("message_sign", "message", WORDS),
    ]
)  # fmt: skip


@given(
    order=orders, around_=circumstances, count=st.integers(1, 5_000), minutes=st.none() | st.integers(1, 600),
    closed=st.booleans(), protected=st.booleans(),
)  # fmt: skip
def test_whatever_the_request_what_saves_never_waits_and_nothing_is_both_agreed_to_and_countersigned(
    order: tuple[str, str, dict[str, Any]], around_: Circumstances, count: int, minutes: int | None, closed: bool,
    protected: bool,
) -> None:  # fmt: skip
    request = asked(
        *order, around_, count=count, closed_perimeter=closed, overrides_protected=protected,
        ends_at=None if minutes is None else NOON + timedelta(minutes=minutes),
    )  # fmt: skip
    effect = request.capability.effect(request.value)
    saves = effect in ("preempts", "full_light") or (effect == "opens_way" and around_.level <= 2)
    met = rules(request)
    assert not (saves and met)
    assert not (countersign(request) and met)
    assert set(met) <= set(RULES)
    if protected and not saves:
        assert "protected_claim" in [rule.name for rule in met]


def test_rules_are_named_once_and_in_both_languages() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {FREEZE, UNFREEZE} <= set(RULES)
    assert all(rule.label.fr != rule.label.en for rule in RULES)


def wish(kind: str, capability: str, value: dict[str, Any], level: int) -> Wish:
    return Wish(KINDS[kind].capability(capability), value, level)


@pytest.mark.parametrize(
    ("new", "held", "expected"),
    [
        (wish("luminaire", "light_level", OUT, 4), wish("luminaire", "light_level", {"level_pct": 80}, 6), True),
        (wish("luminaire", "light_level", OUT, 6), wish("luminaire", "light_level", {"level_pct": 80}, 6), True),
        (wish("luminaire", "light_level", OUT, 6), wish("luminaire", "light_level", {"level_pct": 80}, 4), False),
        (wish("access_point", "position", LOWERED, 4), wish("access_point", "access_mode", CLOSED, 6), True),
        (wish("access_point", "open_once", {"ttl_s": 5}, 4), wish("access_point", "position", RAISED, 6), True),
        (wish("access_point", "position", RAISED, 4), wish("access_point", "access_mode", CLOSED, 6), False),
        (
            wish("lighting_cabinet", "circuit", {"id": "D1", "command": "off"}, 4),
            wish("lighting_cabinet", "circuit", {"id": "D2", "command": "on"}, 4),
            False,
        ),
    ],
    ids=str,
)  # fmt: skip
def test_a_claim_is_taken_over_on_its_property_or_by_the_opposite_effect(new: Wish, held: Wish, expected: bool) -> None:
    assert takes_over(new, held) is expected
