"""The Things Stack v3: uplinks by their formatter, joins, and what is left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.ingest.foreign import device, event, read, refusal, report

UP = "v3/sondes@ville/devices/sonde-12/up"
IDS = {"device_id": "sonde-12", "application_ids": {"application_id": "sondes"}, "dev_eui": "70B3D57ED0001234"}
AT = datetime(2026, 6, 15, 9, 59, 57, 400000, tzinfo=UTC)


def uplink(**more: Any) -> dict[str, Any]:
    frame = {
        "f_cnt": 7,
        "frm_payload": "AQI=",
        "decoded_payload": {"fill_pct": 61, "temperature": 18.5},
        "rx_metadata": [{"gateway_ids": {"gateway_id": "g1"}, "rssi": -98, "snr": 3.5}],
        "received_at": "2026-06-15T09:59:57.400000123Z",
    }
    return {"end_device_ids": IDS, "received_at": "2026-06-15T09:59:58Z", "uplink_message": frame | more}


def test_an_uplink_is_a_report_with_the_networks_time_and_counter() -> None:
    messages = read("ttn", UP, uplink())
    assert device(messages) == ("ttn_device_id", "sonde-12")
    said = report(messages)
    assert (said.reported_at, said.seq) == (AT, 7)
    assert said.values == {"fill_pct": 61, "temperature": 18.5, "rssi_dbm": -98, "snr_db": 3.5}


def test_what_its_json_leaves_out_is_zero() -> None:
    document = uplink()
    del document["uplink_message"]["f_cnt"]
    del document["uplink_message"]["received_at"]
    said = report(read("ttn", UP, document))
    assert (said.seq, said.reported_at) == (0, datetime(2026, 6, 15, 9, 59, 58, tzinfo=UTC))


def test_rules_rename_and_convert() -> None:
    mapping = """
device: $.end_device_ids.dev_eui
external_id: dev_eui
rules:
  - fields:
      air_temperature_c: $.uplink_message.decoded_payload.temperature
      fill_pct: {path: $.uplink_message.decoded_payload.fill_pct, unit: "1", factor: 0.01}
"""
    messages = read("ttn", UP, uplink(), mapping)
    assert device(messages) == ("dev_eui", "70B3D57ED0001234")
    assert report(messages).values == {"air_temperature_c": 18.5, "fill_pct": 61.0, "rssi_dbm": -98, "snr_db": 3.5}


def test_normalised_values_are_read_where_a_rule_asks_for_them() -> None:
    filters = ("v3/+/devices/+/up", "v3/+/devices/+/up/normalized")
    document = uplink(normalized_payload={"air": {"temperature": 19.25}})
    assert read("ttn", f"{UP}/normalized", document, "", *filters) == []
    mapping = """
rules:
  - topic: v3/+/devices/+/up/normalized
    fields: {air_temperature_c: $.uplink_message.normalized_payload.air.temperature}
"""
    said = report(read("ttn", f"{UP}/normalized", document, mapping, *filters))
    assert said.values["air_temperature_c"] == 19.25


def test_a_join_is_an_event() -> None:
    document = {"end_device_ids": IDS | {"dev_addr": "00BCB929"}, "received_at": "2026-06-15T09:59:58Z"}
    joined = event(read("ttn", "v3/sondes@ville/devices/sonde-12/join", document | {"join_accept": {}}))
    assert (joined.name, joined.data) == ("lorawan_join", {"dev_addr": "00BCB929"})


def test_downlinks_are_left_alone() -> None:
    topic = "v3/sondes@ville/devices/sonde-12/down/ack"
    assert read("ttn", topic, {"end_device_ids": IDS}, "", "v3/+/devices/+/down/+") == []


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"uplink_message": {}}, "invalid_payload"),
        ({"end_device_ids": IDS}, "unknown_topic"),
        (uplink(decoded_payload=None), "not_decoded"),
        (uplink(received_at="never"), "invalid_time"),
        ({"end_device_ids": {"device_id": ""}, "uplink_message": {}}, "no_device"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(document: Any, reason: str) -> None:
    assert refusal(read("ttn", UP, document)) == ("rejected", reason)
