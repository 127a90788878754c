"""How far a programme has reached the clocks that carry it out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.actions.errors import NotFound
from app.api import programme_examples as examples
from app.api.answers import READS, documented
from app.api.context import Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.api.programmes import ProgrammeId
from app.storage.views import control, programmes

router = APIRouter(prefix="/api/v1", tags=["programmes"])


class ProgrammeCabinet(Strict):
    """A cabinet that should hold the programme compiled for its place (`checksum`), and what it reports instead.

    It is `late` since `late_since`; `tries` loads were sent since, the last is `command`, and the next goes at
    `next_try_at` if the cabinet can be reached. `alarmed`: it is told as `programme_not_taken`.
    """

    model_config = shown(examples.CABINET)

    asset: str
    name: str
    checksum: str
    held_programme: str | None
    held_checksum: str | None
    late: bool
    late_since: Instant | None
    tries: int
    next_try_at: Instant | None
    command: str | None
    alarmed: bool


class ProgrammeCabinetPage(Strict):
    model_config = page_of(examples.CABINET)

    items: list[ProgrammeCabinet]
    next: str | None


class CabinetsQuery(PageQuery):
    asset: Key | None = None
    zone: Key | None = None
    late: bool | None = None
    alarmed: bool | None = None


@router.get(
    "/programmes/{programme}/cabinets",
    response_model=ProgrammeCabinetPage,
    summary="The cabinets that should hold a programme",
    responses=documented(INVALID_REQUEST, NOT_FOUND, *READS),
)
async def list_cabinets(ctx: Ctx, programme: ProgrammeId, query: Annotated[CabinetsQuery, Query()]) -> Response:
    """In the order of ids; `late=true` for those that report another one, with since when."""
    wanted = query.model_dump(exclude={"limit", "cursor"}) | {"programme": programme}
    place = read_cursor(query.cursor, str)
    async with ctx.database.read() as tx:
        if await programmes.programme(tx.raw, programme) is None:
            raise NotFound(f"there is no programme {programme!r}")
        rows, last = await control.page(tx.raw, control.CABINETS, wanted, place, query.limit, newest_first=False)
    return json_page(rows, last)
