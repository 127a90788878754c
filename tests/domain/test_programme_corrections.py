"""Weather corrects an evening, never beyond its bound, and a sensor that fell silent is not believed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.programmes.correction import Daylight, corrected_at
from tests.domain.programmes import MACON, programme

RULE = {"below_lx": 20, "forward_max_min": 30, "stale_after_s": 900}
SUNSET = MACON.sun(date(2026, 11, 25), "sunset")


@pytest.mark.parametrize(
    ("minutes_before", "daylight", "lit"),
    [
        (20, Daylight(10, 60), True),
        (20, Daylight(30, 60), False),
        (20, Daylight(10, 901), False),
        (20, Daylight(10, -5), False),
        (20, None, False),
        (31, Daylight(0, 60), False),
        (180, Daylight(0, 60), False),
    ],
    ids=["dark", "light", "stale", "from the future", "no sensor", "too early", "a dark afternoon"],
)
def test_darkness_lights_up_early_within_bounds(minutes_before: int, daylight: Daylight | None, *, lit: bool) -> None:
    at = SUNSET - timedelta(minutes=minutes_before)
    change, early = corrected_at(programme(correction=RULE), at, MACON, daylight)
    assert (change.value["level_pct"], early) == ((100, True) if lit else (0, False))


def test_once_lit_early_a_little_more_light_does_not_put_it_out() -> None:
    at = SUNSET - timedelta(minutes=10)
    assert corrected_at(programme(correction=RULE), at, MACON, Daylight(25, 60), early=True)[1]
    assert not corrected_at(programme(correction=RULE), at, MACON, Daylight(31, 60), early=True)[1]


def test_darkness_changes_nothing_once_lit_nor_without_a_rule() -> None:
    after, before = SUNSET + timedelta(minutes=1), SUNSET - timedelta(minutes=1)
    assert not corrected_at(programme(correction=RULE), after, MACON, Daylight(0, 0))[1]
    assert not corrected_at(programme(), before, MACON, Daylight(0, 0))[1]
