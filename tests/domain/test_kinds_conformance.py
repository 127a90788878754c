"""One conformance test over every kind of equipment."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.domain.interlocks import judge
from app.domain.kinds import FAMILIES, KINDS
from app.domain.kinds.capability import Capability
from app.domain.kinds.common_alarms import COMPUTED
from app.domain.kinds.document import markdown
from app.domain.kinds.expression import check_expression
from app.domain.kinds.fields import (
    Boolean,
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
from app.domain.kinds.trigger import Expiring, Expression, Is

ROOT = Path(__file__).parents[2]
SHARED_TABLE = ROOT.parent / "shared" / "KINDS.md"
SNAKE = re.compile(r"^[a-z0-9]+(_[a-z0-9]+)*$")
UNITS = frozenset(
    """
    1 % A Cel Hz K V W [ppm] d dB[SPL] dB[SPL]{A} dB[SPL]{C} deg h kV.A kV.A.h kW.h kbit/s km/h lm lx m m/s
    m3 min mm/h s ug/m3 {vehicle}/h
    """.split()  # noqa: SIM905  a word list reads better than seventy quotes
)
GAUGES = {
    "lamp_failure_count": "how many lamps are out now",
    "pixel_failure_count": "how many pixels are out now",
    "occupancy_count": "how many people are in now",
    "client_count": "how many clients are connected now",
}
HOSTILE: list[Any] = [math.nan, math.inf, -math.inf, 10**400, -(10**5000), {"a": 1}, [[[]]], None, "\x00", "\ud800"]

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


def _nested(rows: tuple[Field, ...]) -> Iterator[Field]:
    for row in rows:
        yield row
        inner = row.type.item if isinstance(row.type, ListOf) else row.type
        if isinstance(inner, Record):
            yield from _nested(inner.fields)


def _params(kind: Kind) -> tuple[Field, ...]:
    return tuple(row for item in kind.capabilities for row in item.params)


def _rows(kind: Kind) -> list[Field]:
    return [*_nested(kind.reported), *_nested(kind.attributes), *_nested(_params(kind))]


def _spoken(label: Label) -> bool:
    return bool(label.fr.strip()) and bool(label.en.strip())


@every_kind
def test_names_are_lower_snake_case_and_unique(kind: Kind) -> None:
    assert SNAKE.match(kind.name)
    assert all(SNAKE.match(row.name) for row in _rows(kind))
    names = [row.name for row in (*kind.reported, *kind.attributes)]
    assert len(names) == len(set(names))
    capabilities = [item.name for item in kind.capabilities]
    assert len(capabilities) == len(set(capabilities))


@every_kind
def test_everything_is_named_in_french_and_in_english(kind: Kind) -> None:
    assert kind.label.fr != kind.label.en
    assert all(_spoken(row.label) for row in _rows(kind))
    assert all(_spoken(label) for label in (kind.label, kind.on_comm_loss))
    for item in kind.capabilities:
        assert _spoken(item.label)
        assert item.critical is None or _spoken(item.critical)


@every_kind
def test_units_are_ucum(kind: Kind) -> None:
    assert {row.unit for row in _rows(kind)} <= UNITS


@every_kind
def test_counters_are_named_as_counters(kind: Kind) -> None:
    for row in kind.measurements:
        if row.name in GAUGES:
            assert not row.counter
        elif row.name.endswith(("_kwh", "_kvarh", "_count")):
            assert row.counter
        elif row.counter:
            assert row.name.endswith(("_m", "_m3", "_h"))


@every_kind
def test_reported_vocabularies_admit_unknown_and_ordered_ones_do_not(kind: Kind) -> None:
    for row in (*_nested(kind.reported), *_nested(kind.attributes)):
        assert not isinstance(row.type, Choice)
        if isinstance(row.type, Enum):
            row.type.check("unknown")
            assert "unknown" in row.schema()["enum"]
    for row in _nested(_params(kind)):
        assert not isinstance(row.type, Enum)


@every_kind
def test_every_command_parameter_is_bounded(kind: Kind) -> None:
    for row in _nested(_params(kind)):
        match row.type:
            case Number(minimum=low, maximum=high) | Integer(minimum=low, maximum=high):
                assert -1e9 < low < high < 1e9
            case Text(max_length=length):
                assert length <= 500
            case ListOf(max_items=length):
                assert length <= 100
            case other:
                assert isinstance(other, Boolean | Choice | Record)


@every_kind
def test_heartbeat_and_map_are_usable(kind: Kind) -> None:
    assert kind.heartbeat.period_s > 0
    assert kind.heartbeat.missed >= 1
    assert kind.heartbeat.limit_s({}) == kind.heartbeat.missed * kind.heartbeat.period_s
    names = {row.name for row in kind.reported}
    assert kind.map_value in names
    assert kind.heartbeat.period_field is None or kind.heartbeat.period_field in names
    assert kind.symbol
    assert kind.source


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


def _fits(row: Field, value: object) -> bool:
    try:
        row.check(value)
    except InvalidValue:
        return False
    return True


@every_kind
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_schema_and_check_accept_the_same_values(kind: Kind, data: st.DataObject) -> None:
    for row in (*kind.reported, *kind.attributes, *_params(kind)):
        value = data.draw(_values(row.type), label=row.name)
        assert _fits(row, value) == Draft202012Validator(row.schema()).is_valid(value), (row.name, value)


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
        assert _spoken(interlock.rule)
        assert _spoken(interlock.remedy)
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
            return st.sampled_from([sample for sample in SAMPLES if _fits(row, sample)])
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
        assert all(_spoken(block.remedy) for block in judge(item, value, scene))


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


@every_kind
def test_every_alarm_is_rationalised_in_both_languages_and_reads_what_there_is(kind: Kind) -> None:
    known = {row.name for row in kind.reported} | COMPUTED
    for item in kind.alarms:
        assert SNAKE.match(item.name)
        told = item.rationale
        assert all(_spoken(label) for label in (item.label, told.meaning, told.consequence, told.action))
        assert told.respond_s > 0
        assert item.reads <= known, item.name
        if isinstance(item.trigger, Expression):
            assert check_expression(item.trigger.text, known) == item.reads
        if isinstance(item.trigger, Expiring):
            assert item.trigger.attribute in {row.name for row in kind.attributes}


@every_kind
def test_an_alarm_on_a_vocabulary_names_words_of_it(kind: Kind) -> None:
    types = {row.name: row.type for row in kind.reported}
    for item in kind.alarms:
        if isinstance(item.trigger, Is) and item.trigger.field in types:
            for value in item.trigger.values:
                types[item.trigger.field].check(value)


def test_every_family_has_a_kind() -> None:
    assert tuple(sorted({kind.family for kind in KINDS.values()})) == FAMILIES
    assert len(FAMILIES) == 10


def _table_rows() -> Iterator[tuple[set[str], set[str]]]:
    for line in SHARED_TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if len(cells) == 7 and cells[1].startswith("`"):
            measured = set(re.findall(r"[a-z][a-z0-9_]*_[a-z0-9_]+", " ".join(re.findall(r"`([^`]*)`", cells[3]))))
            yield set(re.findall(r"`([a-z_]+)`", cells[1])), measured


@pytest.mark.skipif(not SHARED_TABLE.exists(), reason="the table of kinds is not beside this checkout")
def test_the_kinds_are_those_of_the_table() -> None:
    rows = list(_table_rows())
    assert {name for names, _ in rows for name in names} == set(KINDS)
    for names, measured in rows:
        for name in names:
            known = {row.name for row in KINDS[name].measurements}
            missing = measured - known
            assert not missing or name in ("bollard", "barrier"), (name, missing)


def test_the_document_is_up_to_date() -> None:
    written = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    assert written == markdown(), "rewrite docs/kinds.md with app.domain.kinds.document.markdown"
