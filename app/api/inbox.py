"""The inbox: what unknown assets say, until someone adopts them; and what was rejected, with the reason."""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field

from app.actions.adopt_asset import adopt_asset, replay_kept
from app.actions.errors import NotFound
from app.api.assets import AssetDocument, AssetFields
from app.api.context import Ctx
from app.api.inputs import Instant, Key, Slug, Strict, Text
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.storage.views import kept

router = APIRouter(prefix="/api/v1", tags=["inbox"])

SystemLevel = Annotated[Slug, Path(description="the system level of the topic")]
AssetLevel = Annotated[Slug, Path(description="the asset level of the topic")]
SAMPLE_CHARACTERS = 2000


class UnknownAsset(Strict):
    r"""Messages kept for an asset nobody registered (or of a system nobody registered: then `asset` may be empty).
    `sample` is the newest payload as text, what is not UTF-8 escaped as `\xNN`, 2,000 characters at most.
    """

    system: str
    asset: str
    reason: Literal["unknown_asset", "unknown_system"]
    count: int
    first_seen: Instant
    last_seen: Instant
    last_topic: str
    sample: str


class Inbox(Strict):
    items: list[UnknownAsset]
    next: str | None


class InboxQuery(PageQuery):
    system: Key | None = None


class Adoption(AssetFields):
    """The asset to create; its id and system are those of the inbox."""

    system: None = Field(default=None, exclude=True)


class Adopted(Strict):
    """The asset as created, and how many kept messages were stored again through the ingest path."""

    asset: AssetDocument
    replayed: int


class Replayed(Strict):
    replayed: int


class RejectedMessage(Strict):
    id: int
    received_at: Instant
    topic: str
    system: str
    asset: str
    reason: str
    detail: str


class RejectedPage(Strict):
    """The newest first."""

    items: list[RejectedMessage]
    next: str | None


class RejectedDetail(RejectedMessage):
    r"""`payload` as text, what is not UTF-8 escaped as `\xNN`; `payload_base64` is what came, byte for byte."""

    payload: str
    payload_base64: str


class RejectedQuery(PageQuery):
    system: Key | None = None
    asset: Key | None = None
    reason: Key | None = None
    q: Annotated[Text, Field(description="text in topic or detail")] = ""


@router.get("/inbox")
async def get_inbox(ctx: Ctx, query: Annotated[InboxQuery, Query()]) -> Inbox:
    """Unknown assets, in the order of system and asset."""
    place = read_cursor(query.cursor, str, str)
    after = (place[0], place[1]) if place else None
    async with ctx.database.read() as tx:
        rows = await kept.unknown_assets(tx.raw, query.system, after, query.limit + 1)
    items = [row | {"sample": _text(row.pop("payload"))[:SAMPLE_CHARACTERS]} for row in rows[: query.limit]]
    last = (items[-1]["system"], items[-1]["asset"]) if len(rows) > query.limit else None
    return Inbox.model_validate({"items": items, "next": write_cursor(last)})


@router.post("/inbox/{system}/{asset}/adopt", status_code=201)
async def adopt(ctx: Ctx, system: SystemLevel, asset: AssetLevel, adoption: Adoption) -> Adopted:
    """Create the asset and store its kept messages, in one transaction; the ledger moves them out of `unknown`."""
    draft = adoption.draft(asset, system=system)
    document, replayed = await adopt_asset(ctx.database, draft, ctx.read_message, ctx.clock)
    return Adopted.model_validate({"asset": document, "replayed": replayed})


@router.post("/inbox/{system}/{asset}/replay")
async def replay(ctx: Ctx, system: SystemLevel, asset: AssetLevel) -> Replayed:
    """Store again what was kept before the asset or its system was registered some other way."""
    return Replayed(replayed=await replay_kept(ctx.database, system, asset, ctx.read_message, ctx.clock))


@router.get("/rejected")
async def list_rejected(ctx: Ctx, query: Annotated[RejectedQuery, Query()]) -> RejectedPage:
    """Messages that could not be stored, the newest first."""
    place = read_cursor(query.cursor, int)
    before = place[0] if place else None
    async with ctx.database.read() as tx:
        rows = await kept.rejected(tx.raw, query.system, query.asset, query.reason, query.q, before, query.limit + 1)
    last = [rows[query.limit - 1]["id"]] if len(rows) > query.limit else None
    return RejectedPage.model_validate({"items": rows[: query.limit], "next": write_cursor(last)})


@router.get("/rejected/{message}")
async def get_rejected(ctx: Ctx, message: Annotated[int, Path(ge=1, lt=2**63)]) -> RejectedDetail:
    """One rejected message with its payload."""
    async with ctx.database.read() as tx:
        row = await kept.rejected_one(tx.raw, message)
    if row is None:
        raise NotFound(f"there is no rejected message {message}")
    payload = row.pop("payload")
    body = row | {"payload": _text(payload), "payload_base64": base64.b64encode(payload).decode()}
    return RejectedDetail.model_validate(body)


def _text(payload: bytes) -> str:
    return payload.decode("utf-8", "backslashreplace")
