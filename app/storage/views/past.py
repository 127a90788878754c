"""The same asset lists at an instant of the past, from snapshots and the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec
import shapely

from app.actions.errors import InvalidRequest
from app.domain.permissions import Reach
from app.domain.registry import fold_text
from app.storage import snapshots
from app.storage.views.asset_filter import AssetFilter, readings_of

Document = dict[str, Any]

_NOT_KEPT = {"reported_at": None, "heard_at": None, "since": None, "expected": None, "field_at": None}
_EARLIER: Document = {"links": []}
"""What documents of earlier releases do not have."""
_WORST_FIRST = ("major", "offline", "stale", "minor", "unknown", "ok")


async def page(
    raw: asyncpg.Connection[Any],
    at: datetime,
    wanted: AssetFilter,
    sort: str,
    after: tuple[str, str] | None,
    limit: int,
    sees: Reach,
) -> tuple[list[str], tuple[str, str] | None]:
    """As `assets.page`, at `at`, of what lay within `sees` then; `heard_at` is not kept, so it is no order of the past.
    Raises `NoLongerKept`.
    """
    if sort.lstrip("-") == "heard_at":
        raise InvalidRequest("the past has no heard_at to sort by: sort by id, name or health")
    states = await snapshots.states_at(raw, at, list(wanted.ids) or None)
    shown = (document for document in states.values() if _seen(document, sees) and matches(document, wanted))
    found = sorted(
        ((*_place(document, sort.lstrip("-")), document) for document in shown),
        key=lambda item: item[:2],
        reverse=sort.startswith("-"),
    )
    if after:
        found = [item for item in found if (item[:2] < after if sort.startswith("-") else item[:2] > after)]
    items = [msgspec.json.encode(_EARLIER | document | _NOT_KEPT).decode() for _, _, document in found[:limit]]
    return items, found[limit - 1][:2] if len(found) > limit else None


async def find(raw: asyncpg.Connection[Any], asset: str, at: datetime, sees: Reach) -> tuple[str, int] | None:
    """One asset as JSON text, and its version then."""
    document = (await snapshots.states_at(raw, at, [asset])).get(asset)
    if document is None or not _seen(document, sees):
        return None
    return msgspec.json.encode(_EARLIER | document | _NOT_KEPT).decode(), document["version"]


def _seen(document: Document, sees: Reach) -> bool:
    return sees.whole or sees.covers(document["family"], document["zones"])


def matches(document: Document, wanted: AssetFilter) -> bool:
    """What `AssetFilter.conditions` says in SQL, over a document."""
    values = document["values"]
    one_of: tuple[tuple[object, Sequence[str]], ...] = (
        (document["id"], wanted.ids),
        (document["kind"], wanted.kinds),
        (document["family"], wanted.families),
        (document["commune"], wanted.communes),
        (document["system"], wanted.systems),
        (document["service"], wanted.services),
        (document["lifecycle"], wanted.lifecycles),
        (values["comm_status"], wanted.comm_statuses),
        (values["health"], wanted.healths),
    )
    external_ids = document["external_ids"]
    return (
        all(value in allowed for value, allowed in one_of if allowed)
        and (not wanted.zones or not set(wanted.zones).isdisjoint(document["zones"]))
        and set(wanted.tags) <= set(document["tags"])
        and all(external_ids.get(name) == value for name, value in (wanted.external_ids or {}).items())
        and all(_says(values.get(name), text) for name, text in wanted.states)
        and _has_words(document, wanted.text)
        and _lies_in(document, wanted)
    )


def _says(value: object, text: str) -> bool:
    if value is None:
        return False
    meant = [msgspec.json.decode(reading) for reading in readings_of(text)]
    held = value if isinstance(value, list) else [value]
    return any((type(item) is type(one) and item == one) or _equal(item, one) for item in held for one in meant)


def _equal(item: object, one: object) -> bool:
    numbers = (int, float)
    plain = not isinstance(item, bool) and not isinstance(one, bool)
    return plain and isinstance(item, numbers) and isinstance(one, numbers) and item == one


def _has_words(document: Document, text: str) -> bool:
    if not text:
        return True
    search = fold_text(f"{document['id']} {document['code']} {document['name']} {' '.join(document['tags'])}")
    return all(word in search for word in fold_text(text).split())


def _lies_in(document: Document, wanted: AssetFilter) -> bool:
    if wanted.box is None and wanted.polygon is None:
        return True
    lon, lat = document["lon"], document["lat"]
    if lon is None or lat is None:
        return False
    if wanted.box is not None:
        west, south, east, north = wanted.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
    return wanted.polygon is None or bool(shapely.intersects_xy(wanted.polygon, lon, lat))


def _place(document: Document, sort: str) -> tuple[str, str]:
    if sort == "name":
        return document["name"], document["id"]
    if sort == "health":
        return str(_WORST_FIRST.index(document["values"]["health"])), document["id"]
    return document["id"], document["id"]
