"""Attest that cameras look into no dwelling (CSI L251-3), before any is put in service."""

from __future__ import annotations

import uuid
from dataclasses import replace

from app.actions.errors import InvalidRequest, NotFound, Refusal
from app.actions.follow_up import journal_assets
from app.actions.legal_ports import Document, MaskAttestation
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.kinds import KINDS
from app.domain.registry import AssetDraft
from app.domain.video.access import FAMILY, MASKS_FIRST

IN_SERVICE = "in_service"


class MasksNotAttested(Refusal):
    """A camera is not put in service before its privacy masks are attested (`article`)."""

    code = "masks_not_attested"


async def attest_masks(
    database: Database, attestation: MaskAttestation, clock: Clock, *, commission: bool = False
) -> Document:
    """As stored under a new id; `commission`: cameras that are planned enter service with it. Raises `InvalidRequest`
    for what is no camera, or was not checked yet.
    """
    attestation = replace(attestation, id=uuid.uuid4().hex, attested_at=clock.now())
    async with database.begin() as tx:
        told = {"cameras": attestation.cameras, "masks": attestation.masks, "document": attestation.document}
        act = tx.audit.tell(Act("masks.attest", "mask_attestation", attestation.id, "", told))
        await require_cameras(tx, attestation.cameras)
        if attestation.checked_on > attestation.attested_at.date():
            raise InvalidRequest("masks are checked before they are attested: the day lies ahead")
        stored = await tx.legal.attest(attestation)
        if commission:
            entered = await tx.legal.commission(attestation.cameras, clock.now())
            act.details |= {"in_service": entered}
            await journal_assets(tx, entered)
    return stored


async def withdraw_attestation(database: Database, attestation: str, by: str, why: str, clock: Clock) -> Document:
    """A camera was moved, a mask taken off: from now on its images are shown to nobody. Raises `NotFound`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("masks.withdraw", "mask_attestation", attestation, why))
        withdrawn = await tx.legal.withdraw_attestation(attestation, by, why, clock.now())
        if withdrawn is None:
            raise NotFound(f"no attestation {attestation!r:.80} stands")
        return withdrawn


async def require_cameras(tx: Transaction, cameras: tuple[str, ...]) -> None:
    """Raises `InvalidRequest` for the first of `cameras` that is none."""
    for camera in cameras:
        if await tx.video.camera(camera) is None:
            raise InvalidRequest(f"there is no camera {camera!r:.80}")


async def require_attested(tx: Transaction, draft: AssetDraft, before: str | None) -> None:
    """Raises `MasksNotAttested` for a camera that enters service; `before` is its lifecycle so far, if any."""
    enters = draft.lifecycle == IN_SERVICE and before != IN_SERVICE
    if enters and KINDS[draft.kind].family == FAMILY and await tx.legal.unattested([draft.id]):
        first = "; until then its lifecycle is `planned` (CSI L251-3)"
        raise MasksNotAttested(f"{draft.id!r} cannot be in service: {MASKS_FIRST}{first}", article="CSI L251-3")
