"""Places of the territory by name: what a search on the map goes to beside equipment."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import AfterValidator, Field, StringConstraints

from app.api import examples
from app.api.answers import LISTED
from app.api.context import Ctx
from app.api.examples import page_of
from app.api.inputs import Strict, storable
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.domain.places import best_first, joined, rank
from app.domain.registry import fold_text
from app.storage.views import places

router = APIRouter(prefix="/api/v1", tags=["map"])

Kind = Literal["street", "water", "green", "building", "territory", "commune", "district", "perimeter"]


class PlaceShown(Strict):
    """`box` is west, south, east, north in degrees, WGS 84; `within` the commune or district around its middle."""

    kind: Kind
    id: str
    name: str
    box: list[float]
    within: str | None


class PlacePage(Strict):
    model_config = page_of(examples.PLACE)

    items: list[PlaceShown]
    next: str | None


class PlacesQuery(PageQuery):
    """A name to look for."""

    q: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=2, max_length=500),
        AfterValidator(storable),
        Field(description="words of a name; accents and case do not count"),
    ]


@router.get("/places", summary="Places by name", responses=LISTED)
async def list_places(ctx: Ctx, query: Annotated[PlacesQuery, Query()]) -> PlacePage:
    """Streets, other named ground and zones: what begins with `q` first. The pieces of one street are one place;
    streets of one name in two communes are two.
    """
    after = read_cursor(query.cursor, bool, bool, str, str, str)
    text = " ".join(fold_text(query.q).split())
    async with ctx.database.read() as tx:
        found = best_first(joined(await places.named(tx.raw, text)), text)
        left = [place for place in found if after is None or rank(place, text) > tuple(after)]
        shown = left[: query.limit]
        around = await places.within(tx.raw, [place.middle for place in shown])
    items = [
        PlaceShown.model_validate(
            {"kind": p.kind, "id": p.id, "name": p.name, "box": [round(side, 6) for side in p.box], "within": zone}
        )
        for p, zone in zip(shown, around, strict=True)
    ]
    return PlacePage(items=items, next=write_cursor(rank(shown[-1], text)) if len(left) > len(shown) else None)
