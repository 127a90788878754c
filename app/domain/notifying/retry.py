"""When to try again to deliver: exponential back-off with jitter, or as the receiver asks, until it is given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MAX_PAUSE_S = 300.0
LONGEST_ASKED = timedelta(hours=1)
"""A receiver that asks to be left alone for longer is tried after this all the same."""


def asked_to_wait(retry_after: str, now: datetime) -> timedelta | None:
    """How long the header `Retry-After` (RFC 9110, 10.2.3: seconds, or a date) asks to wait, an hour at most; None when
    it cannot be read.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(LONGEST_ASKED, timedelta(seconds=int(text[:9])))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(timedelta(0), min(LONGEST_ASKED, until - now))


def next_attempt(
    now: datetime, attempts: int, first_pause_s: float, draw: float, asked: timedelta | None = None
) -> datetime:
    """When to try after `attempts` (1 or more) failed: at least half of a pause that doubles each time up to five
    minutes, and not before what was `asked`; `draw`, from 0 to 1, spreads those who failed together.
    """
    pause = min(MAX_PAUSE_S, first_pause_s * 2.0 ** min(attempts - 1, 30))
    return now + max(timedelta(seconds=pause * (0.5 + draw / 2)), asked or timedelta(0))
