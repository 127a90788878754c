"""Trying a mapping before it is saved: what would be stored, or why not."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from app.actions.errors import NotFound
from app.actions.ingest_ports import ForeignSystem
from app.actions.ports import KeptMessage, Selection
from app.actions.try_mapping import Tried, try_mapping
from app.api import kept_examples
from app.api.answers import READS, documented
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.problem_types import BODY_TOO_LARGE, INVALID_REQUEST, NOT_FOUND
from app.api.systems import Dialect, MappingText, SystemId, Topic
from app.domain.reports import MAX_PAYLOAD_BYTES, Event, Report

router = APIRouter(prefix="/api/v1", tags=["systems"])

NEWEST = 20
OUTCOMES: tuple[Literal["unknown"], Literal["rejected"]] = ("unknown", "rejected")


class Sample(Strict):
    """A message as it would come: its topic and its payload as text."""

    topic: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    payload: Annotated[str, StringConstraints(max_length=MAX_PAYLOAD_BYTES)]


class MappingTrial(Strict):
    """What to try: `dialect`, `topics` and `mapping` are the saved ones where left out. With no `samples`, the newest
    messages kept of the system are tried, or those named in `kept`.
    """

    model_config = shown(kept_examples.MAPPING_TRIAL)

    dialect: Dialect | None = None
    topics: Annotated[list[Topic], Field(max_length=20)] | None = None
    mapping: MappingText | None = None
    samples: Annotated[list[Sample], Field(max_length=100)] = Field(default_factory=list)
    kept: Annotated[list[Annotated[int, Field(ge=1, lt=2**63)]], Field(max_length=100)] | None = None


class TriedMessage(Strict):
    """One thing a message says, and what would become of it; `kept` is the kept message's id. `at` is the device's own
    time, null when it tells none; `values` or `event` is what would be stored.
    """

    kept: int | None
    topic: str
    outcome: Literal["stored", "duplicate", "rejected", "unknown", "ignored"]
    reason: str
    detail: str
    device: str
    asset: str
    at: Instant | None
    seq: int | None
    values: dict[str, Any] | None
    event: dict[str, Any] | None


class TriedMessages(Strict):
    model_config = shown(kept_examples.MAPPING_TRIED)

    items: list[TriedMessage]


@router.post(
    "/systems/{system}/mapping/try",
    summary="Try a mapping",
    responses=documented(INVALID_REQUEST, NOT_FOUND, BODY_TOO_LARGE, *READS),
)
async def try_system_mapping(ctx: Ctx, system: SystemId, trial: MappingTrial) -> TriedMessages:
    """Read messages as the system would and say what would be stored, or why not. Nothing is stored."""
    wanted = await _system(ctx, system, trial)
    samples = [
        KeptMessage(0, ctx.clock.now(), sample.topic, sample.payload.encode("utf-8", "surrogatepass"), system, "")
        for sample in trial.samples
    ]
    if trial.kept or not samples:
        samples += await _kept(ctx, system, trial.kept)
    tried = await try_mapping(ctx.database, wanted, samples, ctx.dialects, ctx.clock)
    return TriedMessages(items=[_told(item) for item in tried])


async def _system(ctx: Context, system: str, trial: MappingTrial) -> ForeignSystem:
    async with ctx.database.read() as tx:
        saved = await tx.routing.system(system)
    if saved is None:
        raise NotFound(f"there is no field system {system!r}: add it first")
    topics = saved.topics if trial.topics is None else tuple(trial.topics)
    mapping = saved.mapping if trial.mapping is None else trial.mapping
    return ForeignSystem(system, trial.dialect or saved.dialect, topics, mapping)


async def _kept(ctx: Context, system: str, ids: list[int] | None) -> list[KeptMessage]:
    async with ctx.database.read() as tx:
        found = [
            message
            for outcome in OUTCOMES
            for message in await tx.editing.find_kept(Selection(outcome, system, ids=ids), NEWEST)
        ]
    return sorted(found, key=lambda message: message.id, reverse=True)[: len(ids) if ids else NEWEST]


def _told(item: Tried) -> TriedMessage:
    content = item.content
    return TriedMessage(
        kept=item.kept,
        topic=item.topic,
        outcome=item.outcome,
        reason=item.reason,
        detail=item.detail,
        device=item.device,
        asset=item.asset,
        at=content.reported_at if content else None,
        seq=content.seq if isinstance(content, Report) else None,
        values=content.values if isinstance(content, Report) else None,
        event={"event": content.name, "data": content.data} if isinstance(content, Event) else None,
    )
