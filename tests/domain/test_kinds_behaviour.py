"""What particular kinds promise beyond the conformance of all."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability, held
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


def _capability(kind: str, name: str) -> Capability:
    return next(item for item in KINDS[kind].capabilities if item.name == name)


CIRCUITS = {"circuits": [{"id": "D1", "contactor": "closed"}, {"id": "D2", "contactor": "open"}, {"id": "D3"}]}
PAGES: list[dict[str, Any]] = [{"lines": ["RUE BARREE "], "pictogram_code": "KC1", "on_s": 3}, {"lines": ["DEVIATION"]}]
SIGN = {"pages": PAGES, "class": "traffic", "duration_s": 60}


@pytest.mark.parametrize(
    ("kind", "name", "value", "observed", "expected"),
    [
        ("luminaire", "light_level", {"level_pct": 50}, {"light_level_pct": 50.4, "power_state": "on"}, True),
        ("luminaire", "light_level", {"level_pct": 50}, {"light_level_pct": 52}, False),
        ("luminaire", "light_level", {"level_pct": 0}, {"power_state": "off"}, True),
        ("luminaire", "light_level", {"level_pct": 80}, {"power_state": "off", "light_level_pct": 80}, False),
        ("luminaire", "light_level", {"level_pct": 80}, {"power_state": "on"}, None),
        ("lighting_cabinet", "circuit", {"id": "D1", "command": "on"}, CIRCUITS, True),
        ("lighting_cabinet", "circuit", {"id": "D2", "command": "on"}, CIRCUITS, False),
        ("lighting_cabinet", "circuit", {"id": "D2", "command": "off"}, CIRCUITS, True),
        ("lighting_cabinet", "circuit", {"id": "D3", "command": "on"}, CIRCUITS, None),
        ("lighting_cabinet", "circuit", {"id": "D9", "command": "on"}, CIRCUITS, None),
        ("lighting_cabinet", "circuit", {"id": "D1", "command": "auto"}, CIRCUITS, None),
        ("access_point", "position", {"position": "raised"}, {"position": "moving_up"}, False),
        ("access_point", "position", {"position": "raised"}, {"position": "raised"}, True),
        ("camera", "ptz_preset", {"id": "2"}, {"preset_id": "2", "ptz": "moving"}, False),
        ("camera", "ptz_preset", {"id": "2"}, {"preset_id": "2", "ptz": "idle"}, True),
        ("traffic_junction", "flashing", {"flashing": False}, {"signal_state": "all_red"}, True),
        ("traffic_junction", "flashing", {"flashing": True}, {"signal_state": "normal"}, False),
        ("traffic_junction", "preempt", {"route_id": "r"}, {"preempt": "dwell"}, True),
        ("traffic_junction", "preempt", {"route_id": "r"}, {"preempt": "not_active"}, None),
        ("message_sign", "message", SIGN, {"pages": [dict(page, on_s=9) for page in PAGES]}, True),
        ("message_sign", "message", SIGN, {"pages": PAGES[:1]}, False),
        ("message_sign", "message", SIGN, {"blank": True}, False),
        ("message_sign", "message", SIGN | {"pages": []}, {"blank": True, "pages": PAGES}, True),
        ("message_sign", "message", SIGN, {"blank": True, "message_source": "end_duration"}, None),
        ("loudspeaker_zone", "play", {"id": "m"}, {"source": "recorded", "message_id": "m"}, True),
        ("loudspeaker_zone", "play", {"id": "m"}, {"source": "none"}, None),
        ("loudspeaker_zone", "background", {}, {"source": "none"}, False),
        ("loudspeaker_zone", "background", {}, {"source": "background"}, None),
        ("loudspeaker_zone", "stop", {}, {"source": "recorded"}, False),
        ("intrusion_panel", "set", {}, {"set_state": "setting"}, False),
        ("intrusion_panel", "set", {}, {"set_state": "entry_delay"}, True),
        ("ev_charger", "power_limit_w", {"power_limit_w": 3000}, {"power_w": 7000}, False),
        ("ev_charger", "power_limit_w", {"power_limit_w": 3000}, {"power_w": 2000}, None),
        ("ev_charger", "operative", {"operative": False}, {"evses": [{"id": "1", "status": "charging"}]}, False),
        ("ev_charger", "operative", {"operative": True}, {"evses": [{"id": "1", "status": "reserved"}]}, True),
        ("wifi_access_point", "radio", {"radio": False}, {"radios": [{"status": "up"}, {"status": "down"}]}, False),
    ],
)
def test_what_the_state_shows_of_a_command(
    kind: str, name: str, value: dict[str, Any], observed: dict[str, Any], expected: bool | None
) -> None:
    assert KINDS[kind].check_report(observed) == []
    assert _capability(kind, name).agrees(value, observed) is expected


@pytest.mark.parametrize(
    ("kind", "name", "observed", "expected"),
    [
        ("luminaire", "light_level", {"command_reason": "override"}, False),
        ("luminaire", "light_level", {"command_reason": "program"}, True),
        ("luminaire", "light_level", {}, None),
        ("lighting_cabinet", "circuit", {"working_mode": "automatic"}, True),
        ("lighting_cabinet", "circuit", {"working_mode": "manual"}, None),
        ("access_point", "position", {"position": "lowered"}, True),
        ("traffic_junction", "plan", {"control_status": "timebase"}, True),
        ("message_sign", "message", {"message_source": "central"}, None),
        ("message_sign", "message", {"message_source": "timebased_scheduler"}, True),
    ],
)
def test_what_the_state_shows_of_a_release(
    kind: str, name: str, observed: dict[str, Any], expected: bool | None
) -> None:
    assert _capability(kind, name).released(observed) is expected


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [("free", "closed", True), ("free", "controlled", True), ("closed", "controlled", False), ("free", "free", False)],
)
def test_one_opens_the_way_and_the_other_closes_it(one: str, other: str, opposed: bool) -> None:
    opposes = _capability("access_point", "access_mode").opposes
    assert opposes is not None
    assert opposes({"access_mode": one}, {"access_mode": other}) is opposed
    assert opposes({"access_mode": other}, {"access_mode": one}) is opposed


def test_what_is_dangerous_or_counted_twice_is_never_sent_again_by_itself() -> None:
    once = {(kind.name, item.name) for kind in KINDS.values() for item in kind.capabilities if not item.repeatable}
    assert once == {
        ("access_point", "open_once"),
        ("access_point", "answer_call"),
        ("camera", "snapshot"),
        ("camera", "reboot"),
        ("car_park", "correct_count"),
        ("ev_charger", "reset"),
        ("intrusion_panel", "unset"),
        ("lorawan_gateway", "reboot"),
        ("loudspeaker_zone", "play"),
        ("network_switch", "port_cycle"),
        ("wifi_access_point", "reboot"),
    }


def test_a_command_waits_and_is_waited_for_as_long_as_it_says() -> None:
    assert _capability("access_point", "open_once").waits_s({"ttl_s": 4}) == 4
    assert _capability("traffic_junction", "preempt").waits_s({"ttl_s": 120}) == 30
    light = _capability("luminaire", "light_level")
    assert light.answers_s({"level_pct": 50, "fade_s": 600}) == light.answer_s + 600
    assert light.answers_s({"level_pct": 50}) == light.answers_s(None) == light.answer_s
