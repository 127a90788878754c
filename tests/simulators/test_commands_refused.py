"""Simulated equipment that refuses, does not hear, or fails as it was asked to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from simulators.behaviours.luminaire import Lamp
from simulators.behaviours.network import Carrier, LorawanGateway
from simulators.faults import LostAnswers, UnknownFault, parse_fault
from simulators.wire import Ack, Answer
from tests.simulators.simulated import NIGHT_S, TWO_IN_THE_MORNING_S, city, clock
from tests.simulators.town import Town, gate_of, healthy_lamp, ids


@pytest.mark.parametrize(
    ("flag", "why"),
    [("loop_occupied", "loop occupied"), ("loop_fault", "loop in fault"), ("obstacle", "obstacle detected")],
)
def test_an_access_point_refuses_by_itself_to_rise_into_danger(flag: str, why: str) -> None:
    town = Town(clock(TWO_IN_THE_MORNING_S))
    gate = gate_of(town)
    town.send(gate.asset.id, "position", value={"position": "lowered"})
    town.play(5)
    setattr(gate, flag, True)
    gate.due = 1e9
    for capability, value in (("position", {"position": "raised"}), ("access_mode", {"access_mode": "closed"})):
        if capability == "access_mode":
            town.send(gate.asset.id, "position", value=None)
        refused = town.send(gate.asset.id, capability, value=value)
        town.play(1)
        assert (town.answers(refused), town.detail(refused)) == (["rejected"], why)
    assert gate.position == "lowered"


@pytest.mark.parametrize(
    ("kind", "capability", "asked"),
    [
        ("traffic_junction", "plan", {"value": {"id": "P99"}}),
        ("camera", "ptz_preset", {"value": {"id": "nowhere"}}),
        ("loudspeaker_zone", "play", {"params": {"id": "m", "repeat": 1, "level_db": 108}}),
        ("lighting_cabinet", "load_program", {"params": {"id": "p", "valid_from": "2026-11-25T00:00:00Z"}}),
    ],
)
def test_equipment_refuses_what_it_does_not_have_or_must_not_do(
    kind: str, capability: str, asked: Mapping[str, Any]
) -> None:
    town = Town()
    if not ids(kind):
        pytest.skip(f"the tiny city has no {kind}")
    command = town.send(ids(kind)[0], capability, **asked)
    town.play(1)
    assert town.answers(command) == ["rejected"]


def test_a_lamp_without_supply_hears_nothing() -> None:
    town = Town()
    command = town.send(ids("luminaire")[0], "light_level", value={"level_pct": 50})
    town.play(60)
    assert town.answers(command) == []


def test_what_a_lamp_holds_survives_a_dropped_carrier() -> None:
    town = Town(clock(NIGHT_S))
    lamp = healthy_lamp(town).asset.id
    [carrier] = [
        device
        for item in city().assets
        if any((row.type, row.to) == ("carries", lamp) for row in item.relations)
        and isinstance(device := town.simulation.device(item.id), Carrier)
    ]
    town.send(lamp, "light_level", value={"level_pct": 35})
    town.play(30)
    assert town.shown(lamp, "light_level_pct")[-1] == 35
    carrier.down = True
    unheard = town.send(lamp, "light_level", value={"level_pct": 70})
    town.play(600)
    assert town.answers(unheard) == []
    carrier.down = False
    town.play(1800)
    assert (town.shown(lamp, "light_level_pct")[-1], town.shown(lamp, "command_reason")[-1]) == (35, "override")


def test_what_a_dropped_gateway_carries_does_not_answer() -> None:
    town = Town(clock(NIGHT_S))
    gateway = town.simulation.device(ids("lorawan_gateway")[0])
    assert isinstance(gateway, LorawanGateway)
    carried = [other for _, other in gateway.carried if isinstance(other, Lamp) and other.phase == "on"]
    assert carried
    reboot = town.send(gateway.asset.id, "reboot", params={})
    town.play(1)
    silent = town.send(carried[0].asset.id, "light_level", value={"level_pct": 50})
    town.play(100)
    assert (town.answers(reboot), town.answers(silent)) == (["accepted", "done"], [])


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ("silent:*", []),
        ("refuses:*", ["rejected"]),
        ("lies:*", ["accepted", "done"]),
        ("slow=9:*", ["accepted", "done"]),
        ("moved_by_hand=2:*", ["accepted", "done"]),
    ],
)
def test_equipment_at_fault_fails_as_it_was_asked_to(fault: str, answers: list[str]) -> None:
    town = Town(misconduct=fault)
    park = ids("car_park")[0]
    command = town.send(park, "published_status", value={"status": "closed"})
    town.play(8)
    assert town.answers(command) == ([] if fault.startswith("slow") else answers)
    town.play(30)
    assert town.answers(command) == answers
    moves = fault.startswith(("slow", "moved_by_hand"))
    assert ("closed" in town.shown(park, "status")) is moves
    assert (town.shown(park, "status")[-1] == "closed") is fault.startswith("slow")


def test_answers_lost_on_the_way_are_a_share_or_those_of_the_assets_named() -> None:
    named, some = parse_fault("loses_acks:P-*", 1), parse_fault("loses_acks:0.5", 1)
    assert isinstance(named, LostAnswers)
    assert isinstance(some, LostAnswers)
    answer = Answer("s", "P-1", "c", Ack("done"))
    assert named.loses(answer)
    assert 300 < sum(some.loses(answer) for _ in range(1000)) < 700


def test_a_fault_that_lasts_is_given_in_seconds() -> None:
    with pytest.raises(UnknownFault, match="seconds"):
        parse_fault("slow=often", 1)
