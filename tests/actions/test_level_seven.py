"""What holds at every instant of what Poste carries out: level 7 is the programme's, whatever happened before."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment, StoredClaim, Target
from app.actions.programme_ports import Ruling
from app.actions.retarget import settle, standing
from app.domain.claims import Claim, winner
from app.domain.kinds import KINDS
from app.domain.programmes import Programme, next_change_at, value_at
from app.domain.programmes.carrying import WINDOW, leaves_after
from tests.domain.test_programme_laws import programmes

START = datetime(2026, 10, 20, tzinfo=UTC)
LAMP = KINDS["luminaire"]
LIGHT = LAMP.capability("light_level")


@dataclass
class Stored:
    """The storage of one lamp that Poste holds by programme, as the control path asks it."""

    programme: Programme
    standing: list[StoredClaim] = field(default_factory=list)

    async def claims(self, _properties: Sequence[tuple[int, str]]) -> list[StoredClaim]:
        return self.standing

    async def rulings(self, _assets: Sequence[int], _at: datetime, *, clocks: bool) -> dict[int, dict[str, Ruling]]:
        assert not clocks
        return {1: {"light_level": Ruling(self.programme, None, None)}}

    @property
    def transaction(self) -> Any:
        return SimpleNamespace(control=self, programmes=self)


def lamp() -> Equipment:
    nothing: Any = {
        name: None for name in Equipment.__dataclass_fields__ if name not in ("key", "id", "kind", "lon", "lat")
    }
    return Equipment(key=1, id="EP-1", kind=LAMP, lon=4.83, lat=46.31, **nothing)


def untouched() -> Target:
    return Target(
        asset=1, property="light_level", capability="light_level", value=None, level=None, claim=None, version=0,
        status="pending", detail="", since=START, failures=0, rejected="", retry_at=None, judged=0, overdue=0,
        next_change_at=None, due_at=None, programme=None,
    )  # fmt: skip


minutes = st.integers(0, 30 * 24 * 60).map(lambda count: START + timedelta(minutes=count))


@st.composite
def claims(draw: st.DrawFn) -> StoredClaim:
    starts = draw(minutes)
    claim = Claim(
        id=draw(st.integers(1, 9)),
        level=draw(st.sampled_from([1, 4, 7, 8])),
        holder="somebody",
        value={"level_pct": draw(st.integers(0, 100))},
        starts_at=starts,
        expires_at=starts + timedelta(minutes=draw(st.integers(1, 3000))),
        placed_at=START,
    )
    return StoredClaim(claim=claim, asset=1, property="light_level", capability="light_level", request=None)


calendars = st.builds(
    lambda zone, shift: CityCalendar(ZoneInfo(zone), timedelta(minutes=shift), "FR"),
    st.sampled_from(["Europe/Paris", "Indian/Reunion"]),
    st.integers(-3000, 3000),
)


@settings(max_examples=60, deadline=None)
@given(programmes(), calendars, st.lists(claims(), max_size=3), st.lists(minutes, min_size=1, max_size=6))
def test_level_7_is_the_programmes_at_every_instant_and_wins_where_nobody_ranks_before(
    programme: Programme, calendar: CityCalendar, held: list[StoredClaim], looks: list[datetime]
) -> None:
    """Looked at in any order: nothing of one look is needed for the next."""
    stored, target = Stored(programme, held), untouched()
    for now in looks:
        found = asyncio.run(standing(stored.transaction, [target], {1: lamp()}, calendar, now))[1, "light_level"]
        settle(target, LIGHT, found, now, placed=False)
        shown = calendar.shown(now)
        place = calendar.place(4.83, 46.31, shown.astimezone(calendar.zone).year).near()
        before = winner(LIGHT, [one.claim for one in held if one.claim.level <= 7], now).claim
        if before is not None:
            assert (target.value, target.claim, target.programme) == (before.value, before.id, None)
            continue
        assert target.value == value_at(programme, shown, place).value
        assert (target.level, target.claim, target.programme) == (7, None, programme.id)
        coming = calendar.real(next_change_at(programme, shown, place))
        moments = [at for one in held for at in (one.claim.starts_at, one.claim.expires_at) if at and at > now]
        assert target.next_change_at == min([coming, *moments])


def test_the_commands_of_a_city_are_spread_evenly_over_the_window() -> None:
    leaves = [leaves_after(f"EP-{number:05d}") for number in range(34_000)]
    assert max(leaves) < WINDOW
    assert leaves_after("EP-00001") == leaves[1]
    seconds = [sum(at // timedelta(seconds=1) == second for at in leaves) for second in range(60)]
    assert max(seconds) < 700, "567 a second on average"
