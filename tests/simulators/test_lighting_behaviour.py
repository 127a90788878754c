"""Lamps live on their circuits: silent by day, lit cabinet by cabinet at dusk, dimmed in the night."""

from __future__ import annotations

from collections import defaultdict

import pytest

from simulators.behaviours.lighting import Cabinet
from simulators.behaviours.luminaire import Lamp
from simulators.city import City
from simulators.simulation import FAULTY_LAMPS, Report, Simulation
from simulators.wire import Answer
from tests.simulators.simulated import before_dusk, city, clock, latest, simulation, without_outages

LAMPS = {asset.id for asset in city().assets if asset.kind == "luminaire"}
CABINETS = [asset for asset in city().assets if asset.kind == "lighting_cabinet"]


def of_lamps(reports: list[Report]) -> list[Report]:
    return [report for report in reports if report.asset in LAMPS]


def test_lamps_say_nothing_by_day_while_their_cabinets_report_open_circuits() -> None:
    reports = list(simulation().advance(1800))
    assert not of_lamps(reports)
    circuits = latest(reports, "circuits")
    assert set(circuits) == {cabinet.id for cabinet in CABINETS}
    assert all(row["contactor"] == "open" for rows in circuits.values() for row in rows)  # type: ignore[attr-defined]


def test_at_dusk_every_lamp_lights_after_its_own_circuit_closed() -> None:
    town = simulation(before_dusk(60))
    closed: dict[tuple[str, str], float] = {}
    first: dict[str, float] = {}
    for report in town.advance(600):
        reading = report.readings[-1]
        for circuit in reading.values.get("circuits", ()):
            if circuit["contactor"] == "closed":
                closed.setdefault((report.asset, circuit["id"]), reading.t)
        if report.asset in LAMPS:
            first.setdefault(report.asset, reading.t)
    assert set(first) == LAMPS
    for cabinet in CABINETS:
        for relation in cabinet.relations:
            delay = first[relation.to] - closed[cabinet.id, relation.port]
            assert 0 < delay < 10
    by_cabinet = defaultdict(list)
    for cabinet in CABINETS:
        by_cabinet[cabinet.id] = [first[relation.to] for relation in cabinet.relations]
    earlier, later = sorted(by_cabinet.values(), key=min)[:2]
    assert max(earlier) < min(later)


def test_a_lamp_boots_then_rises_to_its_power() -> None:
    said: dict[str, list[str]] = defaultdict(list)
    power = {}
    for report in of_lamps(list(simulation(before_dusk(10)).advance(500))):
        values = report.readings[-1].values
        said[report.asset] += [values["power_state"]] if "power_state" in values else []
        power[report.asset] = values["active_power_w"]
    healthy = [lamp for lamp, words in said.items() if words == ["booting_up", "low", "on"]]
    assert len(healthy) > 0.9 * len(LAMPS)
    rated = {asset.id: asset.attributes["rated_power_w"] for asset in city().assets if asset.id in LAMPS}
    assert all(power[lamp] == pytest.approx(rated[lamp], rel=0.03) for lamp in healthy)


def test_in_works_lamps_stay_off_under_lockout() -> None:
    in_works = {asset.id for asset in city().assets if asset.kind == "luminaire" and asset.lifecycle == "maintenance"}
    reports = list(simulation(before_dusk(10)).advance(500))
    modes, levels = latest(reports, "control_mode"), latest(reports, "light_level_pct")
    assert in_works
    assert all((modes[lamp], levels[lamp]) == ("lockout", 0) for lamp in in_works)


def test_two_percent_of_lamps_are_in_fault_and_say_which() -> None:
    reports = of_lamps(list(simulation(before_dusk(10)).advance(600)))
    faulty = {lamp for lamp, grade in latest(reports, "fault_class").items() if grade != "none"}
    codes = latest(reports, "fault_codes")
    assert len(faulty) == round(FAULTY_LAMPS * len(LAMPS))
    assert all(codes[lamp] for lamp in faulty)


def test_at_dawn_lamps_say_off_once_then_nothing() -> None:
    at_noon = clock()
    at = clock(at_noon.night(0)[1] - 100)
    reports = of_lamps(list(simulation(at).advance(2400)))
    assert set(latest(reports, "power_state").values()) == {"off"}
    assert max(report.readings[-1].t for report in reports) < 100 + 150 + 60


def test_a_simulation_begun_in_the_night_finds_the_city_lit_without_a_rush() -> None:
    at = clock(10 * 3600)
    reports = of_lamps(list(without_outages(simulation(at)).advance(130)))
    assert {report.asset for report in reports} == LAMPS
    assert "booting_up" not in latest(reports, "power_state").values()


def test_a_tripped_breaker_silences_its_lamps_after_a_last_word() -> None:
    town = simulation(before_dusk(0))
    list(town.advance(700))
    cabinet = town.device(CABINETS[0].id)
    assert isinstance(cabinet, Cabinet)
    circuit = next(iter(cabinet.circuits.values()))
    circuit.tripped, cabinet.tripped_until = True, 1e9
    mine = {lamp.asset.id for lamp in circuit.lamps}
    reports = list(town.advance(1100))
    losses = latest(reports, "supply_loss")
    assert all(losses[lamp] is True for lamp in mine if isinstance(town.device(lamp), Lamp) and lamp in losses)
    assert not {report.asset for report in town.advance(1500)} & mine
    assert latest(reports, "fault_codes")[cabinet.asset.id] == ["breaker_tripped"]


def without_cabinets() -> City:
    orphans = tuple(asset for asset in city().assets if asset.kind == "luminaire")
    return City(name="x", centre=city().centre, systems=(), zones=(), base_map=(), assets=orphans)


def test_lamps_without_a_cabinet_light_at_dusk_by_themselves() -> None:
    town = without_cabinets()
    by_day = list(Simulation(town, 1, clock()).advance(1200))
    assert not any(latest(by_day, "light_level_pct").values())
    assert len(by_day) <= 5 * len(LAMPS), "once it is on and out, a lamp says so four times an hour"
    lit = latest(list(Simulation(town, 1, before_dusk(5)).advance(500)), "power_state")
    assert lit.keys() == LAMPS
    assert set(lit.values()) <= {"on", "off", "booting_up"}
    assert sum(state == "on" for state in lit.values()) > 0.9 * len(LAMPS)


def test_a_lamp_without_a_cabinet_obeys_day_and_night_and_goes_back_to_its_own_ways() -> None:
    town = Simulation(without_cabinets(), 1, clock())
    lamp = next(asset for asset in without_cabinets().assets if not getattr(town.device(asset.id), "failure", ""))
    body = {"capability": "light_level", "expires_at": clock().real(3600).isoformat()}
    asked: list[tuple[dict[str, int] | None, int]] = [({"level_pct": 40}, 40), ({"level_pct": 0}, 0), (None, 0)]
    for version, (value, shown) in enumerate(asked, 1):
        t = 100.0 * version
        command = body | {"id": f"c{version}", "version": version, "value": value}
        town.command(lamp.system or "", lamp.id, command, t, clock().real(t))
        said = list(town.play(t + 90))
        assert [one.ack.result for one in said if isinstance(one, Answer)] == ["accepted", "done"]
        assert latest([one for one in said if isinstance(one, Report)], "light_level_pct").get(lamp.id, shown) == shown
