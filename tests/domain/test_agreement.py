"""What equipment shows once it has done what was asked is recognised; where its state cannot tell, nothing is said."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.kinds import KINDS

Case = tuple[dict[str, Any], dict[str, Any]]
PAGES = [{"lines": ["DEVIATION "]}]
MESSAGE = {"pages": PAGES, "class": "traffic", "duration_s": 60}
BACKGROUND = {"programme": "p", "level_db": 60}

SHOWN: dict[tuple[str, str], Case] = {
    ("luminaire", "light_level"): ({"level_pct": 40}, {"power_state": "low", "light_level_pct": 40.6}),
    ("lighting_cabinet", "circuit"): (
        {"id": "D1", "command": "off"},
        {"circuits": [{"id": "D1", "contactor": "open"}, {"id": "D2", "contactor": "closed"}]},
    ),
    ("architectural_light", "scene"): ({"id": "noel"}, {"scene_id": "noel"}),
    ("access_point", "access_mode"): ({"access_mode": "free"}, {"access_mode": "free"}),
    ("access_point", "position"): ({"position": "raised"}, {"position": "raised"}),
    ("access_point", "answer_call"): ({}, {"intercom": "in_call"}),
    ("camera", "ptz_preset"): ({"id": "3"}, {"preset_id": "3", "ptz": "idle"}),
    ("traffic_junction", "plan"): ({"id": "P1"}, {"plan_id": "P1"}),
    ("traffic_junction", "preempt"): ({"route_id": "R", "approach": "N", "ttl_s": 60}, {"preempt": "dwell"}),
    ("traffic_junction", "flashing"): ({"flashing": True}, {"signal_state": "flashing"}),
    ("car_park", "published_status"): ({"status": "full"}, {"status": "full"}),
    ("ev_charger", "operative"): ({"operative": False}, {"evses": [{"id": "1", "status": "inoperative"}]}),
    ("message_sign", "message"): (MESSAGE, {"pages": [{"lines": ["DEVIATION"]}], "message_source": "central"}),
    ("information_display", "message"): (MESSAGE, {"pages": PAGES}),
    ("message_sign", "brightness"): ({"brightness_pct": 50}, {"brightness_pct": 51}),
    ("information_display", "brightness"): ({"brightness_pct": 50}, {"brightness_pct": 49}),
    ("loudspeaker_zone", "play"): ({"id": "m", "repeat": 1, "level_db": 60}, {"source": "recorded", "message_id": "m"}),
    ("loudspeaker_zone", "stop"): ({}, {"source": "none"}),
    ("public_building", "hvac_mode"): ({"hvac_mode": "reduced"}, {"hvac_mode": "reduced"}),
    ("intrusion_panel", "set"): ({}, {"set_state": "set"}),
    ("intrusion_panel", "unset"): ({}, {"set_state": "unset"}),
    ("wifi_access_point", "radio"): ({"radio": False}, {"radios": [{"band": "5ghz", "status": "down"}]}),
}
"""A value of each capability whose effect the state can show, and a state that shows it."""

CONTRADICTED: dict[tuple[str, str], Case] = {
    ("luminaire", "light_level"): ({"level_pct": 40}, {"power_state": "off", "light_level_pct": 40}),
    ("ev_charger", "power_limit_w"): ({"power_limit_w": 7_000}, {"power_w": 11_000}),
    ("loudspeaker_zone", "background"): (BACKGROUND, {"source": "none"}),
    ("camera", "ptz_preset"): ({"id": "3"}, {"preset_id": "3", "ptz": "moving"}),
    ("message_sign", "message"): (MESSAGE, {"pages": PAGES, "blank": True}),
}
"""States that show something else, where that is not plain."""

UNTOLD = {
    ("luminaire", "test"), ("lighting_cabinet", "load_program"), ("access_point", "open_once"),
    ("access_point", "sync_access_list"), ("camera", "snapshot"), ("camera", "reboot"), ("car_park", "correct_count"),
    ("parking_bay", "reservation"), ("service_vehicle", "dispatch"), ("ev_charger", "reset"),
    ("ev_charger", "power_limit_w"), ("public_building", "setpoint_c"), ("public_building", "facade_light"),
    ("loudspeaker_zone", "background"), ("lorawan_gateway", "reboot"), ("network_switch", "port_cycle"),
    ("wifi_access_point", "reboot"),
}  # fmt: skip
"""Capabilities that no state shows to be done: the equipment's own `done` decides."""


def _every() -> set[tuple[str, str]]:
    return {(kind.name, item.name) for kind in KINDS.values() for item in kind.capabilities}


def test_every_capability_is_shown_by_a_state_or_by_none() -> None:
    assert set(SHOWN) | UNTOLD == _every()
    assert not set(SHOWN) & UNTOLD


@pytest.mark.parametrize("place", SHOWN, ids="/".join)
def test_what_was_asked_is_recognised(place: tuple[str, str]) -> None:
    kind, capability = KINDS[place[0]], KINDS[place[0]].capability(place[1])
    value, state = SHOWN[place]
    capability.check_params(value)
    assert kind.check_report(state) == []
    assert capability.agrees(value, state) is True


@pytest.mark.parametrize("place", CONTRADICTED, ids="/".join)
def test_what_contradicts_it_is_recognised(place: tuple[str, str]) -> None:
    value, state = CONTRADICTED[place]
    KINDS[place[0]].capability(place[1]).check_params(value)
    assert KINDS[place[0]].check_report(state) == []
    assert KINDS[place[0]].capability(place[1]).agrees(value, state) is False
