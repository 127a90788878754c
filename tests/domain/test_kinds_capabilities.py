"""Every kind of equipment: its capabilities are asked, interlocked and judged."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.interlocks import judge
from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import (
    Choice,
    Enum,
    Field,
    Integer,
    InvalidValue,
    Label,
    ListOf,
    Number,
    Record,
    Text,
    ValueType,
)
from app.domain.kinds.interlock import Scene
from app.domain.kinds.kind import COMMON_STATE, Kind
from tests.domain.every_kind import SNAKE, every_kind, fits, spoken


@every_kind
def test_a_command_misses_nothing_and_holds_nothing_else(kind: Kind) -> None:
    for item in kind.capabilities:
        with pytest.raises(InvalidValue, match="stranger"):
            item.check_params({"stranger": 1} | dict.fromkeys(item.required))
        if item.required:
            with pytest.raises(InvalidValue, match="missing"):
                item.check_params({})


@every_kind
def test_capabilities_wait_and_answer_in_time(kind: Kind) -> None:
    for item in kind.capabilities:
        assert 0 < item.ttl_s <= 600
        assert 0 < item.answer_s <= 300
        assert item.slot is None or item.slot in item.required
        assert item.lasting is None or item.lasting in {row.name for row in item.params}
        assert item.waits_s({}) == item.ttl_s
        assert item.answers_s(None) == item.answers_s({}) == item.answer_s
        if kind.family == "access" and item.interlocks:
            assert item.ttl_s == 10


@every_kind
def test_a_property_is_read_back_as_its_capability_and_slot(kind: Kind) -> None:
    for item in kind.capabilities:
        for slot in ("D1", "a/b"):
            name = item.property_of({item.slot or "": slot})
            assert Capability.of_property(name) == (item.name, slot if item.slot else None)


@every_kind
def test_interlocks_read_what_the_kind_has_and_say_what_satisfies_them(kind: Kind) -> None:
    for interlock in (rule for item in kind.capabilities for rule in item.interlocks):
        assert SNAKE.match(interlock.name)
        assert spoken(interlock.rule)
        assert spoken(interlock.remedy)
        assert set(interlock.inputs) <= kind.reported_names
        assert set(interlock.attributes) <= {row.name for row in kind.attributes}
        assert interlock.exempt_levels <= {1, 2}
        assert (interlock.fresh_s is None) == (interlock.inputs == ())


SAMPLES = ["D1", "1", "ISO 8859-15", "", "2A004", "12345678901234", "2026-11-22T18:00:00+01:00", "2026-11-22"]


def _fitting(kind: ValueType) -> st.SearchStrategy[Any]:
    """Values that fit, built rather than found."""
    match kind:
        case Number(minimum=low, maximum=high):
            return st.floats(low, high) | st.sampled_from([low, high])
        case Integer(minimum=low, maximum=high):
            return st.integers(low, high)
        case Enum():
            return st.sampled_from(kind.all_values)
        case Choice():
            return st.sampled_from(kind.values)
        case Text():
            row = Field(name="text", type=kind, label=Label("texte", "text"))
            return st.sampled_from([sample for sample in SAMPLES if fits(row, sample)])
        case ListOf():
            return st.lists(_fitting(kind.item), max_size=3)
        case Record():
            members = {row.name: _fitting(row.type) for row in kind.fields}
            required = {name: members.pop(name) for name in kind.required}
            return st.fixed_dictionaries(required, optional=members)
        case _:
            return st.booleans()


def _asked(item: Capability) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({row.name: _fitting(row.type) for row in item.params})


def _observed(rows: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={row.name: _fitting(row.type) for row in rows})


@every_kind
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_asked_and_observed_is_judged(kind: Kind, data: st.DataObject) -> None:
    for item in kind.capabilities:
        value = data.draw(_asked(item), label="value")
        observed = data.draw(
            _observed(tuple(row for row in kind.reported if row not in COMMON_STATE)), label="observed"
        )
        attributes = data.draw(_observed(kind.attributes), label="attributes")
        assert item.agrees(value, observed) in (True, False, None)
        assert item.released(observed) in (True, False, None)
        assert item.opposes is None or not item.opposes(value, value)
        scene = Scene(
            values=observed,
            ages=dict.fromkeys(observed, 1.0),
            reachable=True,
            local_time=datetime(2026, 11, 24, 12),  # noqa: DTZ001  the territory's own clock
            level=4,
            attributes=attributes,
            tags=frozenset({"safety_lit"}),
        )
        assert all(spoken(block.remedy) for block in judge(item, value, scene))


@every_kind
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_silent_state_shows_nothing(kind: Kind, data: st.DataObject) -> None:
    for item in kind.capabilities:
        value = data.draw(_asked(item), label="value")
        assert item.agrees(value, {}) is None
        unknown = {row.name: "unknown" for row in kind.state if isinstance(row.type, Enum)}
        assert item.agrees(value, unknown) is None
        assert item.released({}) is item.released(unknown)
