"""Small cities and messages for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import msgspec

from app.actions.import_drafts import import_drafts
from app.actions.legal_ports import MaskAttestation
from app.domain.registry import AssetDraft, Draft, SystemDraft
from app.domain.reports import Message
from app.ingest.read import read
from app.storage.database import Database
from bench.rows import rows

__all__ = ["NOON", "FixedClock", "event", "given", "lamp", "rows", "telemetry"]

NOON = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)


class FixedClock:
    """A clock that stands where it is put."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def lamp(number: int, **changes: Any) -> AssetDraft:
    fields: dict[str, Any] = {
        "id": f"EP-{number:04d}",
        "kind": "luminaire",
        "system": "lighting",
        "lon": 4.2 + number * 0.0003,
        "lat": 46.3,
    }
    return AssetDraft(**fields | changes)


async def given(database: Database, *drafts: Draft, clock: FixedClock | None = None) -> None:
    """Register `drafts` and the field system `lighting`; of cameras the masks are attested (CSI L251-3)."""
    await attested(database, *[one.id for one in drafts if isinstance(one, AssetDraft) and one.kind == "camera"])
    await import_drafts(database, [SystemDraft(id="lighting", name="Lighting CMS"), *drafts], clock or FixedClock())


async def attested(database: Database, *cameras: str) -> None:
    """Somebody has looked at the privacy masks of `cameras`."""
    if not cameras:
        return
    attestation = MaskAttestation(
        id=uuid4().hex, cameras=cameras, masks="façades", document="PV-1", checked_on=NOON.date(), attested_at=NOON,
        attested_by="a.martin",
    )  # fmt: skip
    async with database.begin() as tx:
        await tx.legal.attest(attestation)


def telemetry(
    asset: str, at: datetime, values: dict[str, Any], *, received: datetime | None = None, seq: int | None = None,
    system: str = "lighting",
) -> Message:  # fmt: skip
    body: dict[str, Any] = {"at": at, "values": values}
    if seq is not None:
        body["seq"] = seq
    return read(f"poste/v1/{system}/{asset}/telemetry", msgspec.json.encode(body), received or at)


def event(asset: str, at: datetime, name: str, data: dict[str, Any] | None = None, system: str = "lighting") -> Message:
    body = {"at": at, "event": name, "data": data or {}}
    return read(f"poste/v1/{system}/{asset}/event", msgspec.json.encode(body), at)
