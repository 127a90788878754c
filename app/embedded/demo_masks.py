"""The demo's cameras look into no dwelling: their masks are attested, so that they can be in service (CSI L251-3)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from app.actions.legal_ports import MaskAttestation
from app.domain.audit import Act
from app.embedded.author import author
from app.storage.database import Database


def attest_demo(database_url: str, features: Iterable[Mapping[str, Any]]) -> None:
    """Of those of a city's native features for which no attestation stands yet."""
    cameras = [one["properties"]["id"] for one in features if one["properties"].get("kind") == "camera"]
    asyncio.run(_attest(database_url, cameras))


async def _attest(database_url: str, cameras: list[str]) -> None:
    database, now = Database(database_url, pool_size=1).by(author()), datetime.now(UTC)
    try:
        async with database.begin() as tx:
            missing = await tx.legal.unattested(cameras)
            if not missing:
                return
            one = MaskAttestation(
                id=uuid4().hex,
                cameras=tuple(missing),
                masks="Caméras simulées : leurs images ne montrent aucune habitation",
                document="Démonstration",
                checked_on=now.date(),
                attested_at=now,
                attested_by="poste demo",
            )
            tx.audit.tell(Act("masks.attest", "mask_attestation", one.id, "", {"cameras": len(one.cameras)}))
            await tx.legal.attest(one)
    finally:
        await database.close()
