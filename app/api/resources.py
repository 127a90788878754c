"""What zones, services, field systems and those who are notified share: a page, and one with its ETag."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import Response

from app.actions.errors import NotFound
from app.actions.ports import Private, Resource
from app.api.context import Context
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.preconditions import etag
from app.storage.views import resources


async def page(
    ctx: Context, resource: Resource | Private, query: PageQuery, equal: dict[str, Any], *, drop: str = ""
) -> Response:
    """A page of `resource` in the order of ids; `equal` maps columns to the value asked for, None for any."""
    place = read_cursor(query.cursor, str)
    async with ctx.database.read() as tx:
        items, last = await resources.page(tx.raw, resource, equal, place[0] if place else "", query.limit, drop=drop)
    return json_page(items, [last] if last else None)


async def one(ctx: Context, resource: Resource | Private, key: str, *, drop: str = "") -> Response:
    """One of `resource` as JSON with its ETag, without column `drop`. Raises `NotFound`."""
    async with ctx.database.read() as tx:
        found = await resources.find(tx.raw, resource, key, drop=drop)
    if found is None:
        raise NotFound(f"there is no {resource.replace('_', ' ')} {key!r:.80}")
    body, version = found
    return Response(body, media_type="application/json", headers={"ETag": etag(version)})


def location(collection: str, key: str) -> str:
    """The address of one resource."""
    return f"/api/v1/{collection}/{quote(key, safe='')}"
