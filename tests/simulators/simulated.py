"""Ready-made simulations for these tests: a tiny city at a chosen time of day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from random import Random

from app.domain.registry import AssetDraft
from simulators.behaviours.device import Base, Moment, Values
from simulators.behaviours.network import Carrier
from simulators.city import City, Scale, generate
from simulators.city_clock import CityClock, Weather
from simulators.simulation import Report, Simulation

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in the city
PLACE = (4.2, 46.3)
NIGHT_S = 10 * 3600.0
TWO_IN_THE_MORNING_S = 14 * 3600.0


@cache
def city(scale: Scale = "tiny", seed: int = 7) -> City:
    return generate(seed, scale)


def clock(offset_s: float = 0) -> CityClock:
    return CityClock(NOON, offset_s, PLACE)


def before_dusk(seconds: float) -> CityClock:
    """A clock that begins `seconds` before sunset."""
    return clock(clock().night(0)[0] - seconds)


def simulation(at: CityClock | None = None, seed: int = 7, rate: float = 1.0) -> Simulation:
    return Simulation(city(), seed, at or clock(), rate)


def without_outages(town: Simulation) -> Simulation:
    """The same, where no gateway or switch drops by itself."""
    for item in city().assets:
        device = town.device(item.id)
        if isinstance(device, Carrier):
            device.mean_up_s = 1e12
    return town


def play(device: Base, seconds: float, at: CityClock | None = None, seed: int = 3) -> Iterator[tuple[float, Values]]:
    """(t, values said) of one device on its own, for so long."""
    moment = Moment(0.0, at or clock(), Weather(seed), Random(seed))
    while moment.t <= seconds:
        step = device.step(moment)
        if step.values is not None:
            yield moment.t, step.values
        if step.next_s is None:
            return
        moment.t += step.next_s


def asset(kind: str, **attributes: object) -> AssetDraft:
    return AssetDraft(id=f"{kind}-1", kind=kind, lon=4.2, lat=46.3, system="s", attributes=attributes)


def latest(reports: list[Report], field: str) -> dict[str, object]:
    """Last value of a field, by asset."""
    return {
        report.asset: reading.values[field]
        for report in reports
        for reading in report.readings
        if field in reading.values
    }
