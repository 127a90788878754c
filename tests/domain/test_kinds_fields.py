"""Every kind of equipment: its fields, their words, units and bounds."""

from __future__ import annotations

from app.domain.kinds.fields import Boolean, Choice, Enum, Integer, ListOf, Number, Record, Text
from app.domain.kinds.kind import Kind
from tests.domain.every_kind import SNAKE, every_kind, nested, params_of, rows_of, spoken

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


@every_kind
def test_names_are_lower_snake_case_and_unique(kind: Kind) -> None:
    assert SNAKE.match(kind.name)
    assert all(SNAKE.match(row.name) for row in rows_of(kind))
    names = [row.name for row in (*kind.reported, *kind.attributes)]
    assert len(names) == len(set(names))
    capabilities = [item.name for item in kind.capabilities]
    assert len(capabilities) == len(set(capabilities))


@every_kind
def test_everything_is_named_in_french_and_in_english(kind: Kind) -> None:
    assert kind.label.fr != kind.label.en
    assert all(spoken(row.label) for row in rows_of(kind))
    assert all(spoken(label) for label in (kind.label, kind.on_comm_loss))
    for item in kind.capabilities:
        assert spoken(item.label)
        assert item.critical is None or spoken(item.critical)


@every_kind
def test_units_are_ucum(kind: Kind) -> None:
    assert {row.unit for row in rows_of(kind)} <= UNITS


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
    for row in (*nested(kind.reported), *nested(kind.attributes)):
        assert not isinstance(row.type, Choice)
        if isinstance(row.type, Enum):
            row.type.check("unknown")
            assert "unknown" in row.schema()["enum"]
    for row in nested(params_of(kind)):
        assert not isinstance(row.type, Enum)


@every_kind
def test_every_command_parameter_is_bounded(kind: Kind) -> None:
    for row in nested(params_of(kind)):
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
