"""What particular kinds promise beyond the conformance of all."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.kinds import KINDS
from app.domain.kinds.capability import held
from app.domain.kinds.fields import Choice, InvalidValue, Label, Number, Text, state


def test_raising_closing_and_signal_plans_are_never_automatic() -> None:
    guarded = {"access_point": {"access_mode", "position"}, "traffic_junction": {"plan", "flashing"}}
    for name, capabilities in guarded.items():
        for item in KINDS[name].capabilities:
            if item.name in capabilities:
                assert "auto" not in (item.on_release, item.on_reconnect, item.on_takeover)


def test_actions_are_never_repeated_by_the_reconciler() -> None:
    for kind in KINDS.values():
        for item in kind.capabilities:
            if item.mode == "action":
                assert {item.on_release, item.on_reconnect, item.on_takeover} == {"hold"}


def test_a_junction_cannot_be_switched_off() -> None:
    for item in KINDS["traffic_junction"].capabilities:
        assert item.name != "off"
        assert not any("off" in row.type.values for row in item.params if isinstance(row.type, Choice))


def test_circuits_off_by_plan_are_told_from_faults() -> None:
    energises = KINDS["lighting_cabinet"].energises
    assert energises is not None
    circuits = [
        {"id": "D1", "contactor": "closed", "breaker_tripped": True},
        {"id": "D2", "contactor": "open"},
        {"id": "D3", "contactor": "unknown"},
        {"id": "D4"},
    ]
    KINDS["lighting_cabinet"].check_report({"circuits": circuits})
    assert energises({"circuits": circuits}) == {"D1": True, "D2": False}
    assert energises({}) == {}


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("transit_vehicle", {"in_service": True}, True),
        ("transit_vehicle", {"in_service": False}, False),
        ("transit_vehicle", {}, None),
        ("service_vehicle", {"unit_status": "en_route"}, True),
        ("service_vehicle", {"unit_status": "out_of_service"}, False),
        ("service_vehicle", {"unit_status": "unknown"}, None),
        ("service_vehicle", {}, None),
    ],
)
def test_vehicles_are_expected_to_speak_only_in_service(kind: str, values: dict[str, Any], expected: bool) -> None:
    ask = KINDS[kind].heartbeat.expected
    assert ask is not None
    assert ask(values) is expected


def test_no_position_is_kept_off_duty() -> None:
    hides = KINDS["service_vehicle"].hides_position
    assert hides is not None
    assert hides({"unit_status": "out_of_service"})
    assert not hides({"unit_status": "available"})


def test_periods_follow_the_equipment() -> None:
    assert KINDS["traffic_counter"].heartbeat.limit_s({"period_s": 60}) == 120
    assert KINDS["intrusion_panel"].heartbeat.limit_s({}, {"grade": 4}) == 180
    assert KINDS["intrusion_panel"].heartbeat.limit_s({}, {"grade": 2}) == 86_400


def test_a_command_takes_its_parameters_and_no_others() -> None:
    dim = held("dim", "Gradation", "Dim", state("level", Number(0, 1), "N", "L"), state("why", Text(), "P", "W"))
    dim.check_params({"level": 0.5, "why": "works"})
    for refused in ({"level": 2, "why": ""}, {"level": 1}, {"level": 1, "why": "", "who": "me"}):
        with pytest.raises(InvalidValue):
            dim.check_params(refused)
    assert dim.schema()["params"]["required"] == ["level", "why"]


def test_two_persons_are_asked_for_where_the_table_says() -> None:
    critical = {(kind.name, item.name) for kind in KINDS.values() for item in kind.capabilities if item.critical}
    assert critical == {
        ("lighting_cabinet", "circuit"),
        ("traffic_junction", "flashing"),
        ("message_sign", "message"),
        ("information_display", "message"),
        ("loudspeaker_zone", "play"),
        ("intrusion_panel", "unset"),
        ("lorawan_gateway", "reboot"),
        ("network_switch", "port_cycle"),
    }


def test_a_camera_has_neither_audio_nor_unmasking() -> None:
    assert {item.name for item in KINDS["camera"].capabilities} == {"ptz_preset", "snapshot", "reboot"}
    assert not any("audio" in row.name for row in KINDS["camera"].reported)
    snapshot = next(item for item in KINDS["camera"].capabilities if item.name == "snapshot")
    with pytest.raises(InvalidValue, match="reason"):
        snapshot.check_params({"reason": ""})


def test_an_instant_carries_its_offset() -> None:
    bay = KINDS["parking_bay"]
    assert bay.check_report({"occupied_since": "2026-11-22T18:00:00.5+01:00"}) == []
    for wrong in ("2026-11-22T18:00:00", "2026-11-22 18:00:00Z", "2026-11-22T25:00:00Z", "2026-11-22T18:00:00Z\n"):
        with pytest.raises(InvalidValue, match="occupied_since"):
            bay.check_report({"occupied_since": wrong})


def test_the_kind_says_itself_in_both_languages() -> None:
    described = KINDS["message_sign"].schema()
    assert described["label"] == Label("PMV", "Message sign").schema()
    assert described["capabilities"][0]["critical"]["fr"].startswith("Remplacer ou éteindre")
