"""Receivers of notifications: mailboxes and webhooks, each with a test."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from app.actions.deliver_notifications import queue_test
from app.actions.edit_private import create_private, delete_private, replace_private
from app.api import notifying_examples as examples
from app.api.answers import (
    BY_OPERATOR_CREATED,
    BY_OPERATOR_DELETED,
    BY_OPERATOR_REPLACED,
    FOUND,
    LISTED,
    READS,
    documented,
)
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.grants import Names
from app.api.inputs import Key, Slug, Strict, Text
from app.api.operator import Operator
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.problem_types import CONFLICT, NOT_FOUND, OPERATOR_REQUIRED
from app.api.resources import location, one, page
from app.storage import leases
from app.storage.views import notifications

router = APIRouter(prefix="/api/v1/notification-receivers", tags=["notifications"])

TEST_S = 25.0
ReceiverId = Annotated[Key, Path(description="a receiver's id", examples=["gmao"])]
Secret = Annotated[str, StringConstraints(pattern=r"^whsec_[A-Za-z0-9+/]{32,88}={0,2}$")]


def webhook_address(text: str) -> str:
    """`text`, when it is an http or https URL without credentials. Raises `ValueError`."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise ValueError("not an http(s) URL without user and password")
    if any(character.isspace() for character in text) or (parts.port or 1) > 65535:
        raise ValueError("not a URL")
    return text


class ReceiverFields(Strict):
    """`address` is an e-mail address or a URL. `secret` (`whsec_` and 24 to 64 bytes as base64) signs what a webhook is
    sent; it is never shown, and replacing without it keeps it. A receiver that is not `enabled` is sent nothing; one
    limited to `families` or `zones` (with all that lies in them; null: all) nothing of others, whatever rules ask.
    """

    model_config = shown(without_id(examples.NEW_RECEIVER))

    name: Text
    channel: Literal["email", "webhook"]
    address: Text
    secret: Secret | None = None
    enabled: bool = True
    families: Names | None = None
    zones: Names | None = None

    @field_validator("address")
    @classmethod
    def _fits_channel(cls, address: str, info: ValidationInfo) -> str:
        if info.data.get("channel") == "webhook":
            return webhook_address(address)
        if "@" not in address or any(character in address for character in " \r\n<>,;"):
            raise ValueError("not an e-mail address")
        return address


class NewReceiver(ReceiverFields):
    model_config = shown(examples.NEW_RECEIVER)

    id: Slug


class Receiver(Strict):
    model_config = shown(examples.RECEIVER)

    id: str
    name: str
    channel: str
    address: str
    enabled: bool
    families: list[str] | None
    zones: list[str] | None
    version: int


class ReceiverPage(Strict):
    model_config = page_of(examples.RECEIVER)

    items: list[Receiver]
    next: str | None


class ReceiverQuery(PageQuery):
    channel: Literal["email", "webhook"] | None = None


class Tested(Strict):
    """`queued` when no worker had tried yet: look at the notification later."""

    model_config = shown(examples.TESTED)

    id: str
    state: Literal["queued", "delivered", "dead"]
    detail: Annotated[str, Field(description="what the receiver answered, or why it was not reached")]


@router.get("", response_model=ReceiverPage, summary="Receivers", responses=LISTED)
async def list_receivers(ctx: Ctx, query: Annotated[ReceiverQuery, Query()]) -> Response:
    """Receivers of notifications."""
    return await page(ctx, "notification_receiver", query, {"channel": query.channel}, drop="secret")


@router.get("/{receiver}", response_model=Receiver, summary="One receiver", responses=FOUND)
async def get_receiver(ctx: Ctx, receiver: ReceiverId) -> Response:
    """One receiver, without its secret."""
    return await one(ctx, "notification_receiver", receiver, drop="secret")


@router.post("", status_code=201, response_model=Receiver, summary="Create a receiver", responses=BY_OPERATOR_CREATED)
async def post_receiver(ctx: Ctx, new: NewReceiver, operator: Operator) -> Response:
    """Create a receiver."""
    stored = await create_private(ctx.database, "notification_receiver", new.model_dump(), operator)
    return versioned(stored, 201, location("notification-receivers", new.id))


@router.put("/{receiver}", response_model=Receiver, summary="Replace a receiver", responses=BY_OPERATOR_REPLACED)
async def put_receiver(
    ctx: Ctx, receiver: ReceiverId, fields: ReceiverFields, operator: Operator, if_match: IfMatch = None
) -> Response:
    """Replace a receiver. Needs If-Match."""
    document, expected = fields.model_dump() | {"id": receiver}, expected_version(if_match)
    return versioned(await replace_private(ctx.database, "notification_receiver", document, expected, operator))


@router.delete("/{receiver}", status_code=204, summary="Delete a receiver", responses=BY_OPERATOR_DELETED)
async def remove_receiver(ctx: Ctx, receiver: ReceiverId, operator: Operator, if_match: IfMatch = None) -> None:
    """Delete a receiver that no rule or rota names (else `in_use`); what waited for it is dead. Needs If-Match."""
    expected, now = expected_version(if_match), ctx.clock.now()
    await delete_private(ctx.database, "notification_receiver", receiver, expected, operator, now)


@router.post(
    "/{receiver}/test",
    summary="Send a test notification",
    responses=documented(NOT_FOUND, OPERATOR_REQUIRED, CONFLICT, *READS),
)
async def try_receiver(ctx: Ctx, receiver: ReceiverId, _operator: Operator) -> Tested:
    """Send a test the way every notification goes, once, and tell what came of it."""
    notification = await queue_test(ctx.database, receiver, ctx.clock.now())
    loop = asyncio.get_running_loop()
    patience_ends = loop.time() + (TEST_S if await _delivering(ctx) else 0)
    while True:
        async with ctx.database.read() as tx:
            state, detail = await notifications.outcome(tx.raw, notification)
        if state != "queued" or loop.time() > patience_ends:
            return Tested(id=notification, state=state, detail=detail)
        await asyncio.sleep(0.1)


async def _delivering(ctx: Ctx) -> bool:
    async with ctx.database.read() as tx:
        lease = await leases.find(tx.raw, "notifications")
    return lease is not None and lease.until > ctx.clock.now()
