"""What no priority may order: rises on an occupied loop, dark safety zones, undeclared plans, noise at night."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.interlocks import Block, Scene, judge
from app.domain.kinds import KINDS
from app.domain.kinds.access import LOOP_FRESH_S
from app.domain.kinds.capability import Capability

NOON = datetime(2026, 11, 24, 12)  # noqa: DTZ001  the territory's own clock
DANGERS = ("loop_occupied", "loop_fault", "obstacle_detected")
CLEAR: dict[str, Any] = dict.fromkeys(DANGERS, False)


def _capability(kind: str, name: str) -> Capability:
    return next(item for item in KINDS[kind].capabilities if item.name == name)


POSITION, MODE = _capability("access_point", "position"), _capability("access_point", "access_mode")
RISES = [
    (POSITION, {"position": "raised"}),
    (MODE, {"access_mode": "closed"}),
    (MODE, {"access_mode": "controlled"}),
]
OPENINGS = [
    (POSITION, {"position": "lowered"}),
    (MODE, {"access_mode": "free"}),
    (_capability("access_point", "open_once"), {"ttl_s": 5}),
]


def _scene(values: dict[str, Any] | None = None, **changes: Any) -> Scene:
    seen = values or {}
    scene = Scene(values=seen, ages=dict.fromkeys(seen, 0.5), reachable=True, local_time=NOON, level=4)
    return replace(scene, **changes)


def _names(blocks: list[Block]) -> list[str]:
    return [block.name for block in blocks]


anything = st.sampled_from([True, False, None, "unknown", 0, 1, "", "free"])
age = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.sampled_from([0.0, 2.0, 2.001]))
scenes = st.builds(
    Scene,
    values=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(DANGERS, anything)
        | {"position": st.sampled_from(["lowered", "moving_up", "moving_down", "intermediate", "unknown", None])},
    ),
    ages=st.dictionaries(st.sampled_from([*DANGERS, "position"]), age),
    reachable=st.booleans(),
    local_time=st.datetimes(),
    level=st.integers(1, 8),
)


@given(st.sampled_from(RISES), scenes)
def test_a_rise_is_never_allowed_on_a_loop_that_is_not_known_to_be_clear(
    rise: tuple[Capability, dict[str, str]], scene: Scene
) -> None:
    ages = [scene.ages.get(name) for name in DANGERS]
    fresh = all(seconds is not None and 0 <= seconds <= LOOP_FRESH_S for seconds in ages)
    clear = all(scene.values.get(name) is False for name in DANGERS)
    assert (judge(*rise, scene) == []) == (scene.reachable and fresh and clear)


DEFECTS: list[dict[str, Any]] = [
    {"reachable": False},
    *({"values": CLEAR | {name: bad}} for name in DANGERS for bad in (True, None, "unknown", 0)),
    *({"values": {other: False for other in DANGERS if other != name}} for name in DANGERS),
    *({"ages": {**dict.fromkeys(DANGERS, 0.5), name: bad}} for name in DANGERS for bad in (None, 2.01, -0.1, math.nan)),
]


@pytest.mark.parametrize("rise", RISES, ids=["raise", "close", "control"])
def test_a_single_defect_is_enough_to_keep_the_obstacle_down(rise: tuple[Capability, dict[str, str]]) -> None:
    clear = _scene(CLEAR, ages=dict.fromkeys(DANGERS, LOOP_FRESH_S))
    assert judge(*rise, clear) == []
    for defect in DEFECTS:
        assert _names(judge(*rise, replace(clear, **defect))) == ["clear_loop"], defect


@given(st.sampled_from(RISES), st.permutations([*DANGERS, "position"]), st.sampled_from(DANGERS))
def test_the_order_of_inputs_does_not_matter(
    rise: tuple[Capability, dict[str, str]], order: list[str], danger: str
) -> None:
    values = {name: CLEAR.get(name, "lowered") for name in order}
    assert judge(*rise, _scene(values)) == []
    assert _names(judge(*rise, _scene({**values, danger: True}))) == ["clear_loop"]


@given(st.sampled_from(OPENINGS), scenes)
def test_opening_the_way_is_never_held_back(opening: tuple[Capability, dict[str, Any]], scene: Scene) -> None:
    assert judge(*opening, scene) == []


@pytest.mark.parametrize("mode", ["closed", "controlled"])
def test_a_mode_moves_nothing_where_the_obstacle_is_known_to_be_up(mode: str) -> None:
    up = {"position": "raised", "loop_occupied": True}
    assert judge(MODE, {"access_mode": mode}, _scene(up)) == []
    assert judge(MODE, {"access_mode": mode}, _scene(up, ages={"position": 2.5}))
    assert judge(MODE, {"access_mode": mode}, _scene(up, reachable=False))
    assert judge(MODE, {"access_mode": mode}, _scene(up, ages={"position": math.nan}))


def test_an_access_point_with_a_broken_loop_can_be_taken_out_of_service() -> None:
    assert judge(MODE, {"access_mode": "out_of_service"}, _scene({"loop_fault": True})) == []


def test_a_refusal_says_what_is_unknown_what_is_too_old_and_what_is_out_of_reach() -> None:
    values = {"loop_occupied": False, "loop_fault": False}
    ages = {"loop_occupied": 2.1, "loop_fault": 1.0}
    (block,) = judge(POSITION, {"position": "raised"}, _scene(values, ages=ages, reachable=False))
    assert (block.unknown, block.stale, block.unreachable) == (("obstacle_detected",), ("loop_occupied",), True)
    assert "boucle" in block.body()["remedy"]["fr"]


LIGHT = _capability("luminaire", "light_level")


@given(st.floats(0, 100), st.one_of(st.none(), st.floats(0, 100)), st.integers(1, 8))
def test_a_luminaire_lit_for_safety_never_dims_under_its_floor(asked: float, floor: float | None, level: int) -> None:
    attributes = {} if floor is None else {"floor_pct": floor}
    safe = _scene(attributes=attributes, tags=frozenset({"safety_lit"}), level=level)
    assert (judge(LIGHT, {"level_pct": asked}, safe) == []) == (asked >= (100 if floor is None else floor))
    assert judge(LIGHT, {"level_pct": asked}, _scene(attributes=attributes, level=level)) == []


@given(st.lists(st.text(max_size=3)), st.text(max_size=3))
def test_a_junction_is_never_commanded_to_a_plan_it_did_not_declare(plans: list[str], asked: str) -> None:
    blocks = judge(_capability("traffic_junction", "plan"), {"id": asked}, _scene(attributes={"declared_plans": plans}))
    assert (blocks == []) == (asked in plans)


@pytest.mark.parametrize(
    ("kind", "name", "attribute"),
    [("traffic_junction", "plan", "declared_plans"), ("camera", "ptz_preset", "presets")],
)
def test_what_was_never_declared_is_refused(kind: str, name: str, attribute: str) -> None:
    (block,) = judge(_capability(kind, name), {"id": "1"}, _scene())
    assert block.unknown == (attribute,)


def test_a_camera_goes_only_to_declared_presets() -> None:
    preset, scene = _capability("camera", "ptz_preset"), _scene(attributes={"presets": [{"id": "1", "views": []}]})
    assert judge(preset, {"id": "1"}, scene) == []
    assert _names(judge(preset, {"id": "2"}, scene)) == ["declared_preset"]


PLAY = _capability("loudspeaker_zone", "play")


@pytest.mark.parametrize(
    ("clock", "quiet"), [("22:00", True), ("06:59", True), ("07:00", False), ("21:59", False), ("00:00", True)]
)
@pytest.mark.parametrize("name", ["background", "play"])
def test_loudspeakers_respect_quiet_hours_except_for_rescue(name: str, clock: str, quiet: bool) -> None:
    at = datetime.combine(NOON.date(), datetime.strptime(clock, "%H:%M").time())  # noqa: DTZ007
    for level in range(1, 9):
        blocks = judge(_capability("loudspeaker_zone", name), {"level_db": 70}, _scene(local_time=at, level=level))
        assert _names(blocks) == (["quiet_hours"] if quiet and level > 2 else [])


@pytest.mark.parametrize(("described", "limit"), [({}, 94), ({"max_level_db": 80}, 80), ({"max_level_db": 110}, 102)])
def test_loudspeakers_respect_their_limit_except_for_rescue(described: dict[str, float], limit: float) -> None:
    for level, over in product(range(1, 9), (0, 0.5)):
        blocks = judge(PLAY, {"level_db": limit + over}, _scene(attributes=described, level=level))
        assert _names(blocks) == (["level_limit"] if over and level > 2 else [])


MESSAGE = _capability("message_sign", "message")
MATRIX = {"rows": 2, "columns": 6, "charset": "ISO 8859-15"}


@pytest.mark.parametrize(
    ("pages", "fits"),
    [
        ([{"lines": ["DANGER", "Été €"]}], True),
        ([{"lines": ["DANGER  ", "12"]}], True),  # trailing blanks are not seen
        ([{"lines": ["DANGERS"]}], False),
        ([{"lines": ["1", "2", "3"]}], False),
        ([{"lines": ["1"]}, {"lines": ["1", "2", "3"]}], False),
        ([{"lines": ["→"]}], False),
        ([{"lines": ["a\tb"]}], False),
        ([{"pictogram_code": "A14"}], True),
        ([], True),
    ],
)
def test_a_sign_shows_only_texts_that_fit_its_matrix(pages: list[dict[str, Any]], fits: bool) -> None:
    assert (judge(MESSAGE, {"pages": pages}, _scene(attributes=MATRIX)) == []) == fits


def test_a_sign_whose_matrix_is_not_described_shows_pictograms_only() -> None:
    (block,) = judge(MESSAGE, {"pages": [{"lines": ["A"]}]}, _scene(attributes={"rows": 2}))
    assert block.unknown == ("columns", "charset")
    assert judge(MESSAGE, {"pages": [{"pictogram_code": "A14"}]}, _scene()) == []
    nonsense = MATRIX | {"charset": "no such set"}
    assert _names(judge(MESSAGE, {"pages": [{"lines": ["A"]}]}, _scene(attributes=nonsense))) == ["fits_matrix"]


@given(st.sampled_from(RISES), scenes)
def test_a_refusal_always_names_its_rule_and_what_would_satisfy_it(
    rise: tuple[Capability, dict[str, str]], scene: Scene
) -> None:
    for block in judge(*rise, scene):
        assert block.rule.fr and block.rule.en  # noqa: PT018
        assert block.remedy.fr and block.remedy.en  # noqa: PT018
        assert not set(block.unknown) & set(block.stale)
