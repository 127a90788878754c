"""How rows become open data: keyed pseudonyms, small cells suppressed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from app.domain.open_data.collections import Collection

Row = Mapping[str, Any]


def pseudonym(key: bytes, asset: str) -> str:
    """What stands for an asset in one collection: HMAC-SHA-256 under the collection's key, 16 hexadecimal digits.

    The same asset has another one in another collection (GDPR art. 4-5: the key is kept apart).
    """
    return hmac.new(key, asset.encode(), hashlib.sha256).hexdigest()[:16]


def published(collection: Collection, row: Row, key: bytes, threshold: int) -> dict[str, Any] | None:
    """A row of `collection` as it is published; None where it would say too much: a sum over fewer than `threshold`
    pieces. A count of people below `threshold` is left empty.
    """
    if collection.form == "hourly_by_zone" and row["devices"] < threshold:
        return None
    shown = {name: row.get(name) for name in collection.columns}
    if "id" in shown:
        shown["id"] = pseudonym(key, row["id"])
    if collection.counts_people:
        shown |= {name: None for name in collection.fields if _few(shown[name], threshold)}
    return shown


def _few(value: Any, threshold: int) -> bool:
    return isinstance(value, int | float) and value < threshold
