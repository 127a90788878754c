"""What the lists of the control path share: filters on assets, order, and a page of JSON rows."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Response
from pydantic import Field

from app.api.context import Context
from app.api.inputs import Key
from app.api.paging import PageQuery, json_page, read_cursor
from app.storage.views import control


class ListQuery(PageQuery):
    """The newest first, or the oldest."""

    order: Literal["newest", "oldest"] = "newest"


class OfAssets(ListQuery):
    """By what the assets are."""

    asset: Key | None = None
    family: Key | None = None
    kind: Key | None = None
    zone: Annotated[Key | None, Field(description="a zone counts what it contains")] = None


async def listed(ctx: Context, shown: control.List, query: ListQuery, **more: Any) -> Response:
    """The page of `shown` that `query` asks for; `more` are filters besides its own."""
    wanted = query.model_dump(exclude={"limit", "cursor", "order"} | set(more)) | more
    wanted = {name: value for name, value in wanted.items() if value != []}
    place = read_cursor(query.cursor, *[str for _ in shown.place])
    async with ctx.database.read() as tx:
        rows, last = await control.page(tx.raw, shown, wanted, place, query.limit, newest_first=query.order == "newest")
    return json_page(rows, last)
