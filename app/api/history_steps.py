"""How finely a period is shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from app.actions.errors import InvalidRequest
from app.storage.views.history import Period, Step

MAX_BUCKETS = 5000
AUTO_BUCKETS = 400
_STEPS = (10, 60, 300, 900)
_WIDTHS: dict[Literal["hour", "day"], timedelta] = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


def choose_step(wanted: str, period: Period) -> tuple[str, Step]:
    """The step's name and value; `auto` is the finest that gives at most 400 buckets, else days.

    Raises `InvalidRequest` above 5,000 buckets.
    """
    length = period.until - period.since
    if wanted == "auto":
        return next((step for step in _candidates() if length / _width(step[1]) <= AUTO_BUCKETS), ("day", "day"))
    step = next((step for name, step in _candidates() if name == wanted), None) or timedelta(seconds=int(wanted))
    if length / _width(step) > MAX_BUCKETS:
        raise InvalidRequest(f"over {MAX_BUCKETS} buckets: ask for a shorter period or a longer step")
    return wanted, step


def cut_of(now: datetime, reading_days: int, zone: ZoneInfo) -> datetime:
    """The start of the first local day of which every raw reading is still kept."""
    first = (now - timedelta(days=reading_days - 1)).astimezone(zone)
    return first.replace(hour=0, minute=0, second=0, microsecond=0)


def _candidates() -> list[tuple[str, Step]]:
    return [*((str(s), timedelta(seconds=s)) for s in _STEPS), ("hour", "hour"), ("day", "day")]


def _width(step: Step) -> timedelta:
    return step if isinstance(step, timedelta) else _WIDTHS[step]
