"""Every kind of equipment: its JSON Schemas accept what its checks accept."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.domain.kinds.fields import Choice, Enum, Integer, InvalidValue, ListOf, Number, Record, Text, ValueType
from app.domain.kinds.kind import Kind
from tests.domain.every_kind import every_kind, fits, params_of

HOSTILE: list[Any] = [math.nan, math.inf, -math.inf, 10**400, -(10**5000), {"a": 1}, [[[]]], None, "\x00", "\ud800"]


@every_kind
def test_schemas_are_valid_json_schema(kind: Kind) -> None:
    described = kind.schema()
    for part in ("state", "measurements", "attributes"):
        Draft202012Validator.check_schema(described[part])
    for item in described["capabilities"]:
        Draft202012Validator.check_schema(item["params"])


@every_kind
def test_a_name_the_kind_does_not_have_is_tolerated_and_told(kind: Kind) -> None:
    assert kind.check_report({"firmware": "1.2", "vendor_secret": [1]}) == ["vendor_secret"]
    kind.check_attributes({"colour_of_the_door": "green"})
    with pytest.raises(InvalidValue, match="commune_insee"):
        kind.check_attributes({"commune_insee": "1"})


@every_kind
def test_hostile_values_are_refused_by_name(kind: Kind) -> None:
    for row in kind.reported:
        for value in HOSTILE:
            if isinstance(row.type, ListOf | Record) and isinstance(value, list | dict):
                continue
            with pytest.raises(InvalidValue, match=row.name):
                kind.check_report({row.name: value})


def _values(kind: ValueType) -> st.SearchStrategy[Any]:
    """Values near what fits and just outside it, and any JSON besides."""
    near: st.SearchStrategy[Any]
    match kind:
        case Number(minimum=low, maximum=high) | Integer(minimum=low, maximum=high):
            span = (high - low) / 4
            near = st.one_of(
                st.floats(low - span, high + span, allow_nan=False),
                st.integers(int(low - span), int(high + span)),
                st.sampled_from([low, high]),
            )
        case Enum() | Choice():
            near = st.sampled_from([*kind.values, "unknown", "nonsense", ""])
        case Text(max_length=length):
            sample = ["", "x" * length, "x" * (length + 1), "a\x00b", "\ud800", "2A004", "12345678901234"]
            near = st.sampled_from([*sample, "2026-11-22T18:00:00+01:00", "2026-13-01T00:00:00Z", "2026-11-22"])
        case ListOf():
            near = st.lists(_values(kind.item), max_size=4)
        case Record():
            members = {row.name: _values(row.type) for row in kind.fields}
            required = {name: members.pop(name) for name in kind.required}
            near = st.one_of(
                st.fixed_dictionaries(required, optional=members),
                st.fixed_dictionaries({}, optional=members | {"stranger": st.just(1)}),
            )
        case _:
            near = st.booleans()
    anything = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.just({}))
    return st.one_of(near, near, near, anything)


@every_kind
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_schema_and_check_accept_the_same_values(kind: Kind, data: st.DataObject) -> None:
    for row in (*kind.reported, *kind.attributes, *params_of(kind)):
        value = data.draw(_values(row.type), label=row.name)
        assert fits(row, value) == Draft202012Validator(row.schema()).is_valid(value), (row.name, value)
