"""Programmes held against the hours of article 2 of the order of 27 December 2018, night by night over a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal

from app.domain.programmes.light_order import DEROGABLE, RULES, SEVEN_AM, Rule, Use, is_lit, shifted
from app.domain.programmes.nights import Change, timeline
from app.domain.programmes.place import Place
from app.domain.programmes.programme import NOON, Programme, into_the_night

_DAY = timedelta(days=1)
Verdict = Literal["breach", "derogation", "unknown"]
Broken = Literal["lit_before_sunset", "lit_too_late", "closing_unknown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule not kept: on how many `nights` of the year, the first of them, and by which calendars.

    `derogation`: not kept, under orders whose references are in `detail`. `unknown`: the hour that the activity ends
    is needed to tell.
    """

    article: str
    rule: Broken
    verdict: Verdict
    nights: int
    first: date | None
    calendars: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class _Seen:
    evening: date
    rule: Broken
    calendar: str
    at: datetime


def compliance(programme: Programme, use: Use, place: Place, year: int) -> tuple[Finding, ...]:
    """What the nights that begin in `year` break of article 2; nothing where it sets no hours."""
    rule = RULES[use.category]
    if rule is None:
        return ()
    if rule.after_closing_h is not None and rule.latest is None and use.closes_at is None:
        return (Finding(rule.article, "closing_unknown", "unknown", 0, None, (), "activity_ends_at is not known"),)
    first, last = date(year, 1, 1), date(year, 12, 31)
    lit = _lit(programme, timeline(programme, first - 2 * _DAY, last + 2 * _DAY, place))
    seen: list[_Seen] = []
    evening = first
    while evening <= last:
        seen += _judge(evening, _of_night(lit, evening, place), rule, use, place)
        evening += _DAY
    return tuple(_findings(seen, rule, programme, place))


def _lit(programme: Programme, line: Sequence[Change]) -> list[tuple[datetime, datetime, str]]:
    """(from, to, calendar) of the light asked."""
    return [
        (change.at, after.at, change.calendar)
        for change, after in pairwise(line)
        if is_lit(programme.capability, change.value)
    ]


def _of_night(
    lit: list[tuple[datetime, datetime, str]], evening: date, place: Place
) -> list[tuple[datetime, datetime, str]]:
    """What is lit from noon to noon; earlier intervals are left behind for good."""
    begins, ends = place.clock(evening, "12:00"), place.clock(evening + _DAY, "12:00")
    while lit and lit[0][1] <= begins:
        lit.pop(0)
    return [(max(since, begins), min(until, ends), name) for since, until, name in lit if since < ends]


def _judge(
    evening: date, lit: list[tuple[datetime, datetime, str]], rule: Rule, use: Use, place: Place
) -> Iterable[_Seen]:
    sunset = place.sun(evening, "sunset")
    limit = place.clock(evening, off_by(rule, use))
    morning = place.clock(evening, on_from(use)) if rule.relit else place.clock(evening + _DAY, "12:00")
    for since, until, calendar in lit:
        if rule.from_sunset and since < sunset:
            yield _Seen(evening, "lit_before_sunset", calendar, since)
        if until > limit and since < morning:
            yield _Seen(evening, "lit_too_late", calendar, min(until, morning))


def off_by(rule: Rule, use: Use) -> str:
    """HH:MM when the light of a night must be off at the latest."""
    if rule.after_closing_h is None or use.closes_at is None:
        return rule.latest or NOON
    closed = shifted(use.closes_at, rule.after_closing_h)
    return max(closed, rule.latest, key=into_the_night) if rule.later and rule.latest else closed


def on_from(use: Use) -> str:
    """HH:MM when light may be on again in the morning: 7 am, or an hour before the activity begins."""
    return min(SEVEN_AM, shifted(use.opens_at, -1)) if use.opens_at else SEVEN_AM


def _findings(seen: Sequence[_Seen], rule: Rule, programme: Programme, place: Place) -> Iterable[Finding]:
    orders = {item.id: item.derogation for item in programme.calendars} if rule.letter in DEROGABLE else {}
    for verdict in ("breach", "derogation"):
        for broken in ("lit_before_sunset", "lit_too_late"):
            rows = [
                row
                for row in seen
                if row.rule == broken and (verdict == "derogation") == bool(orders.get(row.calendar))
            ]
            if rows:
                yield _finding(rule.article, broken, verdict, rows, orders, place)


def _finding(
    article: str, broken: Broken, verdict: Verdict, rows: list[_Seen], orders: dict[str, str], place: Place
) -> Finding:
    calendars = tuple(sorted({row.calendar for row in rows}))
    references = ", ".join(sorted({orders[name] for name in calendars if verdict == "derogation"}))
    article = f"{article}, 2-VII" if verdict == "derogation" else article
    verb = "from" if broken == "lit_before_sunset" else "until"
    when = f"lit {verb} {rows[0].at.astimezone(place.zone):%H:%M} on {rows[0].evening}"
    nights = {row.evening for row in rows}
    return Finding(
        article,
        broken,
        verdict,
        len(nights),
        min(nights),
        calendars,
        f"{when}, by {references}" if references else when,
    )
