"""Kinds of equipment as JSON Schema, and their families."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Header, Path, Response

from app.actions.errors import NotFound
from app.domain.kinds import FAMILIES, KINDS

router = APIRouter(prefix="/api/v1", tags=["kinds"])

IfNoneMatch = Annotated[str | None, Header(alias="If-None-Match")]


def _constant(body: Any, if_none_match: str | None) -> Response:
    text = msgspec.json.encode(body)
    headers = {"ETag": f'"{hashlib.sha256(text).hexdigest()[:16]}"', "Cache-Control": "no-cache"}
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(text, media_type="application/json", headers=headers)


@router.get("/kinds", response_class=Response)
async def list_kinds(if_none_match: IfNoneMatch = None) -> Response:
    """Every kind: fields with units and labels, capabilities, heartbeat, map symbol."""
    return _constant({"items": [kind.schema() for kind in KINDS.values()]}, if_none_match)


@router.get("/kinds/{name}", response_class=Response)
async def get_kind(name: Annotated[str, Path(examples=["luminaire"])], if_none_match: IfNoneMatch = None) -> Response:
    """One kind; panels and simulators are built from this."""
    kind = KINDS.get(name)
    if kind is None:
        raise NotFound(f"no kind {name!r:.80}: GET /api/v1/kinds lists them")
    return _constant(kind.schema(), if_none_match)


@router.get("/families", response_class=Response)
async def list_families(if_none_match: IfNoneMatch = None) -> Response:
    """Families and the kinds in each."""
    families = [{"family": f, "kinds": [k.name for k in KINDS.values() if k.family == f]} for f in FAMILIES]
    return _constant({"items": families}, if_none_match)
