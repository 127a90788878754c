"""Which requests need a second person, and which must never wait for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability, Circumstances
from app.domain.two_persons import RULES, Asked, countersign, rules

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def _capability(kind: str, name: str) -> Capability:
    return next(item for item in KINDS[kind].capabilities if item.name == name)


def _asked(kind: str, name: str, value: dict[str, Any], *, level: int = 4, **changes: Any) -> Asked:
    """One asset, five minutes, in circumstances that ask for nobody else; `changes` go to whichever has the field."""
    capability = _capability(kind, name)
    quiet = Circumstances(
        level=level,
        night=False,
        shown_classes=frozenset(),
        from_library=True,
        every_zone=False,
        evacuation=False,
        sole_carrier=False,
        carries_critical=False,
    )
    around = {key: changes.pop(key) for key in tuple(changes) if key in Circumstances.__slots__}
    asked = Asked(
        verb="claim" if capability.mode == "held" else "action",
        circumstances=replace(quiet, **around),
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=5),
        capability=capability,
        value=value,
        assets={kind: 1},
    )
    return replace(asked, **changes)


def _names(asked: Asked) -> list[str]:
    return [rule.name for rule in rules(asked)]


LOWER = ("access_point", "position", {"position": "lowered"})
RAISE = ("access_point", "position", {"position": "raised"})
FREE = ("access_point", "access_mode", {"access_mode": "free"})
ONCE = ("access_point", "open_once", {"ttl_s": 5})
DARK = ("luminaire", "light_level", {"level_pct": 0})
FULL = ("luminaire", "light_level", {"level_pct": 100})
OFF = ("lighting_cabinet", "circuit", {"id": "D1", "command": "off"})
SIGN = ("message_sign", "message", {"pages": [], "class": "event", "duration_s": 60})
PLAY = ("loudspeaker_zone", "play", {"id": "m", "repeat": 1, "level_db": 60})
PREEMPT = ("traffic_junction", "preempt", {"route_id": "r", "approach": "n", "ttl_s": 60})
HOUR = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (_asked(*LOWER), []),
        (_asked(*LOWER, in_closed_perimeter=True), ["closed_perimeter"]),
        (_asked(*RAISE, in_closed_perimeter=True, ends_at=HOUR), []),
        (_asked(*ONCE, in_closed_perimeter=True), ["closed_perimeter"]),
        (_asked(*ONCE, ends_at=None), []),
        (_asked(*FREE, ends_at=NOW + timedelta(minutes=15)), []),
        (_asked(*FREE, ends_at=NOW + timedelta(minutes=15, seconds=1)), ["long_free_access"]),
        (_asked(*FREE, ends_at=None), ["long_free_access"]),
        (_asked(*RAISE, assets={"access_point": 3}), []),
        (_asked(*RAISE, assets={"access_point": 4}), ["many_access_points"]),
        (_asked(*ONCE, assets={"access_point": 4}), ["many_access_points"]),
        (_asked("access_point", "sync_access_list", {}, assets={"access_point": 26}), []),
        (_asked(*DARK, assets={"luminaire": 200}), []),
        (_asked(*DARK, assets={"luminaire": 201}), ["many_lights_out"]),
        (_asked("luminaire", "light_level", {"level_pct": 1}, assets={"luminaire": 3000}), []),
        (_asked(*DARK, over_protected=True), ["protected_claim"]),
        (_asked(*OFF), []),
        (_asked(*OFF, night=True), ["critical_capability"]),
        (_asked("lighting_cabinet", "circuit", {"id": "D1", "command": "auto"}, night=True), []),
        (_asked("traffic_junction", "flashing", {"flashing": True}), ["critical_capability"]),
        (_asked("traffic_junction", "plan", {"id": "P1"}), []),
        (_asked(*SIGN), []),
        (_asked(*SIGN, from_library=False), ["critical_capability"]),
        (_asked(*SIGN, shown_classes=frozenset({"traffic", "safety"})), ["critical_capability"]),
        (_asked(*SIGN, shown_classes=frozenset({"unknown"})), ["critical_capability"]),
        (_asked(*PLAY), []),
        (_asked(*PLAY, every_zone=True, level=2), ["critical_capability"]),
        (_asked(*PLAY, evacuation=True), ["critical_capability"]),
        (_asked(*PLAY, evacuation=True, every_zone=True, level=1), []),
        (_asked("intrusion_panel", "unset", {}), ["critical_capability"]),
        (_asked("intrusion_panel", "set", {}), []),
        (_asked("lorawan_gateway", "reboot", {}), []),
        (_asked("lorawan_gateway", "reboot", {}, sole_carrier=True), ["critical_capability"]),
        (_asked("network_switch", "port_cycle", {"id": "1"}, carries_critical=True), ["critical_capability"]),
    ],
)
def test_rules_met(asked: Asked, expected: list[str]) -> None:
    assert _names(asked) == expected
    assert not countersign(asked)


@pytest.mark.parametrize("verb", ["freeze", "unfreeze"])
def test_freezing_and_unfreezing_need_two_persons(verb: Any) -> None:
    assert _names(Asked(verb=verb, circumstances=Circumstances(level=4), starts_at=NOW)) == [verb]


@given(st.sampled_from([LOWER, FREE, ONCE]), st.sampled_from([1, 2]), st.booleans(), st.integers(1, 30))
def test_opening_the_way_to_rescue_never_waits_and_is_countersigned(
    opening: tuple[str, str, dict[str, Any]], level: int, closed: bool, count: int
) -> None:
    asked = _asked(
        *opening,
        level=level,
        in_closed_perimeter=closed,
        ends_at=None,
        over_protected=True,
        assets={"access_point": count},
    )
    assert _names(asked) == []
    assert countersign(asked)


def test_raising_at_the_supreme_levels_is_no_rescue() -> None:
    asked = _asked(*RAISE, level=1, assets={"access_point": 4}, over_protected=True)
    assert _names(asked) == ["many_access_points", "protected_claim"]


@pytest.mark.parametrize("level", range(1, 9))
def test_preemption_never_waits_and_is_countersigned(level: int) -> None:
    asked = _asked(*PREEMPT, level=level, assets={"traffic_junction": 30}, over_protected=True)
    assert _names(asked) == []
    assert countersign(asked)


@pytest.mark.parametrize(("level", "protected", "signed"), [(4, False, False), (4, True, True), (2, False, True)])
def test_full_light_never_waits(level: int, protected: bool, signed: bool) -> None:
    for full in (FULL, ("lighting_cabinet", "circuit", {"id": "D1", "command": "on"})):
        asked = _asked(*full, level=level, over_protected=protected, assets={full[0]: 3000}, night=True)
        assert _names(asked) == []
        assert countersign(asked) == signed


def test_who_knows_nothing_of_the_circumstances_asks_for_a_second_person() -> None:
    blind = Circumstances(level=4)
    for kind in KINDS.values():
        for item in kind.capabilities:
            value = {row.name: "off" if row.name == "command" else 1 for row in item.params}
            asked = Asked(
                verb="claim" if item.mode == "held" else "action",
                circumstances=blind,
                starts_at=NOW,
                ends_at=NOW,
                capability=item,
                value=value,
            )
            assert (_names(asked) == ["critical_capability"]) == (item.critical is not None)


def test_a_critical_capability_is_worded_by_its_kind_and_every_rule_in_both_languages() -> None:
    (rule,) = rules(_asked(*OFF, night=True))
    assert rule.label == _capability("lighting_cabinet", "circuit").critical
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.label.fr and rule.label.en for rule in RULES)
