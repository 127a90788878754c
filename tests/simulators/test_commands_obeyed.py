"""Each family of simulated equipment does what it is told, reports it, says done, and lets go of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.kinds import KINDS
from simulators.behaviours import BEHAVIOURS
from simulators.behaviours.lighting import Cabinet
from simulators.simulation import Report
from simulators.wire import Answer
from tests.simulators.simulated import NIGHT_S, TWO_IN_THE_MORNING_S, clock
from tests.simulators.town import Town, gate_of, healthy_lamp, ids

CASES: list[tuple[str, str, Mapping[str, Any], str, object, float]] = [
    ("camera", "ptz_preset", {"value": {"id": "1"}}, "preset_id", "1", 10),
    ("traffic_junction", "plan", {"value": {"id": "P3"}}, "plan_id", "P3", 100),
    ("traffic_junction", "flashing", {"value": {"flashing": True}}, "signal_state", "flashing", 1),
    ("traffic_junction", "preempt", {"params": {"route_id": "r", "approach": "n", "ttl_s": 20}}, "preempt", "dwell", 8),
    ("loudspeaker_zone", "background", {"value": {"programme": "noel", "level_db": 60}}, "output_level_db", 60, 1),
    ("loudspeaker_zone", "play", {"params": {"id": "m1", "repeat": 2, "level_db": 70}}, "source", "recorded", 17),
    ("public_building", "hvac_mode", {"value": {"hvac_mode": "frost_protection"}}, "hvac_mode", "frost_protection", 1),
    ("public_building", "setpoint_c", {"value": {"setpoint_c": 18}}, "hvac_mode", "comfort", 1),
    ("public_building", "facade_light", {"value": {"on": True}}, "hvac_mode", "comfort", 1),
    ("intrusion_panel", "set", {"value": {}}, "set_state", "set", 12),
    ("intrusion_panel", "unset", {"params": {}}, "set_state", "unset", 1),
    ("car_park", "published_status", {"value": {"status": "closed"}}, "status", "closed", 1),
    ("car_park", "correct_count", {"params": {"n": 12}}, "free_spaces", 12, 1),
    ("ev_charger", "power_limit_w", {"value": {"power_limit_w": 0}}, "power_w", 0, 1),
    ("ev_charger", "reset", {"params": {}}, "session_count", None, 22),
    ("lorawan_gateway", "reboot", {"params": {}}, "gateway_state", "online", 60),
    ("network_switch", "port_cycle", {"params": {"id": "?"}}, "ports", None, 6),
    ("wifi_access_point", "radio", {"value": {"radio": False}}, "client_count", 0, 1),
    ("wifi_access_point", "reboot", {"params": {}}, "client_count", None, 45),
    ("information_display", "brightness", {"value": {"brightness_pct": 55}}, "brightness_pct", 55, 1),
    ("architectural_light", "scene", {"value": {"id": "fete", "fade_s": 3}}, "scene_id", "fete", 5),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "capability", "asked", "name", "shows", "within_s"), CASES, ids=[f"{row[0]}-{row[1]}" for row in CASES]
)
def test_what_is_asked_is_accepted_shown_and_done(
    kind: str, capability: str, asked: Mapping[str, Any], name: str, shows: object, within_s: float
) -> None:
    town = Town()
    if not ids(kind):
        pytest.skip(f"the tiny city has no {kind}")
    asset = ids(kind)[0]
    if asked.get("params") == {"id": "?"}:
        asked = {"params": {"id": town.shown(asset, "ports")[-1][0]["id"]}}
    before = len(town.shown(asset, name))
    command = town.send(asset, capability, **asked)
    town.play(within_s)
    assert town.answers(command) == ["accepted", "done"], town.detail(command)
    for said in town.said:
        if isinstance(said, Report) and said.asset == asset:
            assert all(KINDS[kind].check_report(row.values) == [] for row in said.readings)
    if shows is not None:
        assert shows in (town.shown(asset, name)[before:] or town.shown(asset, name)[-1:])


def test_every_capability_but_the_programmes_is_obeyed() -> None:
    fitted = {(kind, name) for kind, made in BEHAVIOURS.items() for name in getattr(made, "orders", {})}
    asked = {(kind.name, row.name) for kind in KINDS.values() for row in kind.capabilities}
    assert asked - fitted <= {("lighting_cabinet", "load_program")}
    assert fitted <= asked


def test_an_access_point_lowers_with_its_bollards_and_rises_again() -> None:
    town = Town(clock(TWO_IN_THE_MORNING_S))
    gate = gate_of(town)
    before = len(town.shown(gate.asset.id, "position"))
    down = town.send(gate.asset.id, "position", value={"position": "lowered"})
    town.play(3.9)
    assert town.answers(down) == ["accepted"]
    town.play(0.3)
    up = town.send(gate.asset.id, "position", value={"position": "raised"})
    town.play(600)
    assert town.answers(down) == ["accepted", "done"]
    assert town.answers(up) in (["accepted", "done"], ["accepted", "failed"])
    positions = town.shown(gate.asset.id, "position")
    assert positions[before:][:3] == ["moving_down", "lowered", "moving_up"]
    for leaf in gate.leaves:
        assert len(set(town.shown(leaf, "position"))) >= 3


def test_a_lamp_fades_under_override_then_returns_to_its_programme() -> None:
    town = Town(clock(NIGHT_S))
    lamp = healthy_lamp(town).asset.id
    held = town.send(lamp, "light_level", value={"level_pct": 55, "fade_s": 4})
    town.play(3)
    assert town.answers(held) == ["accepted"]
    town.play(2)
    assert town.answers(held) == ["accepted", "done"]
    assert (town.shown(lamp, "light_level_pct")[-1], town.shown(lamp, "command_reason")[-1]) == (55, "override")
    town.play(1800)
    assert town.shown(lamp, "light_level_pct")[-1] == 55
    freed = town.send(lamp, "light_level", value=None)
    town.play(1)
    assert town.answers(freed) == ["accepted", "done"]
    assert town.shown(lamp, "command_reason")[-1] == "program"
    assert town.shown(lamp, "light_level_pct")[-1] != 55


def test_a_feeder_forced_off_takes_its_lamps_with_it_and_auto_gives_them_back() -> None:
    town = Town(clock(NIGHT_S))
    cabinet = town.simulation.device(ids("lighting_cabinet")[0])
    assert isinstance(cabinet, Cabinet)
    port, circuit = next(iter(cabinet.circuits.items()))
    off = town.send(cabinet.asset.id, "circuit", slot=port, value={"id": port, "command": "off"})
    town.play(20)
    assert town.answers(off) == ["accepted", "done"]
    assert not any(lamp.lit for lamp in circuit.lamps)
    assert town.shown(cabinet.asset.id, "working_mode")[-1] == "semi_automatic"
    town.send(cabinet.asset.id, "circuit", slot=port, value=None)
    town.play(60)
    assert town.shown(cabinet.asset.id, "working_mode")[-1] == "automatic"
    assert any(lamp.lit for lamp in circuit.lamps)
    unknown = town.send(cabinet.asset.id, "circuit", slot="D99", value={"id": "D99", "command": "off"})
    town.play(1)
    assert town.answers(unknown) == ["rejected"]


def test_a_sign_shows_its_pages_goes_blank_after_its_time_and_returns_to_its_own() -> None:
    town = Town()
    sign = ids("information_display")[0]
    pages = [{"lines": ["ROUTE COUPEE"], "pictogram_code": "A", "on_s": 3}]
    shown = town.send(sign, "message", value={"pages": pages, "class": "safety", "duration_s": 60})
    town.play(3)
    assert town.answers(shown) == ["accepted", "done"]
    assert town.shown(sign, "pages")[-1] == pages
    town.play(70)
    assert (town.shown(sign, "blank")[-1], town.shown(sign, "message_source")[-1]) == (True, "end_duration")
    town.send(sign, "message", value=None)
    town.play(3)
    assert town.shown(sign, "message_source")[-1] == "timebased_scheduler"
    wide = [{"lines": ["X" * 60], "pictogram_code": "A", "on_s": 3}]
    refused = town.send(sign, "message", value={"pages": wide, "class": "safety", "duration_s": 60})
    town.play(1)
    assert town.answers(refused) == ["rejected"]


def test_a_later_order_replaces_the_one_under_way() -> None:
    town = Town(clock(TWO_IN_THE_MORNING_S))
    gate = gate_of(town).asset.id
    first = town.send(gate, "position", value={"position": "lowered"})
    town.play(1)
    town.send(gate, "position", value={"position": "raised"})
    town.play(8)
    assert town.answers(first) == ["accepted", "failed"]
    assert town.detail(first) == "replaced by version 2"


def test_a_repeated_id_is_answered_again_and_not_carried_out_again() -> None:
    town = Town()
    zone = ids("intrusion_panel")[0]
    command = town.send(zone, "set", value={})
    town.play(15)
    town.version -= 1
    town.send(zone, "set", value={})
    town.play(1)
    assert town.answers(command) == ["accepted", "done", "done"]
    assert town.shown(zone, "set_state").count("setting") == 1


def test_same_seed_and_same_commands_give_the_same_reports_and_answers() -> None:
    def told() -> list[Report | Answer]:
        town = Town(clock(NIGHT_S))
        gate = gate_of(town).asset.id
        town.send(gate, "position", value={"position": "lowered"})
        town.play(60)
        town.send(ids("traffic_junction")[0], "plan", value={"id": "P3"})
        town.play(200)
        return town.said

    assert told() == told()
