"""Designate who may see cameras (CSI R253-3), take it back, hand recorded images to an authority, forget in time."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from app.actions.errors import InvalidRequest, NotFound
from app.actions.ports import Clock, Database
from app.actions.video_ports import Extract
from app.actions.within import require_named
from app.domain.audit import Act, three_years_before
from app.domain.permissions import Permission
from app.domain.video.access import Authorisation
from app.domain.video.purposes import PURPOSES

PURGED_AT_ONCE = 5000


async def authorise(database: Database, given: Authorisation, by: str, clock: Clock) -> Mapping[str, Any]:
    """`given` as stored under a new id. Raises `InvalidRequest` where it could never let anybody see anything."""
    given = replace(given, id=uuid.uuid4().hex)
    async with database.begin() as tx:
        told = {"category": given.category, "communes": sorted(given.communes), "order_ref": given.order_ref}
        tx.audit.tell(Act("video_authorisation.create", "video_authorisation", given.id, "", told))
        _check(given)
        return await tx.video.authorise(given, by, clock.now())


async def withdraw(database: Database, authorisation: str, by: str, clock: Clock) -> Mapping[str, Any]:
    """From now on nothing is seen under it. Raises `NotFound` where none stands."""
    async with database.begin() as tx:
        tx.audit.tell(Act("video_authorisation.withdraw", "video_authorisation", authorisation))
        found = await tx.video.withdraw(authorisation, by, clock.now())
        if found is None:
            raise NotFound(f"no authorisation {authorisation!r:.80} stands")
    return found


async def hand_over(database: Database, extract: Extract, clock: Clock) -> Extract:
    """Enter what was handed to an authority (CSI R253-5). Raises `NotFound`, `NotPermitted`, `InvalidRequest`."""
    extract = replace(extract, id=uuid.uuid4().hex, at=clock.now())
    async with database.begin() as tx:
        told = {name: value for name, value in asdict(extract).items() if name not in ("id", "at", "made_by", "reason")}
        tx.audit.tell(Act("video.extract", "asset", extract.camera, extract.reason, told))
        if await tx.video.camera(extract.camera) is None:
            raise NotFound(f"there is no camera {extract.camera!r:.80}")
        await require_named(tx, Permission.VIEW_CAMERAS, [extract.camera], f"camera {extract.camera!r:.80}")
        if not extract.recorded_from < extract.recorded_to <= extract.at:
            raise InvalidRequest("the period must end after it begins, and not lie ahead")
        await tx.video.keep_extract(extract)
    return extract


async def purge_register(database: Database, now: datetime) -> int:
    """Forget entries of over three years ago (CSI R253-5); how many."""
    gone = 0
    while True:
        async with database.begin() as tx:
            part = await tx.video.purge(three_years_before(now), PURGED_AT_ONCE)
        gone += part
        if part < PURGED_AT_ONCE:
            return gone


def _check(given: Authorisation) -> None:
    if given.starts_on > given.ends_on:
        raise InvalidRequest("it would end before it begins")
    if unknown := sorted(given.purposes - PURPOSES.keys()):
        raise InvalidRequest(f"no purpose {unknown[0]!r:.80} in CSI L251-2: one of {', '.join(PURPOSES)}")
    if given.category in ("municipal", "inter_communal") and not given.communes:
        raise InvalidRequest("name the communes: these agents see none else (CSI L132-14-1)")
    if given.category == "inter_communal" and not given.prefect_agreement:
        raise InvalidRequest("an agent of an inter-communal body needs the prefect’s agreement (CSI L132-14-1)")
