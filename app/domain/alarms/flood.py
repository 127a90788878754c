"""Alarm floods: ISA-18.2-2016 16.5.7, ten alarms or more within ten minutes per operator position."""

from __future__ import annotations

from datetime import timedelta

FLOOD_WITHIN = timedelta(minutes=10)
FLOOD_BEGINS = 10
FLOOD_ENDS = 5
"""Per position: a flood ends below five in ten minutes."""


def floods(alarms: int, positions: int, *, flooding: bool) -> bool:
    """Whether `alarms` in ten minutes are a flood for so many positions, given whether one lasts already."""
    return alarms >= positions * (FLOOD_ENDS if flooding else FLOOD_BEGINS)
