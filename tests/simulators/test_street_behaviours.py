"""Bollards, buses, junctions, carriers: movements that keep to physics and safety."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from shapely import LineString, Point

from simulators.behaviours.access import LOOP, MOVE_S, RING_S, AccessPoint, Leaf
from simulators.behaviours.device import Link, Moment, Values
from simulators.behaviours.network import LorawanGateway
from simulators.behaviours.parking import CarPark
from simulators.behaviours.traffic import Junction, plan_of, stage
from simulators.behaviours.vehicles import TOP_SPEED_M_S, Bus
from simulators.city.plane import Plane
from simulators.city.polyline import decode, encode
from simulators.city_clock import Weather
from simulators.commands import Command
from tests.simulators.simulated import asset, city, clock, play, simulation, without_outages


def access_point() -> AccessPoint:
    return AccessPoint(asset("access_point"), Random(1))


def whole(gate: AccessPoint, seconds: float) -> Iterator[tuple[float, Values]]:
    """What an access point says beside its loop's news of every second."""
    return ((t, values) for t, values in play(gate, seconds) if not values.keys() <= LOOP)


def test_the_loop_is_told_every_second_as_it_is() -> None:
    told = [(t, values) for t, values in play(access_point(), 3600) if values.keys() >= LOOP]
    pauses = [after - before for (before, _), (after, _) in pairwise(told)]
    assert max(pauses) <= 1.0 + 1e-6
    assert {len(values) for _, values in told if values.keys() <= LOOP} == {len(LOOP)}
    assert {values["loop_occupied"] for _, values in told} == {True, False}


def test_loop_news_of_every_second_reaches_the_field_and_no_backlog() -> None:
    town = without_outages(simulation())
    gate = next(item.id for item in city().assets if item.kind == "access_point")
    heard = [reading for report in town.advance(60) if report.asset == gate for reading in report.readings]
    assert max(after.t - before.t for before, after in pairwise(heard)) < 2
    assert sum(reading.values.keys() == LOOP for reading in heard) > 40


def test_a_visitor_without_a_badge_rings_and_goes_unless_answered() -> None:
    rung = [(t, values) for t, values in whole(access_point(), 24 * 3600) if values["intercom"] != "idle"]
    assert len(rung) > 5
    assert {values["intercom"] for _, values in rung} == {"ringing"}
    assert all(values["position"] == "raised" for _, values in rung)


def test_a_visitor_who_is_answered_is_let_in() -> None:
    gate = access_point()
    now = Moment(0.0, clock(), Weather(3), Random(3))
    while gate.intercom != "ringing":
        now.t += gate.step(now).next_s or 1.0
    answered = now.t + RING_S / 2
    now.t = answered
    body = {"id": "c", "version": 1, "expires_at": "2100-01-01T00:00:00Z", "capability": "answer_call", "params": {}}
    gate.obey(Command.read(body), now)
    seen = set()
    while now.t < answered + 60:
        now.t += gate.step(now).next_s or 1.0
        seen.add((gate.intercom, gate.position))
    assert ("in_call", "raised") in seen
    assert ("idle", "lowered") in seen


def test_a_bollard_takes_four_seconds_to_move() -> None:
    moves, begun = [], None
    for t, values in whole(access_point(), 6 * 3600):
        if values["position"].startswith("moving") and begun is None:
            begun = t
        elif begun is not None and not values["position"].startswith("moving"):
            moves.append(t - begun)
            begun = None
    assert len(moves) > 20
    plain = [move for move in moves if move < 1.5 * MOVE_S]
    assert len(plain) > 0.9 * len(moves)
    assert plain == pytest.approx([MOVE_S] * len(plain), abs=0.1)


def test_a_bollard_never_rises_onto_an_occupied_loop() -> None:
    for _, values in whole(access_point(), 24 * 3600):
        assert not (values["position"] == "moving_up" and values["loop_occupied"])


def test_bollards_follow_their_access_point() -> None:
    gate = access_point()
    bollard, barrier = Leaf(asset("bollard"), Random(1)), Leaf(asset("barrier"), Random(1))
    for leaf in (bollard, barrier):
        leaf.link(Link("part_of", "", gate))
    gate.position = "moving_down"
    assert next(play(bollard, 1))[1]["position"] == "moving_down"
    assert next(play(barrier, 1))[1]["position"] == "opening"


def bus_asset() -> tuple[Bus, LineString, Plane]:
    draft = next(item for item in city().assets if item.kind == "transit_vehicle")
    points = decode(str(draft.attributes["shape_polyline"]))
    plane = Plane(*points[0])
    return Bus(draft, Random(2)), LineString([plane.metres(*point) for point in points]), plane


def test_a_bus_stays_on_its_line_within_its_speed() -> None:
    bus, line, plane = bus_asset()
    before: tuple[float, Point] | None = None
    stops = 0
    for t, values in play(bus, 3600):
        here = Point(plane.metres(values["longitude_deg"], values["latitude_deg"]))
        assert line.distance(here) < 0.5
        assert 0 <= values["speed_m_s"] <= TOP_SPEED_M_S
        if before is not None:
            assert before[1].distance(here) <= TOP_SPEED_M_S * (t - before[0]) + 0.5
        stops += values["stop_status"] == "stopped_at" and values["door_open"]
        before = (t, here)
    assert stops > 10


def test_a_bus_at_night_says_it_is_out_of_service_and_not_where_it_is() -> None:
    bus, _, _ = bus_asset()
    for _, values in play(bus, 600, clock(15.5 * 3600)):
        assert values["in_service"] is False
        assert "longitude_deg" not in values


def test_opposed_directions_are_never_green_together() -> None:
    for tenths in range(920):
        one, two, left = stage(tenths / 10, 92, 0.4)
        assert left > 0
        assert "red" in (one, two)
    assert plan_of(8.0)[0] == "P2"
    assert plan_of(0.0)[0] == plan_of(23.9)[0] == "P1"


def test_a_junction_speaks_within_its_heartbeat() -> None:
    times = [t for t, _ in play(Junction(asset("traffic_junction", line_count=6), Random(1)), 1800)]
    assert max(b - a for a, b in pairwise(times)) < 30


def test_a_car_park_fills_by_day_and_never_overflows() -> None:
    park = CarPark(asset("car_park", capacity=200), Random(1))
    free = [values["free_spaces"] for _, values in play(park, 24 * 3600)]
    assert all(0 <= spaces <= 200 for spaces in free)
    assert max(free) - min(free) > 80


def test_a_dropped_gateway_silences_what_it_carries_then_backlogs_come_back() -> None:
    town = simulation(clock(10 * 3600))
    gateway = next(town.device(item.id) for item in city().assets if item.kind == "lorawan_gateway")
    assert isinstance(gateway, LorawanGateway)
    carried = {other.asset.id for _, other in gateway.carried}
    list(town.advance(60))
    gateway.down = True
    due = 60 + gateway.period_s * 1.1
    during = list(town.advance(60.1))
    assert not {report.asset for report in during} & carried
    gateway.mean_up_s = 1e12
    while gateway.down and due < 400:
        list(town.advance(due))
        due += 5
    backlogs: dict[str, int] = defaultdict(int)
    for report in town.advance(due + 200):
        backlogs[report.asset] = max(backlogs[report.asset], len(report.readings))
        times = [reading.t for reading in report.readings]
        assert times == sorted(times)
    assert not gateway.down
    assert carried & set(backlogs)


def test_polylines_survive_their_text() -> None:
    points = [(4.2, 46.3), (4.20123, 46.29871), (-0.5, -12.25)]
    assert np.array(decode(encode(points))) == pytest.approx(np.array(points), abs=1e-5)
    with pytest.raises(ValueError, match="cut short"):
        decode(encode(points)[:-1])
