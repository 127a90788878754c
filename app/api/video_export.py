"""The register of images, and extracts, as an encrypted file with its digests (CSI R253-2)."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Response
from pydantic import AfterValidator, Field, SecretStr, StringConstraints

from app.actions.seal_export import Lock, checked, seal
from app.actions.tell_export import tell_export
from app.api import legal_examples as shown_as
from app.api.answers import AUTHORISED, Responses
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Slug, Strict, storable
from app.api.operator import Operator
from app.api.spreadsheet import lines
from app.api.video_register import From, To
from app.storage.database import Database
from app.storage.views import control

router = APIRouter(prefix="/api/v1/video", tags=["video"])

AGE = "application/octet-stream"
PublicKey = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(storable)]
"""RSA keys of 8192 bits have some 1,400 characters."""
CHUNK = 1000
_LISTS: Mapping[str, tuple[control.List, Sequence[str]]] = {
    "register": (
        control.VIDEO_ACCESSES,
        ("id", "at", "agent", "category", "camera", "commune", "medium", "purpose", "reason", "result", "code",
         "article", "authorisation", "until"),
    ),
    "extracts": (
        control.VIDEO_EXTRACTS,
        ("id", "at", "made_by", "camera", "requisition", "authority", "officer", "unit", "reason", "recorded_from",
         "recorded_to", "sha256", "medium", "signature", "encryption"),
    ),
}  # fmt: skip
_SEALED: Responses = {
    200: {
        "content": {AGE: {"schema": {"type": "string", "format": "binary"}, "example": "age-encryption.org/v1 …"}},
        "headers": {
            "Content-Digest": {"schema": {"type": "string"}, "example": "sha-256=:MV9b23bQ…:"},
            "Poste-Plain-Sha256": {"schema": {"type": "string"}, "example": "5d1be7e9dda1ee88…"},
        },
        "description": "CSV in an age file; `Content-Digest` (RFC 9530) is the file's, `Poste-Plain-Sha256` that of the"
        " CSV within",
    }
}  # fmt: skip


class NewExport(Strict):
    """For `recipients` (age1…, ssh-ed25519 …, ssh-rsa …) or by a `passphrase` of 16 characters or more, told apart from
    the file.
    """

    model_config = shown(shown_as.EXPORT)

    of: Literal["register", "extracts"]
    since: From = None
    until: To = None
    camera: Slug | None = None
    recipients: Annotated[list[PublicKey], Field(default_factory=list, max_length=20)]
    passphrase: Annotated[SecretStr, Field(max_length=200)] = SecretStr("")

    def lock(self) -> Lock:
        return Lock(tuple(self.recipients), self.passphrase.get_secret_value())


@router.post(
    "/exports", response_class=Response, summary="Export the register, encrypted", responses=_SEALED | AUTHORISED
)
async def post_video_export(ctx: Ctx, new: NewExport, _operator: Operator) -> Response:
    """What of the register, or of extracts, lies within a time, as CSV that only who holds a key or the passphrase can
    open (docs/legal.md). An act of the audit trail.
    """
    lock = checked(new.lock())
    wanted = {"since": new.since, "until": new.until, "camera": new.camera}
    asked = {name: value for name, value in wanted.items() if value is not None}
    await tell_export(ctx.database, "video", new.of, asked | {"recipients": list(lock.recipients)})
    text = await _csv(ctx.database, *_LISTS[new.of], asked)
    sealed, digests = await asyncio.to_thread(seal, text.encode(), lock)
    file = base64.b64encode(bytes.fromhex(digests.sealed_sha256)).decode()
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{new.of}-{ctx.clock.now():%Y%m%dT%H%M%SZ}.csv.age"',
        "Content-Digest": f"sha-256=:{file}:",
        "Poste-Plain-Sha256": digests.plain_sha256,
    }
    return Response(sealed, media_type=AGE, headers=headers)


async def _csv(database: Database, shown_of: control.List, names: Sequence[str], wanted: Mapping[str, Any]) -> str:
    """All of it in memory: three years of a city's views are some tens of megabytes."""
    parts = [lines([names])]
    after: Sequence[str] | None = None
    while True:
        async with database.read() as tx:
            rows, after = await control.page(tx.raw, shown_of, wanted, after, CHUNK, newest_first=False)
        entries = [msgspec.json.decode(row) for row in rows]
        parts.append(lines([entry[name] for name in names] for entry in entries))
        if after is None:
            return "".join(parts)
