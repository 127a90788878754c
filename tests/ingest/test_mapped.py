"""A vendor's JSON by its mapping: paths, units, words, times, arrays; and a mapping that cannot be says why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.actions.errors import InvalidRequest
from app.actions.ingest_ports import ForeignSystem
from app.domain.kinds import KINDS
from app.ingest.decoders.units import FIELDS
from app.ingest.routes import Dialects, Routes
from tests.ingest.foreign import device, event, read, refusal, report

TOPIC = "acme/roof/WS-7/data"
TEN = datetime(2026, 6, 15, 10, tzinfo=UTC)
NAMED = "{air_temperature_c: \"$.v[?@.n=='t'].v\"}"


def said(document: Any, fields: str = "{air_temperature_c: $.t}", more: str = "") -> Any:
    """What a message says under one rule."""
    mapping = f"rules:\n  - topic: acme/{{site}}/{{id}}/data\n    device: '{{id}}'\n    fields: {fields}\n{more}"
    return read("mapped", TOPIC, document, mapping, "acme/#")


@pytest.mark.parametrize(
    ("fields", "document", "values"),
    [
        ("{air_temperature_c: {path: $.t, unit: '[degF]'}}", {"t": 68}, {"air_temperature_c": 20.0}),
        ("{air_temperature_c: {path: $.t, unit: K}}", {"t": "300.15"}, {"air_temperature_c": 27.0}),
        ("{air_temperature_c: {path: $.t, factor: 0.1}}", {"t": 215}, {"air_temperature_c": 21.5}),
        ("{wind_speed_m_s: {path: $.w, unit: km/h}}", {"w": 36}, {"wind_speed_m_s": 10.0}),
        ("{energy_kwh: {path: $.e, unit: W.h}}", {"e": 1500}, {"energy_kwh": 1.5}),
        ("{humidity_pct: {path: $.h, unit: '1'}}", {"h": 0.4}, {"humidity_pct": 40.0}),
        ("{air_temperature_c: $.t}", {"t": "21.5"}, {"air_temperature_c": 21.5}),
        ("{door_open: $.d}", {"d": 1}, {"door_open": True}),
        ("{door_open: {path: $.d, words: {open: true, shut: false}}}", {"d": "shut"}, {"door_open": False}),
        ("{door_open: {path: $.d, words: {'0': true, '1': false}}}", {"d": 0}, {"door_open": True}),
        ("{road_state: {path: $.r, words: {W: wet, '*': unknown}}}", {"r": None, "x": 1}, None),
        ("{road_state: {path: $.r, words: {W: wet, '*': unknown}}}", {"r": 9}, {"road_state": "unknown"}),
        ("{firmware: $.fw}", {"fw": 3.2}, {"firmware": "3.2"}),
        ("{firmware: '{site}', door_open: $.d}", {"d": False}, {"firmware": "roof", "door_open": False}),
        ("{vendor_code: $.code}", {"code": [1, {"a": 2}]}, {"vendor_code": [1, {"a": 2}]}),
        ("{air_temperature_c: \"$['out side'][-1]\"}", {"out side": [1, 2]}, {"air_temperature_c": 2}),
        (NAMED, {"v": [{"n": "h", "v": 1}, {"n": "t", "v": 5}]}, {"air_temperature_c": 5}),
        ("{air_temperature_c: $.t, humidity_pct: $.h}", {"h": 3}, {"humidity_pct": 3}),
    ],
)  # fmt: skip
def test_values_are_brought_to_their_field(fields: str, document: Any, values: dict[str, Any] | None) -> None:
    if values is None:
        assert refusal(said(document, fields)) == ("rejected", "no_value")
    else:
        assert report(said(document, fields)).values == values


@pytest.mark.parametrize(
    ("time", "value", "at"),
    [
        ("$.at", "2026-06-15T12:00:00.5+02:00", datetime(2026, 6, 15, 10, 0, 0, 500000, UTC)),
        ("{path: $.at, zone: Europe/Paris}", "2026-06-15T12:00:00", datetime(2026, 6, 15, 10, tzinfo=UTC)),
        ("{path: $.at, zone: Europe/Paris}", "2026-06-15T12:00:00Z", datetime(2026, 6, 15, 12, tzinfo=UTC)),
        ("{path: $.at, format: epoch_s}", 1781517600, datetime(2026, 6, 15, 10, tzinfo=UTC)),
        ("{path: $.at, format: epoch_s}", "1781517600.25", datetime(2026, 6, 15, 10, 0, 0, 250000, UTC)),
        ("{path: $.at, format: epoch_ms}", 1781517600123, datetime(2026, 6, 15, 10, 0, 0, 123000, UTC)),
        ("{path: $.at, format: '%d/%m/%Y %H:%M', zone: Europe/Paris}", "15/06/2026 12:00", TEN),
        ("{path: $.at, format: '%d/%m/%Y %H:%M %z'}", "15/06/2026 12:00 +0200", TEN),
        # The hour that comes twice in autumn is the first of the two, unless told otherwise; a skipped one moves on.
        ("{path: $.at, zone: Europe/Paris}", "2026-10-25T02:30:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("{path: $.at, zone: Europe/Paris, fold: 1}", "2026-10-25T02:30:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("{path: $.at, zone: Europe/Paris}", "2026-03-29T02:30:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_times_are_instants(time: str, value: Any, at: datetime) -> None:
    assert report(said({"t": 1, "at": value}, more=f"    time: {time}")).reported_at == at


@pytest.mark.parametrize("value", ["2026-06-15T12:00:00", "noon", 12, None, {}, True, "9999-12-31T23:59:59-10:00"])
def test_a_time_that_is_none_is_refused(value: Any) -> None:
    assert refusal(said({"t": 1, "at": value}, more="    time: $.at")) == ("rejected", "invalid_time")


@pytest.mark.parametrize("value", [1e300, -1e300, "inf", "nan", True, 10**400])
def test_an_epoch_beyond_reason_is_refused(value: Any) -> None:
    message = said({"t": 1, "at": value}, more="    time: {path: $.at, format: epoch_ms}")
    assert refusal(message) == ("rejected", "invalid_time")


def test_without_a_time_there_is_none() -> None:
    assert report(said({"t": 1})).reported_at is None


def test_an_array_is_taken_item_by_item_each_kept_by_itself() -> None:
    mapping = """
rules:
  - each: $.gateway.probes[*].readings[*]
    device: [$.gateway.id, "@.probe"]
    time: "@.at"
    fields: {water_level_m: {path: "@.cm", unit: cm}}
"""
    first = {"at": "2026-06-15T10:00:00Z", "cm": 120, "probe": "a"}
    second = {"at": "never", "cm": 130, "probe": "b"}
    document = {"v": 2, "gateway": {"id": "G1", "probes": [{"readings": [first, second]}, {"readings": []}]}}
    messages = read("mapped", "acme/x", document, mapping, "acme/#")
    assert [device([message])[1] for message in messages] == ["G1/a", "G1/b"]
    assert report(messages[:1]).values == {"water_level_m": 1.2}
    assert refusal(messages[1:]) == ("rejected", "invalid_time")
    for message in messages:
        again = read("mapped", "acme/x", message.payload, mapping, "acme/#")
        assert [device(again), again[0].contents] == [device([message]), message.contents]


def test_an_item_that_names_no_device_costs_only_itself() -> None:
    mapping = "rules: [{each: '$[*]', device: '@.id', fields: {air_temperature_c: '@.t'}}]"
    messages = read("mapped", "acme/x", [{"id": "a", "t": 1}, {"t": 2}, {"id": "c", "t": 3}], mapping, "acme/#")
    assert [message.parts for message in messages] == [1, 1, 1]
    assert [device([message])[1] for message in messages[::2]] == ["a", "c"]
    assert refusal(messages[1:2]) == ("rejected", "no_device")


def test_an_event_has_a_name_and_what_is_worth_keeping() -> None:
    mapping = """
rules:
  - when: {$.type: [alarm, alert]}
    device: $.id
    event: {name: $.alarm.code, data: {level: $.alarm.level, note: $.alarm.note}}
  - device: $.id
    event: heartbeat
"""
    document = {"type": "alert", "id": 12, "alarm": {"code": "TILT", "level": 3}}
    messages = read("mapped", "acme/x", document, mapping, "acme/#")
    assert (device(messages), event(messages).name, event(messages).data) == (("device", "12"), "TILT", {"level": 3})
    assert event(read("mapped", "acme/x", {"id": "z"}, mapping, "acme/#")).name == "heartbeat"


def test_what_no_rule_is_about_waits_in_the_inbox_and_what_is_ignored_does_not() -> None:
    mapping = "rules: [{when: {$.type: ping}, ignore: true}]"
    assert read("mapped", "acme/x", {"type": "ping"}, mapping, "acme/#") == []
    messages = read("mapped", "acme/x", {"type": "data"}, mapping, "acme/#")
    assert refusal(messages) == ("unknown", "unmapped")
    assert messages[0].kept[0].payload == b'{"type": "data"}'


@pytest.mark.parametrize(
    ("document", "fields", "reason"),
    [
        ({"t": "warm"}, "{air_temperature_c: {path: $.t, unit: K}}", "invalid_value"),
        ({"t": True}, "{air_temperature_c: {path: $.t, unit: K}}", "invalid_value"),
        ({"d": "ajar"}, "{door_open: {path: $.d, words: {open: true}}}", "invalid_value"),
        ([], "{air_temperature_c: $.t}", "no_value"),
        (b"not json", "{air_temperature_c: $.t}", "not_json"),
        (b'{"t":NaN}', "{air_temperature_c: $.t}", "not_json"),
        (b'{"t":1,"t":2}', "{air_temperature_c: $.t}", "duplicate_key"),
        (b'{"t":"\\u0000"}', "{air_temperature_c: $.t}", "nul_character"),
        (b'{"a":' * 5000, "{air_temperature_c: $.t}", "too_deep"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(document: Any, fields: str, reason: str) -> None:
    assert refusal(said(document, fields)) == ("rejected", reason)


@pytest.mark.parametrize("identity", ["", None, True, 1.5, [], "x" * 201])
def test_a_message_that_names_no_device_is_refused(identity: Any) -> None:
    mapping = "rules: [{device: $.id, fields: {air_temperature_c: $.t}}]"
    assert refusal(read("mapped", "acme/x", {"id": identity, "t": 1}, mapping, "acme/#")) == ("rejected", "no_device")


def test_an_array_beyond_reason_is_refused_whole() -> None:
    mapping = "rules: [{each: '$.r[*]', device: $.id, fields: {air_temperature_c: '@'}}]"
    many = {"id": 1, "r": list(range(1001))}
    assert refusal(read("mapped", "acme/x", many, mapping, "acme/#")) == ("rejected", "too_many_reports")
    heavy = {"id": 1, "r": list(range(500)), "beside": "x" * 20_000}
    assert refusal(read("mapped", "acme/x", heavy, mapping, "acme/#")) == ("rejected", "too_large")
    assert refusal(read("mapped", "acme/x", {"id": 1}, mapping, "acme/#")) == ("rejected", "empty")


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("rules: [{fields: {air_temp: {path: $.a, unit: Cel}}}]", "did you mean air_temperature_c"),
        ("rules: [{kind: weather_station, fields: {fill_pct: $.a}}]", "kind weather_station has no such field"),
        ("rules: [{kind: barometer, fields: {a: $.a}}]", "rules.0.kind: there is no kind 'barometer'"),
        ("rules: [{fields: {air_temperature_c: $.a..b}}]", "write the path out"),
        ("rules: [{fields: {air_temperature_c: $.a[}}]", "YAML"),
        ("rules: [{fields: {air_temperature_c: '$.a['}}]", "not a JSONPath (RFC 9535)"),
        ("rules: [{fields: {air_temperature_c: \"$.a[?match(@.b, '(a*)*')]\"}}]", "match() and search()"),
        ("rules: [{each: '$.a[0]', fields: {a: $.a}}]", "`each` takes whole arrays"),
        ("rules: [{fields: {air_temperature_c: {path: $.a, unit: degC}}}]", "not a UCUM code"),
        ("rules: [{fields: {air_temperature_c: {path: $.a, unit: m}}}]", "not the same quantity"),
        ("rules: [{fields: {laeq_1min_dba: {path: $.a, unit: 'Pa'}}}]", "only linear scales"),
        ("rules: [{feilds: {}}]", "rules.0.feilds: there is no such word"),
        ("rules: [{ignore: true, event: x}]", "one of `fields`, `event` or `ignore"),
        ("a: &x [1]\nb: *x", "alias"),
        ("rules: [{fields: {road_state: {path: $.a, words: {W: wett}}}}]", "'wett' is not one of"),
        ("rules: [{fields: {door_open: {path: $.a, words: {W: 'yes'}}}}]", "expected true or false"),
        ("rules: [{topic: other/x, fields: {a: $.a}}]", "none of the system's topics"),
        ("rules: [{topic: acme/+x, fields: {a: $.a}}]", "+ stands for a whole level"),
        ("rules: [{topic: 'acme/{b}', device: '{c}', fields: {a: $.a}}]", "the topic has no level {c}"),
        ("rules: [{time: {path: $.t, zone: Europe/Pari}, fields: {a: $.a}}]", "Europe/Paris"),
        ("rules: [{time: {path: $.t, format: iso}, fields: {a: $.a}}]", "strptime"),
        ("device: $.[", "device: "),
        ("- x", "valid dictionary"),
        ("x" * 70_000, "at most"),
        ("{" * 3000, "YAML"),
    ],
)
def test_a_mapping_that_cannot_be_says_where_and_why(mapping: str, words: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        Dialects().check(ForeignSystem("x", "mapped", ("acme/#",), mapping), [])
    assert words in str(refused.value)


def test_one_name_has_one_unit_and_type_whatever_the_kind() -> None:
    for kind in KINDS.values():
        for field in kind.reported:
            assert (field.unit, type(field.type)) == (FIELDS[field.name].unit, type(FIELDS[field.name].type)), field


def test_a_mapping_that_can_be_read_no_more_keeps_its_topics_and_says_so() -> None:
    system = ForeignSystem("x", "mapped", ("acme/#",), "rules: [{of_a_later_release: 1}]")
    routes = Routes.of_systems([system, ForeignSystem("y", "morse", ("y/#",), "")])
    assert routes.filters == {"acme/#"}
    messages = routes.read("acme/x", b"{}", TEN)
    assert refusal(messages) == ("rejected", "invalid_mapping")
    assert "of_a_later_release" in messages[0].kept[0].detail
