"""One deterministic rule: asset, tag, smallest zone, kind."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest

from app.domain.programmes.assignment import Assignee, Assignment, Assignments, Scope

LAMP = Assignee("EP-1", "luminaire", ("quai", "centre"), ("ville", "quartier", "place"))


def given(scope: Scope, subject: str, capability: str = "light_level", **more: object) -> Assignment:
    return Assignment(f"{scope}-{subject}", f"of-{subject}", capability, scope, subject, **more)  # type: ignore[arg-type]


IN_ORDER = [
    given("asset", "EP-1"),
    given("tag", "centre"),
    given("tag", "quai"),
    given("zone", "place"),
    given("zone", "quartier"),
    given("zone", "ville"),
    given("kind", "luminaire"),
]


@pytest.mark.parametrize("first", range(len(IN_ORDER)))
def test_the_most_specific_assignment_rules_whatever_the_order_of_writing(first: int) -> None:
    rows = IN_ORDER[first:]
    for order in (rows, rows[::-1]):
        assert Assignments(order).of(LAMP, ["light_level"]) == {"light_level": rows[0]}


def test_others_assignments_and_other_capabilities_do_not_count() -> None:
    rows = [given("asset", "EP-2"), given("kind", "camera"), given("kind", "luminaire", "scene")]
    assert Assignments(rows).of(LAMP, ["light_level"]) == {}


def test_each_capability_has_its_own() -> None:
    building = Assignee("BAT-1", "public_building", (), ())
    rows = [given("kind", "public_building", "facade_light"), given("asset", "BAT-1", "hvac_mode")]
    found = Assignments(rows).of(building, ["facade_light", "hvac_mode"])
    assert {name: row.scope for name, row in found.items()} == {"facade_light": "kind", "hvac_mode": "asset"}


def test_of_two_alike_the_newest_rules_then_the_first_by_id() -> None:
    old, new = (
        Assignment(name, name, "light_level", "zone", "place", since)
        for name, since in (("a", datetime(2026, 1, 1, tzinfo=UTC)), ("b", datetime(2026, 6, 1, tzinfo=UTC)))
    )
    ever, same = (Assignment(name, name, "light_level", "zone", "place") for name in ("c", "d"))
    for order in permutations([old, new, ever, same]):
        assert Assignments(order).of(LAMP, ["light_level"])["light_level"] is new
    assert Assignments([same, ever]).of(LAMP, ["light_level"])["light_level"] is ever
