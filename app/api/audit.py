"""The audit trail: who did what, when, from where, why, with what result."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from app.actions.errors import NotFound
from app.actions.tell_export import tell_export
from app.api import audit_examples as shown_as
from app.api.answers import EXPORTED, FOUND, LISTED, Responses
from app.api.audit_export import NDJSON, csv_lines, ndjson
from app.api.context import Context, Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict
from app.api.operator import Operator
from app.api.spreadsheet import CSV
from app.domain.acts import ACTS, ENTITIES
from app.storage.views import control

router = APIRouter(prefix="/api/v1", tags=["audit"])

Number = Annotated[int, Path(ge=1, lt=2**63, examples=[118])]
Result = Literal["done", "refused", "unchanged"]


class Entry(Strict):
    """An act as it is chained. `digest` is that of its content; `hash` is SHA-256 over the RFC 8785 canonical JSON of
    the members before it, `previous` that of the entry before.
    """

    model_config = shown(shown_as.ENTRY)

    number: int
    at: Instant
    who: str
    via: Literal["api", "cli", "program"]
    action: Annotated[str, Field(json_schema_extra={"enum": list(ACTS)})]
    entity: Annotated[str, Field(json_schema_extra={"enum": list(ENTITIES)})]
    subject: str
    result: Result
    digest: str
    previous: str
    hash: str


class Content(Strict):
    """What can be erased of an entry."""

    address: str
    why: str
    details: dict[str, Any]


class WholeEntry(Entry):
    """With its content; null: erased."""

    model_config = shown(shown_as.WHOLE)

    content: Content | None


class EntryPage(Strict):
    model_config = page_of(shown_as.ENTRY)

    items: list[Entry]
    next: str | None


class Filters(Strict):
    """Who did what to what, with which result, when."""

    who: Key | None = None
    via: Literal["api", "cli", "program"] | None = None
    action: Key | None = None
    entity: Key | None = None
    subject: Key | None = None
    result: Result | None = None
    since: Annotated[Instant | None, Field(alias="from", description="written from, included")] = None
    until: Annotated[Instant | None, Field(alias="to", description="written before")] = None


class AuditQuery(Filters, ListQuery):
    """The newest first, or the oldest."""


def _file(media: str, example: str) -> Responses:
    return {200: {"content": {media: {"schema": {"type": "string"}, "example": example}}, "description": "A file"}}


@router.get("/audit", response_model=EntryPage, summary="The audit trail", responses=LISTED)
async def list_audit(ctx: Ctx, query: Annotated[AuditQuery, Query()]) -> Response:
    """Acts in their order; what each tells more of is read one by one."""
    return await listed(ctx, control.AUDIT, query)


@router.get("/audit/{number}", response_model=WholeEntry, summary="One act", responses=FOUND)
async def get_audit_entry(ctx: Ctx, number: Number) -> Response:
    """One act with what it tells more of: address, reason, details."""
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, control.AUDIT_WHOLE, {"number": number})
    if body is None:
        raise NotFound(f"there is no entry {number}")
    return Response(body, media_type="application/json")


@router.get(
    "/audit.ndjson",
    response_class=StreamingResponse,
    summary="Export the audit trail, exact",
    responses=_file(NDJSON, msgspec.json.encode(shown_as.WHOLE).decode() + "\n") | EXPORTED,
)
async def export_audit_ndjson(ctx: Ctx, _operator: Operator, query: Annotated[Filters, Query()]) -> StreamingResponse:
    """One act a line with its content, the oldest first; the export is one more act."""
    return await _exported(ctx, "ndjson", query)


@router.get(
    "/audit.csv",
    response_class=StreamingResponse,
    summary="Export the audit trail for spreadsheets",
    responses=_file(CSV, shown_as.CSV_FILE) | EXPORTED,
)
async def export_audit_csv(ctx: Ctx, _operator: Operator, query: Annotated[Filters, Query()]) -> StreamingResponse:
    """The same as CSV; what a spreadsheet would take for a formula has an apostrophe before it."""
    return await _exported(ctx, "csv", query)


async def _exported(ctx: Context, form: Literal["ndjson", "csv"], query: Filters) -> StreamingResponse:
    wanted = query.model_dump()
    await tell_export(ctx.database, "audit", form, wanted)
    if form == "csv":
        return StreamingResponse(csv_lines(ctx.database, wanted), media_type=CSV)
    return StreamingResponse(ndjson(ctx.database, wanted), media_type=NDJSON)
