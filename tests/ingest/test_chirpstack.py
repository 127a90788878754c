"""ChirpStack v4: what devices say through a codec, and what the network says of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.reports import Report
from tests.ingest.foreign import device, event, read, refusal, report

EUI = "A84041FFFF1E2D3C"
AT = datetime(2026, 6, 15, 9, 59, 58, 250000, tzinfo=UTC)


def topic(name: str) -> str:
    return f"application/7d1c/device/{EUI.lower()}/event/{name}"


def told(**more: Any) -> dict[str, Any]:
    info = {"tenantName": "Ville", "deviceProfileName": "Sonde météo", "devEui": EUI}
    return {"deduplicationId": "d-1", "time": "2026-06-15T11:59:58.250+02:00", "deviceInfo": info, **more}


def uplink(**more: Any) -> dict[str, Any]:
    receptions = [{"gatewayId": "g1", "rssi": -112, "snr": -4.5}, {"gatewayId": "g2", "rssi": -71}]
    return told(fPort=2, fCnt=41, data="AQI=", object={"air_temperature_c": 21.5}, rxInfo=receptions) | more


def test_an_uplink_is_a_report_with_the_networks_time_and_counter() -> None:
    messages = read("chirpstack", topic("up"), uplink())
    assert device(messages) == ("dev_eui", EUI)
    said = report(messages)
    assert (said.reported_at, said.seq) == (AT, 41)
    assert said.values == {"air_temperature_c": 21.5, "rssi_dbm": -71, "snr_db": 0.0}
    assert messages[0].device is not None
    assert messages[0].device.offered == {"rssi_dbm", "snr_db"}


def test_a_counter_left_out_of_the_json_is_zero() -> None:
    document = uplink()
    del document["fCnt"]
    assert report(read("chirpstack", topic("up"), document)).seq == 0


def test_rules_choose_by_device_profile_and_convert_units() -> None:
    mapping = """
rules:
  - when: {$.deviceInfo.deviceProfileName: [Autre sonde]}
    fields: {humidity_pct: $.object.h}
  - when: {$.deviceInfo.deviceProfileName: Sonde météo, $.fPort: 2}
    fields:
      air_temperature_c: {path: $.object.t, factor: 0.1, unit: "[degF]"}
      wind_speed_m_s: {path: "$.object.values[?@.name=='wind'].value", unit: km/h}
"""
    values = {"t": 770, "values": [{"name": "rain", "value": 1}, {"name": "wind", "value": 18}]}
    said = report(read("chirpstack", topic("up"), uplink(object=values), mapping))
    assert said.values == {"air_temperature_c": 25.0, "wind_speed_m_s": 5.0, "rssi_dbm": -71, "snr_db": 0.0}
    assert (said.reported_at, said.seq) == (AT, 41)


def test_a_frame_without_a_codec_says_what_to_set() -> None:
    document = uplink()
    del document["object"]
    messages = read("chirpstack", topic("up"), document)
    assert refusal(messages) == ("rejected", "not_decoded")
    assert "codec" in messages[0].kept[0].detail
    assert device(messages) == ("dev_eui", EUI)


def test_an_empty_frame_is_a_sign_of_life() -> None:
    document = uplink(data="")
    del document["object"]
    assert report(read("chirpstack", topic("up"), document)).values == {"rssi_dbm": -71, "snr_db": 0.0}


@pytest.mark.parametrize(
    ("status", "values"),
    [
        ({"margin": 12, "batteryLevel": 64.5}, {"power_source": "battery", "battery_pct": 64.5, "link_margin_db": 12}),
        ({"margin": 12, "externalPowerSource": True}, {"power_source": "mains", "link_margin_db": 12}),
        ({"margin": -3, "batteryLevelUnavailable": True}, {"link_margin_db": -3}),
    ],
)
def test_a_status_tells_power_and_margin(status: dict[str, Any], values: dict[str, Any]) -> None:
    said = report(read("chirpstack", topic("status"), told(**status)))
    assert (said.values, said.reported_at, said.seq) == (values, AT, None)


def test_a_join_and_a_log_are_events() -> None:
    joined = event(read("chirpstack", topic("join"), told(devAddr="01a2b3c4")))
    assert (joined.name, joined.data, joined.reported_at) == ("lorawan_join", {"dev_addr": "01a2b3c4"}, AT)
    logged = event(read("chirpstack", topic("log"), told(level="ERROR", code="UPLINK_CODEC", description="no port")))
    assert (logged.name, logged.data["code"]) == ("lorawan_log", "UPLINK_CODEC")


def test_a_resolved_place_is_offered() -> None:
    messages = read("chirpstack", topic("location"), told(location={"latitude": 46.3, "longitude": 4.8}))
    assert report(messages).values == {"longitude_deg": 4.8, "latitude_deg": 46.3}
    assert messages[0].device is not None
    assert messages[0].device.offered == {"longitude_deg", "latitude_deg"}


@pytest.mark.parametrize("name", ["ack", "txack", "integration"])
def test_what_concerns_downlinks_only_is_left_alone(name: str) -> None:
    assert read("chirpstack", topic(name), told(acknowledged=True)) == []


@pytest.mark.parametrize(
    ("name", "document", "reason"),
    [
        ("up", {"deviceInfo": {}}, "invalid_payload"),
        ("up", [], "invalid_payload"),
        ("up", uplink(time="yesterday"), "invalid_time"),
        ("up", uplink(fCnt=-1), "invalid_payload"),
        ("gossip", told(), "unknown_topic"),
        ("up", b'{"a":1,"a":2}', "duplicate_key"),
        ("up", b"[" * 100_000, "too_deep"),
        ("up", b"\xff", "not_json"),
        ("up", b"", "empty"),
        ("up", b" " * 300_000, "too_large"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(name: str, document: Any, reason: str) -> None:
    assert refusal(read("chirpstack", topic(name), document)) == ("rejected", reason)


def test_an_events_device_may_be_named_otherwise() -> None:
    mapping = "external_id: label\ndevice: $.deviceInfo.tags.label"
    document = uplink()
    document["deviceInfo"]["tags"] = {"label": "PM-12"}
    messages = read("chirpstack", topic("up"), document, mapping)
    assert device(messages) == ("label", "PM-12")
    assert isinstance(messages[0].contents[0], Report)
