"""What a field system shows the broker: user names with passwords, and names in client certificates."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import Field, StringConstraints

from app.actions.errors import InvalidRequest, NotFound
from app.actions.issue_credentials import CERTIFICATE_NAME, LONGEST_NAME, Issued, Wanted, issue, revoke, rotate
from app.api import credential_examples as examples
from app.api.answers import FOUND, READS, documented
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict, Text
from app.api.operator import Operator
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.problem_types import (
    ALREADY_EXISTS,
    BODY_TOO_LARGE,
    CONFLICT,
    INVALID_REQUEST,
    NOT_FOUND,
    NOT_NOW,
    OPERATOR_REQUIRED,
    TOO_MANY_CREDENTIALS,
)
from app.api.resources import location
from app.api.systems import SystemId
from app.broker_url import Broker
from app.storage.views import credentials

router = APIRouter(prefix="/api/v1/systems/{system}/credentials", tags=["systems"])

CredentialId = Annotated[Key, Path(description="a credential's id", examples=[examples.CREDENTIAL["id"]])]
CertificateName = Annotated[
    str,
    StringConstraints(pattern=CERTIFICATE_NAME.pattern, max_length=LONGEST_NAME),
    Field(description="the common name and, for NATS, the DNS name or e-mail address in the certificate"),
]
Kind = Literal["password", "certificate"]
_LISTED = documented(INVALID_REQUEST, NOT_FOUND, *READS)
_TO_ISSUE = (INVALID_REQUEST, OPERATOR_REQUIRED, NOT_FOUND, ALREADY_EXISTS, TOO_MANY_CREDENTIALS, CONFLICT)
_ISSUED = documented(*_TO_ISSUE, BODY_TOO_LARGE, *READS)
_ROTATED = documented(*_TO_ISSUE, NOT_NOW, BODY_TOO_LARGE, *READS)
_REVOKED = documented(OPERATOR_REQUIRED, NOT_FOUND, CONFLICT, *READS)


class Successor(Strict):
    """`name` is the one in the new certificate, of a certificate alone. The old credential stays in force until it is
    revoked, or for `overlap_s`. `expires_at` null: until revoked.
    """

    model_config = shown(examples.SUCCESSOR)

    name: CertificateName | None = None
    note: Text = ""
    expires_at: Instant | None = None
    overlap_s: Annotated[int | None, Field(ge=0, le=31_536_000)] = None


class NewCredential(Strict):
    """`name` is the one in the certificate, of kind `certificate` alone. `expires_at` null: until revoked."""

    model_config = shown(examples.NEW_CREDENTIAL)

    kind: Kind = "password"
    name: CertificateName | None = None
    note: Text = ""
    expires_at: Instant | None = None


class Credential(Strict):
    """`id` is the user's name at the broker. `last_used_at` is known where the broker asks us who may enter."""

    model_config = shown(examples.CREDENTIAL)

    id: str
    system: str
    kind: Kind
    state: Literal["in_force", "expired", "revoked"]
    note: str
    created_at: Instant
    created_by: str
    expires_at: Instant | None
    revoked_at: Instant | None
    revoked_by: str | None
    last_used_at: Instant | None


class IssuedCredential(Credential):
    """`secret` is the password: it is told here once and kept nowhere. Null of a certificate."""

    model_config = shown(examples.ISSUED)

    secret: str | None


class CredentialPage(Strict):
    model_config = page_of(examples.CREDENTIAL)

    items: list[Credential]
    next: str | None


class CredentialQuery(PageQuery):
    kind: Kind | None = None
    state: Literal["in_force", "expired", "revoked"] | None = None


@router.get("", response_model=CredentialPage, summary="Credentials of a field system", responses=_LISTED)
async def list_credentials(ctx: Ctx, system: SystemId, query: Annotated[CredentialQuery, Query()]) -> Response:
    """Credentials of a field system, without their secrets."""
    place = read_cursor(query.cursor, str)
    after, equal = place[0] if place else "", {"kind": query.kind, "state": query.state}
    async with ctx.database.read() as tx:
        if not await tx.registry.existing("field_system", [system]):
            raise NotFound(f"there is no system {system!r:.80}")
        items, last = await credentials.page(tx.raw, system, equal, ctx.clock.now(), after, query.limit)
    return json_page(items, [last] if last else None)


@router.get("/{credential}", response_model=Credential, summary="One credential", responses=FOUND)
async def get_credential(ctx: Ctx, system: SystemId, credential: CredentialId) -> Response:
    """One credential, without its secret."""
    async with ctx.database.read() as tx:
        found, _ = await credentials.page(tx.raw, system, {"id": credential}, ctx.clock.now(), "", 1)
    if not found:
        raise NotFound(f"system {system!r:.80} has no credential {credential!r:.80}")
    return Response(found[0], media_type="application/json")


@router.post("", status_code=201, response_model=IssuedCredential, summary="Issue a credential", responses=_ISSUED)
async def post_credential(ctx: Ctx, system: SystemId, new: NewCredential, operator: Operator) -> Response:
    """Issue a credential; two of a system may be in force. The embedded broker takes it within two seconds."""
    wanted = Wanted(**new.model_dump())
    _check_name(ctx, wanted)
    return _told(await issue(ctx.database, system, wanted, operator, ctx.clock))


@router.post(
    "/{credential}/rotate",
    status_code=201,
    response_model=IssuedCredential,
    summary="Rotate a credential",
    responses=_ROTATED,
)
async def rotate_credential(
    ctx: Ctx, system: SystemId, credential: CredentialId, new: Successor, operator: Operator
) -> Response:
    """Issue a successor: the equipment changes over while both are in force, then the old one is revoked."""
    wanted = Wanted(**new.model_dump(exclude={"overlap_s"}))
    _check_name(ctx, wanted)
    overlap = None if new.overlap_s is None else timedelta(seconds=new.overlap_s)
    return _told(await rotate(ctx.database, system, credential, wanted, overlap, operator, ctx.clock))


@router.delete("/{credential}", status_code=204, summary="Revoke a credential", responses=_REVOKED)
async def revoke_credential(ctx: Ctx, system: SystemId, credential: CredentialId, operator: Operator) -> None:
    """It opens nothing any more, and is kept for the record. The embedded broker ends its connections."""
    await revoke(ctx.database, system, credential, operator, ctx.clock)


def _check_name(ctx: Context, wanted: Wanted) -> None:
    url = ctx.settings.mqtt_url
    if wanted.name is not None and url and wanted.name == Broker.parse(url).username:
        raise InvalidRequest(f"{wanted.name!r} is our own name at the broker: take another")


def _told(issued: Issued) -> Response:
    document: dict[str, Any] = msgspec.to_builtins(issued.credential)
    del document["verifiers"]
    body = msgspec.json.encode({**document, "state": "in_force", "secret": issued.secret})
    place = location(f"systems/{issued.credential.system}/credentials", issued.credential.id)
    headers = {"Location": place, "Cache-Control": "no-store"}
    return Response(body, 201, headers, media_type="application/json")
