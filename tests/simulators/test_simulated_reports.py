"""What the simulated city publishes: valid for its kind, only what changed, in time, the same for the same seed."""

from __future__ import annotations

from collections import defaultdict

import pytest

from app.domain.kinds import KINDS
from simulators.behaviours.access import LOOP
from tests.simulators.simulated import before_dusk, city, clock, simulation

KIND = {asset.id: asset.kind for asset in city().assets}


@pytest.mark.parametrize("hours", [0, 6, 9, 14, 19])
def test_every_payload_fits_its_kind_and_uses_its_words(hours: int) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for report in simulation(clock(hours * 3600)).advance(2 * 3600):
        for reading in report.readings:
            kind = KINDS[KIND[report.asset]]
            assert kind.check_report(reading.values) == []
            said[kind.name] |= set(reading.values)
    assert set(said) >= set(KINDS) - {"luminaire"}


def test_same_seed_same_reports_whatever_the_pace_of_the_clock() -> None:
    once = list(simulation(before_dusk(100)).advance(400))
    again_town = simulation(before_dusk(100))
    again = [report for tenth in range(1, 4001) for report in again_town.advance(tenth / 10)]
    assert once == again
    assert once != list(simulation(before_dusk(100), seed=8).advance(400))


def test_unchanged_state_is_not_repeated_within_a_quarter_of_an_hour() -> None:
    repeated = 0
    said: dict[tuple[str, str], object] = {}
    for report in simulation().advance(800):
        for reading in report.readings:
            for name, value in reading.values.items():
                if name in KINDS[KIND[report.asset]].state_names and name not in LOOP:
                    repeated += said.get((report.asset, name)) == value
                    said[report.asset, name] = value
    assert repeated == 0


def _expected(kind: str, values: dict[str, object]) -> bool:
    expected = KINDS[kind].heartbeat.expected
    return expected is None or expected(values) is not False


def test_everything_due_speaks_within_its_heartbeat() -> None:
    last: dict[str, float] = {}
    worst: dict[str, float] = defaultdict(float)
    state: dict[str, dict[str, object]] = defaultdict(dict)
    longest_outage = 240.0
    for report in simulation(clock(-2 * 3600)).advance(3600):
        asset = report.asset
        for reading in report.readings:
            if _expected(KIND[asset], state[asset]):
                worst[asset] = max(worst[asset], reading.t - last.get(asset, reading.t))
            last[asset] = reading.t
            state[asset].update(reading.values)
    assert set(worst) >= {asset for asset, kind in KIND.items() if kind != "luminaire"}
    for asset, silence in worst.items():
        assert silence <= KINDS[KIND[asset]].heartbeat.limit_s({}) + longest_outage, asset


def test_sequence_numbers_rise_by_one() -> None:
    last: dict[str, int] = defaultdict(int)
    for report in simulation(before_dusk(0)).advance(900):
        for reading in report.readings:
            assert reading.seq == last[report.asset] + 1
            last[report.asset] = reading.seq


def test_rate_multiplies_reports_but_not_movements() -> None:
    slow, fast = (sum(1 for _ in simulation(rate=rate).advance(900)) for rate in (1.0, 4.0))
    assert 2.0 < fast / slow < 4.2


def test_planned_and_retired_assets_do_not_speak() -> None:
    town = simulation()
    assert not town.left_aside
    assert sum(town.counts.values()) == len(city().assets)
