"""The inbox: what unknown assets say, until someone adopts them; and what was rejected, with the reason."""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field

from app.actions.adopt_asset import adopt_asset
from app.actions.errors import InvalidRequest, NotFound
from app.actions.ingest_ports import Tally
from app.actions.ports import Selection
from app.actions.replay_kept import replay_kept
from app.api import kept_examples
from app.api.answers import ASSET_CREATED, FOUND, LISTED, READS, documented
from app.api.assets import AssetDocument, AssetFields
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Slug, Strict, Text
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST
from app.domain.registry import is_slug, slugify
from app.storage.views import kept

router = APIRouter(prefix="/api/v1", tags=["inbox"])

SystemLevel = Annotated[Slug, Path(description="the system level of the topic", examples=["lighting"])]
HeardAs = Annotated[
    Key, Path(description="as the inbox shows it: an asset's id, or a device's in its own system", examples=["EP-0002"])
]
SAMPLE_CHARACTERS = 2000
REPLAYS = documented(INVALID_REQUEST, CONFLICT, BODY_TOO_LARGE, *READS)


class UnknownAsset(Strict):
    r"""Messages kept for an asset nobody registered: `asset` is its id, or its device's in a foreign system, empty for
    messages that no rule of the system's mapping is about (`unmapped`). `sample` is the newest payload as text, what
    is not UTF-8 escaped as `\xNN`, 2,000 characters at most.
    """

    system: str
    asset: str
    reason: Literal["unknown_asset", "unknown_system", "unmapped"]
    count: int
    first_seen: Instant
    last_seen: Instant
    last_topic: str
    sample: str


class Inbox(Strict):
    model_config = page_of(kept_examples.UNKNOWN_ASSET)

    items: list[UnknownAsset]
    next: str | None


class InboxQuery(PageQuery):
    system: Key | None = None


class Adoption(AssetFields):
    """The asset to create; its system is that of the inbox, and so is its id unless a device is adopted: then `id` is
    the asset's, made from the device's when left out, and the device's becomes its external id.
    """

    model_config = shown(kept_examples.ADOPTION)

    id: Slug | None = Field(default=None, exclude=True)
    system: None = Field(default=None, exclude=True)


class Replayed(Strict):
    """What came of the messages replayed."""

    model_config = shown(kept_examples.REPLAYED)

    stored: int
    duplicate: int
    rejected: int
    unknown: int


class Adopted(Strict):
    """The asset as created, and what came of its kept messages, stored again through the ingest path."""

    model_config = shown(kept_examples.ADOPTED)

    asset: AssetDocument
    replayed: Replayed


class KeptSelection(Strict):
    """Kept messages that fit every word given, one word at least. `asset` is as the inbox shows it."""

    model_config = shown(kept_examples.KEPT_SELECTION)

    system: Key | None = None
    asset: Annotated[Text, Field(max_length=200)] | None = None
    reason: Key | None = None
    ids: Annotated[list[Annotated[int, Field(ge=1, lt=2**63)]], Field(min_length=1, max_length=1000)] | None = None


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

    model_config = page_of(kept_examples.REJECTED)

    items: list[RejectedMessage]
    next: str | None


class RejectedDetail(RejectedMessage):
    r"""`payload` as text, what is not UTF-8 escaped as `\xNN`; `payload_base64` is what came, byte for byte."""

    model_config = shown(kept_examples.REJECTED_DETAIL)

    payload: str
    payload_base64: str


class Refusal(Strict):
    """`trimmed` were kept once; of systems nobody registered they are counted under an empty `system`."""

    system: str
    outcome: Literal["rejected", "unknown"]
    reason: str
    kept: int
    trimmed: int
    newest: Instant


class Refusals(Strict):
    model_config = shown({"items": [kept_examples.REFUSAL]})

    items: list[Refusal]


class RefusalsQuery(Strict):
    system: Key | None = None


class RejectedQuery(PageQuery):
    system: Key | None = None
    asset: Key | None = None
    reason: Key | None = None
    q: Annotated[Text, Field(description="text in topic or detail")] = ""


@router.get("/inbox", summary="Unknown assets that speak", responses=LISTED)
async def get_inbox(ctx: Ctx, query: Annotated[InboxQuery, Query()]) -> Inbox:
    """Unknown assets, in the order of system and asset."""
    place = read_cursor(query.cursor, str, str)
    after = (place[0], place[1]) if place else None
    async with ctx.database.read() as tx:
        rows = await kept.unknown_assets(tx.raw, query.system, after, query.limit + 1)
    items = [row | {"sample": _text(row.pop("payload"))[:SAMPLE_CHARACTERS]} for row in rows[: query.limit]]
    last = (items[-1]["system"], items[-1]["asset"]) if len(rows) > query.limit else None
    return Inbox.model_validate({"items": items, "next": write_cursor(last)})


@router.post("/inbox/{system}/{asset:path}/adopt", status_code=201, summary="Adopt an asset", responses=ASSET_CREATED)
async def adopt(ctx: Ctx, system: SystemLevel, asset: HeardAs, adoption: Adoption) -> Adopted:
    """Create the asset and store its kept messages, in one transaction; the ledger moves them out of `unknown`."""
    identity = adoption.id or slugify(asset)
    if not is_slug(identity):
        raise InvalidRequest(f"{asset!r:.80} gives no id: say `id`, 1 to 64 of A-Z a-z 0-9 _ -")
    draft = adoption.draft(identity, system=system)
    document, tally = await adopt_asset(ctx.database, draft, asset, ctx.dialects, ctx.clock)
    return Adopted.model_validate({"asset": document, "replayed": _replayed(tally)})


@router.post("/inbox/replay", summary="Store unknown messages again", responses=REPLAYS)
async def replay_unknown(ctx: Ctx, selection: KeptSelection) -> Replayed:
    """Store again what was unknown, once its asset, its system or its mapping is there; nothing is stored twice."""
    return await _replay(ctx, "unknown", selection)


@router.post("/rejected/replay", summary="Store rejected messages again", responses=REPLAYS)
async def replay_rejected(ctx: Ctx, selection: KeptSelection) -> Replayed:
    """Store again what was rejected, once its cause is gone; what is refused again stays, with its new reason."""
    return await _replay(ctx, "rejected", selection)


@router.get("/rejected", summary="Rejected messages", responses=LISTED)
async def list_rejected(ctx: Ctx, query: Annotated[RejectedQuery, Query()]) -> RejectedPage:
    """Messages that could not be stored, the newest first."""
    place = read_cursor(query.cursor, int)
    before = place[0] if place else None
    async with ctx.database.read() as tx:
        rows = await kept.rejected(tx.raw, query.system, query.asset, query.reason, query.q, before, query.limit + 1)
    last = [rows[query.limit - 1]["id"]] if len(rows) > query.limit else None
    return RejectedPage.model_validate({"items": rows[: query.limit], "next": write_cursor(last)})


@router.get("/refusals", summary="Refused messages, counted by reason", responses=documented(*READS))
async def list_refusals(ctx: Ctx, query: Annotated[RefusalsQuery, Query()]) -> Refusals:
    """By system, outcome and reason: what is kept, and what was and had to make room (docs/mqtt.md)."""
    async with ctx.database.read() as tx:
        return Refusals.model_validate({"items": await kept.refusals(tx.raw, query.system)})


@router.get("/rejected/{message}", summary="One rejected message", responses=FOUND)
async def get_rejected(ctx: Ctx, message: Annotated[int, Path(ge=1, lt=2**63, examples=[12])]) -> RejectedDetail:
    """One rejected message with its payload."""
    async with ctx.database.read() as tx:
        row = await kept.rejected_one(tx.raw, message)
    if row is None:
        raise NotFound(f"there is no rejected message {message}")
    payload = row.pop("payload")
    body = row | {"payload": _text(payload), "payload_base64": base64.b64encode(payload).decode()}
    return RejectedDetail.model_validate(body)


async def _replay(ctx: Context, outcome: Literal["unknown", "rejected"], selection: KeptSelection) -> Replayed:
    wanted = selection.model_dump(exclude_none=True)
    if not wanted:
        raise InvalidRequest("say which: system, asset, reason or ids")
    return _replayed(await replay_kept(ctx.database, Selection(outcome, **wanted), ctx.dialects, ctx.clock))


def _replayed(tally: Tally) -> Replayed:
    return Replayed(stored=tally.stored, duplicate=tally.duplicate, rejected=tally.rejected, unknown=tally.unknown)


def _text(payload: bytes) -> str:
    return payload.decode("utf-8", "backslashreplace")
