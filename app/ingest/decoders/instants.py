"""When a vendor says that something was measured: RFC 3339, epochs, or its own format in its own zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from app.domain.reports import Undecodable, as_utc

EPOCHS = {"epoch_s": "seconds", "epoch_ms": "milliseconds", "epoch_us": "microseconds"}
RFC3339 = "rfc3339"
_START = datetime(1970, 1, 1, tzinfo=UTC)
_BARE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?")


def instant(value: Any, form: str = RFC3339, zone: ZoneInfo | None = None, fold: int = 0) -> datetime:
    """`value` as an instant in UTC.

    A local time takes `zone`; the one that comes twice in autumn is the first of the two, or the second with
    `fold` 1 (PEP 495), and one that spring skips is read as if the clock had not been moved.
    Raises `Undecodable` (`invalid_time`).
    """
    try:
        at = _epoch(value, EPOCHS[form]) if form in EPOCHS else _text(value, form, zone)
        return as_utc(at if at.tzinfo else _placed(at, zone, fold))
    except Undecodable as error:
        raise Undecodable("invalid_time", str(error)) from None
    except (ValueError, TypeError, OverflowError):
        raise Undecodable("invalid_time", f"{value!r:.80} is not a time in the format {form!r}") from None


def _placed(at: datetime, zone: ZoneInfo | None, fold: int) -> datetime:
    if zone is None:
        raise Undecodable("invalid_time", f"time {at.isoformat()} has no zone: give `zone`, such as Europe/Paris")
    return at.replace(tzinfo=zone, fold=fold)


def _epoch(value: Any, unit: str) -> datetime:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError
    return _START + timedelta(**{unit: float(value)})


def _text(value: Any, form: str, zone: ZoneInfo | None) -> datetime:
    if not isinstance(value, str):
        raise TypeError
    if form != RFC3339:
        return datetime.strptime(value, form)  # noqa: DTZ007 - the caller gives the zone
    if zone is not None and _BARE.fullmatch(value):
        return datetime.fromisoformat(value.replace(",", "."))
    return msgspec.convert(value, datetime)
