"""A cabinet lights its lamps by the programme it holds, with no Poste at all, and takes another by checksum."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from app.domain.programmes import Programme, read_programme
from app.domain.programmes.compiled import checksum, compile_programme, encode
from simulators.behaviours.device import Moment
from simulators.behaviours.lighting import Cabinet
from simulators.behaviours.programme_clock import SHIPPED
from simulators.city_clock import CityClock, Weather
from tests.domain.programmes import PARIS, SUNRISE, SUNSET, calendar, document, step
from tests.simulators.simulated import PLACE, asset, city, clock, latest, simulation

NIGHT = [step(SUNSET, 80), step("22:00", 30), step("01:00", 0), step("06:00", 60), step(SUNRISE, 0)]


def starting(text: str) -> CityClock:
    """A clock that begins at a local time."""
    return CityClock(datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC), 0, PLACE)


def levels(at: CityClock, seconds: float = 250) -> set[object]:
    """The levels of healthy lamps after so long."""
    town = simulation(at)
    reports = list(town.advance(seconds))
    healthy = {lamp for lamp, grade in latest(reports, "fault_class").items() if grade == "none"}
    lamps = {item.id for item in city().assets if item.kind == "luminaire" and item.lifecycle == "in_service"}
    return {level for lamp, level in latest(reports, "light_level_pct").items() if lamp in healthy & lamps}


@pytest.mark.parametrize(("at", "level"), [("19:00", 100), ("23:10", 50), ("02:00", 50), ("05:40", 100)])
def test_the_city_is_lit_by_the_shipped_programme_alone(at: str, level: float) -> None:
    assert levels(starting(f"2026-11-23 {at}")) == {level}


def test_a_lamp_never_goes_under_its_own_floor() -> None:
    town = simulation(starting("2026-11-23 19:00"))
    low = read_programme(document(calendar(steps=[step(SUNSET, 10), step(SUNRISE, 0)])))
    now = moment(starting("2026-11-23 19:00"))
    for item in city().assets:
        if isinstance(device := town_device(town, item.id), Cabinet):
            assert device.clock.load(*sent(low), now).result == "done"
    reports = list(town.advance(250))
    floors = {item.id: item.attributes["floor_pct"] for item in city().assets if item.kind == "luminaire"}
    told = latest(reports, "light_level_pct")
    working = {lamp for lamp, grade in latest(reports, "fault_class").items() if grade == "none"}
    works = {item.id for item in city().assets if item.lifecycle == "maintenance"}
    assert {lamp: told[lamp] for lamp in floors.keys() & working - works} == {
        lamp: max(10, floors[lamp]) for lamp in floors.keys() & working - works
    }


def town_device(town: Any, asset_id: str) -> object:
    try:
        return town.device(asset_id)
    except KeyError:
        return None


def moment(at: CityClock, t: float = 0.0) -> Moment:
    return Moment(t, at, Weather(1), Random(1))


def cabinet() -> Cabinet:
    return Cabinet(asset("lighting_cabinet"), Random(1))


def sent(programme: Programme, valid_from: str = "2026-01-01T00:00:00Z") -> tuple[dict[str, Any], dict[str, Any]]:
    """`params` and what comes beside them."""
    body = encode(compile_programme(programme, clock().place))
    return {"id": programme.id, "valid_from": valid_from}, {"programme": body, "checksum": checksum(body)}


def test_what_the_cabinet_reports_is_what_it_holds() -> None:
    device, now = cabinet(), moment(starting("2026-11-23 23:30"))
    before = device.step(now).values or {}
    assert before["program_id"] == SHIPPED.id
    assert before["program_checksum"] == checksum(encode(compile_programme(SHIPPED, now.clock.place)))
    programme = read_programme(document(calendar(steps=NIGHT)))
    params, attachment = sent(programme)
    assert device.clock.load(params, attachment, now).result == "done"
    after = device.step(moment(now.clock, 1.0)).values or {}
    assert (after["program_id"], after["program_checksum"]) == (programme.id, attachment["checksum"])


@pytest.mark.parametrize(("at", "closed"), [("21:00", True), ("23:00", True), ("03:00", False), ("06:30", True)])
def test_contactors_follow_the_programme_loaded(at: str, *, closed: bool) -> None:
    town = simulation(starting(f"2026-11-23 {at}"))
    device = next(found for item in city().assets if isinstance(found := town_device(town, item.id), Cabinet))
    assert device.clock.load(*sent(read_programme(document(calendar(steps=NIGHT)))), moment(town.clock)).result
    list(town.advance(120))
    assert {circuit.contactor for circuit in device.circuits.values()} == {"closed" if closed else "open"}


def test_a_programme_waits_for_the_day_it_is_valid_from() -> None:
    at = starting("2026-11-23 18:00")
    device = cabinet()
    device.clock.load(*sent(read_programme(document(calendar(steps=NIGHT))), "2026-11-23T18:00:00Z"), moment(at))
    told = [(device.step(moment(at, t)).values or {})["program_id"] for t in (1.0, 3599.0, 3601.0)]
    assert told == [SHIPPED.id, SHIPPED.id, "rues"]


def damaged(body: dict[str, Any]) -> dict[str, Any]:
    return body | {"lat": body["lat"] + 1}


@pytest.mark.parametrize(
    "case", ["damaged", "no checksum", "nothing", "other id", "not for lamps", "no date", "no time zone"]
)
def test_what_does_not_fit_is_rejected_and_the_programme_held_stays(case: str) -> None:
    device, now = cabinet(), moment(starting("2026-11-23 23:30"))
    params, attachment = sent(read_programme(document()))
    if case == "damaged":
        attachment = attachment | {"programme": damaged(attachment["programme"])}
    elif case == "no checksum":
        attachment = {"programme": attachment["programme"]}
    elif case == "nothing":
        attachment = {}
    elif case == "other id":
        params = params | {"id": "autre"}
    elif case == "not for lamps":
        scene = [{"at": SUNSET, "value": {"id": "nocturne"}}]
        params, attachment = sent(read_programme(document(calendar(steps=scene), capability="scene")))
    else:
        params = params | {"valid_from": "demain" if case == "no date" else "2026-01-01T00:00:00"}
    answer = device.clock.load(params, attachment, now)
    assert (answer.result, bool(answer.detail)) == ("rejected", True)
    assert (device.step(now).values or {})["program_id"] == SHIPPED.id


def test_a_slow_clock_lights_later_by_as_much() -> None:
    at = starting("2026-11-23 12:00")
    dusk = at.t_of(at.place.sun(at.calendar(0).date(), "sunset", timedelta()))
    device = cabinet()
    device.lag_s = 90
    assert device.clock.level_pct(moment(at, dusk), dusk - device.lag_s) == 0
    assert device.clock.level_pct(moment(at, dusk + 91), dusk + 91 - device.lag_s) == 100
