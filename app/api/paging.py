"""Keyset pages: opaque cursors, and pages made of JSON text as the database wrote it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from fastapi import Response
from pydantic import Field

from app.actions.errors import InvalidRequest
from app.api.inputs import Strict

MAX_LIMIT = 1000

Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="items in a page")]
PageCursor = Annotated[str, Field(max_length=1000, description="`next` of the page before; empty: the first page")]


class PageQuery(Strict):
    """What every list takes."""

    limit: Limit = 100
    cursor: PageCursor = ""


def write_cursor(place: Sequence[Any] | None) -> str | None:
    """`place` (JSON values) as a client carries it; None when there is nothing after."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(msgspec.json.encode(list(place))).decode().rstrip("=")


def read_cursor(text: str, *types: type) -> list[Any] | None:
    """The place a page starts after; None for the first. Raises `InvalidRequest` unless its parts have `types`."""
    if not text:
        return None
    try:
        place = msgspec.json.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, msgspec.DecodeError, UnicodeError, ValueError):
        place = None
    try:
        return list(msgspec.convert(place, tuple[*types]))  # type: ignore[valid-type]
    except msgspec.ValidationError:
        raise InvalidRequest("this cursor is not one of this list's: start again without it") from None


def json_page(items: Sequence[str], place: Sequence[Any] | None, **more: str) -> Response:
    """A page of `items` (JSON text each); `more` members are JSON text too."""
    members = {"items": f"[{','.join(items)}]", "next": msgspec.json.encode(write_cursor(place)).decode(), **more}
    body = ",".join(f'"{name}":{value}' for name, value in members.items())
    return Response(f"{{{body}}}", media_type="application/json")
