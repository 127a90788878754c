"""The dusk board: one line a cabinet, what should be lit by now and what is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from app.actions.city_calendar import CityCalendar
from app.actions.followed import Sky
from app.actions.programme_ports import Cabinet
from app.api import dusk_examples as examples
from app.api.answers import LISTED
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Key, Strict
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.domain.dusk import Board, Switching, board, lights, switching
from app.domain.programmes import Programme
from app.storage.views import dusk
from app.storage.views.dusk import CabinetShown

router = APIRouter(prefix="/api/v1", tags=["programmes"])

Count = Annotated[int, Field(ge=0)]


class DuskQuery(PageQuery):
    zone: Key | None = None
    late: Annotated[bool | None, Field(description="only cabinets with lamps that are late, or only those without")] = (
        None
    )
    late_after_min: Annotated[int, Field(ge=1, le=120, description="minutes a lamp has to be lit")] = 10


class Feeders(Strict):
    """How many feeders (départs) are how; `since` is when that last changed, null for over a week."""

    closed: Count
    open: Count
    tripped: Count
    unknown: Count
    since: Instant | None


class Counted(Strict):
    """Lamps. expected = lit + waiting + late + failed + unknown: `waiting` are dark and still have time, `failed` are
    dark and say why, `unknown` are silent. `stray` are lit while nothing asks for it.
    """

    lamps: Count
    expected: Count
    lit: Count
    waiting: Count
    late: Count
    failed: Count
    unknown: Count
    stray: Count


class DuskRow(Counted):
    """A cabinet. `programme` has its lamps `lit_by_programme` since `switched_at`, by the sun of its place, until
    `switches_at`; null where it follows none. `at` is when the cabinet last measured.
    """

    model_config = shown(examples.ROW)

    asset: str
    name: str
    standing: Literal["late", "unknown", "waiting", "lit", "dark", "no_programme"]
    programme: str | None
    programme_name: str | None
    lit_by_programme: bool | None
    switched_at: Instant | None
    switches_at: Instant | None
    feeders: Feeders
    comm_status: Literal["online", "stale", "offline", "unknown"]
    at: Instant | None


class Dusk(Strict):
    """`counts` are of every cabinet asked about. `switching`: lamps were switched less than 90 minutes ago somewhere,
    or will be within 30; `next_at` is the next switching anywhere.
    """

    model_config = shown(examples.DUSK)

    at: Instant
    late_after_min: int
    switching: bool
    next_at: Instant | None
    cabinets: Count
    counts: Counted
    items: list[DuskRow]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A cabinet judged; instants are real ones."""

    cabinet: CabinetShown
    programme: Programme | None
    switching: Switching | None
    board: Board

    @property
    def place(self) -> tuple[int, int, str]:
        return -self.board.late, -self.board.unknown, self.cabinet.id


@router.get("/lighting/dusk", response_model=Dusk, summary="The dusk board", responses=LISTED)
async def get_dusk(ctx: Ctx, query: Annotated[DuskQuery, Query()]) -> dict[str, Any]:
    """Cabinets with what their lamps should show by now and what they do: those with the most late lamps first."""
    after = read_cursor(query.cursor, int, int, str)
    now, late_after = ctx.clock.now(), timedelta(minutes=query.late_after_min)
    async with ctx.database.read() as tx:
        seen = await dusk.cabinets(tx.raw, query.zone)
        groups = await dusk.lamps(tx.raw, [one.key for one in seen], now - late_after)
        async with tx.whole():  # programmes and weather stations rule from wherever they are
            sky = Sky(tx, CityCalendar.of(ctx.settings), now)
            clocks = {one.key: one for one in await tx.programmes.cabinets(sky.calendar.shown(now))}
            switched = {one.key: await _switching(sky, clocks.get(one.key)) for one in seen}
        lines = [_line(one, clocks.get(one.key), switched[one.key], groups, now, late_after) for one in seen]
        kept = (line for line in lines if query.late is None or query.late == (line.board.late > 0))
        chosen = sorted(kept, key=lambda line: line.place)
        left = [line for line in chosen if after is None or line.place > tuple(after)]
        page = left[: query.limit]
        feeders = await dusk.feeders_switched(tx.raw, [line.cabinet.id for line in page], now)
    return {
        "at": now,
        "late_after_min": query.late_after_min,
        "switching": any(line.switching is not None and line.switching.is_near(now) for line in lines),
        "next_at": min((at for line in lines if line.switching and (at := line.switching.until)), default=None),
        "cabinets": len(chosen),
        "counts": _counts(line.board for line in chosen),
        "items": [_row(line, feeders.get(line.cabinet.id)) for line in page],
        "next": write_cursor(page[-1].place) if len(left) > len(page) else None,
    }


async def _switching(sky: Sky, clock: Cabinet | None) -> Switching | None:
    """What the programme in a cabinet's clock makes of now; daylight measured may have brought dusk forward."""
    place = await sky.place(clock.lon, clock.lat) if clock and clock.programme else None
    if clock is None or clock.programme is None or place is None:
        return None
    found = switching(clock.programme, sky.calendar.shown(sky.now), place)
    asks = await sky.asks(clock.programme, place)
    real = sky.calendar.real
    if lights(asks.change) != found.lit:
        return Switching(not found.lit, real(asks.since), real(asks.until))
    return Switching(found.lit, *(at and real(at) for at in (found.since, found.until)))


def _line(
    cabinet: CabinetShown,
    clock: Cabinet | None,
    switched: Switching | None,
    groups: Mapping[int, Iterable[Any]],
    now: datetime,
    late_after: timedelta,
) -> _Line:
    judged = board(groups.get(cabinet.key, ()), switched, now, late_after)
    return _Line(cabinet, clock.programme if clock and switched else None, switched, judged)


def _counts(boards: Iterable[Board]) -> dict[str, int]:
    names = ("lamps", "expected", "lit", "waiting", "late", "failed", "unknown", "stray")
    told = list(boards)
    return {name: sum(getattr(one, name) for one in told) for name in names}


def _row(line: _Line, feeders_since: datetime | None) -> dict[str, Any]:
    cabinet, programme, switched = line.cabinet, line.programme, line.switching
    return asdict(line.board) | {
        "asset": cabinet.id,
        "name": cabinet.name,
        "programme": programme.id if programme else None,
        "programme_name": programme.name if programme else None,
        "lit_by_programme": switched.lit if switched else None,
        "switched_at": switched.since if switched else None,
        "switches_at": switched.until if switched else None,
        "feeders": _feeders(cabinet) | {"since": feeders_since},
        "comm_status": cabinet.comm_status,
        "at": cabinet.at,
    }


def _feeders(cabinet: CabinetShown) -> dict[str, int]:
    told = dict.fromkeys(("closed", "open", "tripped", "unknown"), 0)
    for circuit in cabinet.circuits:
        contactor = circuit.get("contactor")
        known = contactor if contactor in ("closed", "open") else "unknown"
        told["tripped" if circuit.get("breaker_tripped") else known] += 1
    return told
