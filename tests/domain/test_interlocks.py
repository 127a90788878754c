"""Interlocks: no priority outranks them, what is not known is the dangerous case, every refusal says what to do."""

from __future__ import annotations

import math
from datetime import datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.interlocks import judge
from app.domain.kinds import KINDS
from app.domain.kinds.access.access_point import LOOP_FRESH_S
from app.domain.kinds.interlock import Scene
from tests.factories import NOON

CLEAR = {"loop_occupied": False, "loop_fault": False, "obstacle_detected": False, "position": "lowered"}
LOOP = ("loop_occupied", "loop_fault", "obstacle_detected")
POINT = KINDS["access_point"]


def scene(values: dict[str, Any] | None = None, **changes: Any) -> Scene:
    seen = values or {}
    fields: dict[str, Any] = {
        "ages": dict.fromkeys(seen, 0.5), "reachable": True, "local_time": NOON, "level": 4,
    }  # fmt: skip
    return Scene(values=seen, **fields | changes)


def blocked(kind: str, capability: str, value: dict[str, Any], seen: Scene) -> list[str]:
    return [block.name for block in judge(KINDS[kind].capability(capability), value, seen)]


flag = st.sampled_from([True, False, False, False, None, "unknown", 0, 1])
age = st.sampled_from([0.0, 0.5, 2.0, -1.0, None, 2.001, -2.001, -300.0, 3600.0, math.nan, math.inf])
seen_values = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(LOOP, flag) | {"position": st.sampled_from(["raised", "lowered", "moving_up", "unknown"])},
)
ages = st.fixed_dictionaries({}, optional=dict.fromkeys((*LOOP, "position"), age))


@given(
    values=seen_values, ages_=ages, reachable=st.booleans(), level=st.integers(1, 8),
    order=st.sampled_from([("position", "raised"), ("access_mode", "closed"), ("access_mode", "controlled")]),
)  # fmt: skip
def test_whatever_is_known_nothing_rises_over_a_loop_not_known_to_be_free_and_sound(
    values: dict[str, Any], ages_: dict[str, Any], reachable: bool, level: int, order: tuple[str, str]
) -> None:
    def surely(name: str, expected: object) -> bool:
        since = ages_.get(name)
        return reachable and values.get(name) is expected and since is not None and abs(since) <= LOOP_FRESH_S

    seen = scene(values, ages=ages_, reachable=reachable, level=level)
    blocks = judge(POINT.capability(order[0]), {order[0]: order[1]}, seen)
    up_already = order[0] == "access_mode" and values.get("position") == "raised" and surely("position", "raised")
    assert bool(blocks) == (not all(surely(name, False) for name in LOOP) and not up_already)
    assert all(block.remedy.fr and block.remedy.en and block.remedy.en in str(block) for block in blocks)


@pytest.mark.parametrize(
    ("changes", "ages_", "unknown"),
    [
        ({}, {}, None),
        ({"loop_occupied": True}, {}, ()),
        ({"loop_fault": True}, {}, ()),
        ({"obstacle_detected": True}, {}, ()),
        ({}, {"loop_occupied": 2.1}, ("loop_occupied",)),
        ({}, {"loop_fault": -3.0}, ("loop_fault",)),
        ({}, {"obstacle_detected": None}, ("obstacle_detected",)),
        ({"loop_occupied": None}, {}, ("loop_occupied",)),
    ],
)
def test_a_refused_rise_names_what_is_not_known(
    changes: dict[str, Any], ages_: dict[str, Any], unknown: tuple[str, ...] | None
) -> None:
    values = CLEAR | changes
    blocks = judge(
        POINT.capability("position"), {"position": "raised"}, scene(values, ages=dict.fromkeys(values, 0.5) | ages_)
    )
    assert [block.unknown for block in blocks] == ([] if unknown is None else [unknown])


@given(values=seen_values, ages_=ages, reachable=st.booleans(), level=st.integers(1, 8))
def test_nothing_ever_stops_the_way_from_opening(
    values: dict[str, Any], ages_: dict[str, Any], reachable: bool, level: int
) -> None:
    seen = scene(values, ages=ages_, reachable=reachable, level=level)
    assert blocked("access_point", "position", {"position": "lowered"}, seen) == []
    assert blocked("access_point", "access_mode", {"access_mode": "free"}, seen) == []
    assert blocked("access_point", "open_once", {"ttl_s": 5}, seen) == []


@given(
    asked=st.floats(0, 100), floor=st.none() | st.floats(0, 100), level=st.integers(1, 8), lit=st.booleans(),
)  # fmt: skip
def test_in_a_zone_lit_for_safety_no_lamp_is_dimmed_under_its_floor(
    asked: float, floor: float | None, level: int, lit: bool
) -> None:
    seen = scene(
        level=level, attributes={} if floor is None else {"floor_pct": floor},
        tags=frozenset({"safety_lit"} if lit else ()),
    )  # fmt: skip
    under = asked < 100 if floor is None else asked < floor
    assert bool(blocked("luminaire", "light_level", {"level_pct": asked}, seen)) == (lit and under)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ({}, True),
        ({"declared_plans": []}, True),
        ({"declared_plans": ["P2"]}, True),
        ({"declared_plans": ["P1"]}, False),
    ],
)
@pytest.mark.parametrize("level", [1, 4, 8])
def test_a_junction_only_gets_a_plan_that_it_declared(declared: dict[str, Any], expected: bool, level: int) -> None:
    assert bool(blocked("traffic_junction", "plan", {"id": "P1"}, scene(attributes=declared, level=level))) is expected


@pytest.mark.parametrize(("presets", "expected"), [([], True), ([{"id": "7"}], False), (None, True)])
def test_a_camera_only_goes_to_a_preset_that_is_declared(presets: list[Any] | None, expected: bool) -> None:
    described = {} if presets is None else {"presets": presets}
    assert bool(blocked("camera", "ptz_preset", {"id": "7"}, scene(attributes=described))) is expected


@pytest.mark.parametrize(
    ("at", "quiet"),
    [(time(21, 59), False), (time(22), True), (time(0), True), (time(6, 59, 59), True), (time(7), False)],
)
@pytest.mark.parametrize("level", range(1, 9))
def test_loudspeakers_are_quiet_at_night_but_for_rescue(at: time, quiet: bool, level: int) -> None:
    seen = scene(level=level, local_time=datetime.combine(NOON, at))
    value = {"id": "m", "repeat": 1, "level_db": 60}
    assert blocked("loudspeaker_zone", "play", value, seen) == (["quiet_hours"] if quiet and level > 2 else [])
    assert blocked("loudspeaker_zone", "stop", {}, seen) == []


@pytest.mark.parametrize(
    ("level_db", "described", "loud"),
    [(94, {}, False), (94.1, {}, True), (80, {"max_level_db": 75}, True), (102.5, {"max_level_db": 110}, True)],
)
def test_loudspeakers_keep_under_the_limit_of_their_zone_but_for_rescue(
    level_db: float, described: dict[str, Any], loud: bool
) -> None:
    value = {"programme": "p", "level_db": level_db}
    assert bool(blocked("loudspeaker_zone", "background", value, scene(attributes=described))) is loud
    assert blocked("loudspeaker_zone", "background", value, scene(attributes=described, level=2)) == []


MATRIX = {"rows": 2, "columns": 10, "charset": "latin-1"}


@pytest.mark.parametrize(
    ("pages", "described", "fits"),
    [
        ([{"lines": ["DÉVIATION", "À DROITE"]}], MATRIX, True),
        ([{"lines": ["0123456789 "]}], MATRIX, True),
        ([{"lines": ["01234567890"]}], MATRIX, False),
        ([{"lines": ["A", "B", "C"]}], MATRIX, False),
        ([{"lines": ["A"]}, {"lines": ["01234567890"]}], MATRIX, False),
        ([{"lines": ["PÉAGE 3 €"]}], MATRIX, False),
        ([{"lines": ["A\tB"]}], MATRIX, False),
        ([{"lines": ["A"]}], {"rows": 2, "columns": 10}, False),
        ([{"lines": ["A"]}], MATRIX | {"charset": "no-such"}, False),
        ([{"pictogram_code": "A13"}], {}, True),
        ([], {}, True),
    ],
)
def test_a_sign_only_shows_what_fits_it(pages: list[Any], described: dict[str, Any], fits: bool) -> None:
    value = {"pages": pages, "class": "traffic", "duration_s": 60}
    assert (blocked("message_sign", "message", value, scene(attributes=described)) == []) is fits


@given(
    lines=st.lists(st.text(alphabet="AÉ€ \t", max_size=12), max_size=4), rows=st.integers(1, 4),
    columns=st.integers(1, 12), level=st.integers(1, 8),
)  # fmt: skip
def test_whatever_a_sign_may_show_is_within_its_matrix(lines: list[str], rows: int, columns: int, level: int) -> None:
    described = {"rows": rows, "columns": columns, "charset": "latin-1"}
    value = {"pages": [{"lines": lines}], "class": "safety", "duration_s": 60}
    if not blocked("message_sign", "message", value, scene(attributes=described, level=level)) and any(
        line.strip() for line in lines
    ):
        assert len(lines) <= rows
        assert all(len(line.rstrip()) <= columns for line in lines)
        assert "€" not in "".join(lines)
