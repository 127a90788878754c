"""See a camera's images: judged, entered in the register whatever the answer, and told in the audit trail."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from app.actions.errors import NotFound, Refusal
from app.actions.ports import Clock, Database
from app.actions.video_ports import Access, Medium
from app.actions.within import require_named
from app.domain.audit import Act
from app.domain.origins import Origin
from app.domain.permissions import Permission
from app.domain.video.access import Authorisation, Camera, Denied, may_view, permitted
from app.domain.video.purposes import PURPOSES

LINK_LASTS = timedelta(minutes=2)
"""A stream's link opens for so long; whoever looks on asks again, which is another entry."""


class ViewingRefused(Refusal):
    """The law does not let this person see these images for that; `article` says which."""

    code = "viewing_refused"
    status = 403


@dataclass(frozen=True, slots=True)
class ToSee:
    """A camera, and what would be answered to its agent for each of the law's purposes: None where images are shown."""

    camera: Camera
    refusals: Mapping[str, Denied | None]


async def may_be_seen(database: Database, camera: str, agent: str, origin: Origin, clock: Clock, zone: tzinfo) -> ToSee:
    """What `view_camera` would answer now; nothing is shown, and nothing entered. Raises `NotFound`, `NotPermitted`."""
    today = clock.now().astimezone(zone).date()
    async with database.read() as tx:
        found = await tx.video.camera(camera)
        if found is None:
            raise NotFound(f"there is no camera {camera!r:.80}")
        await require_named(tx, Permission.VIEW_CAMERAS, [camera], f"camera {camera!r:.80}")
        held = await tx.video.held_by(agent)
    verdicts = {purpose: permitted(held, found, purpose, origin, today) for purpose in PURPOSES}
    return ToSee(found, {name: one if isinstance(one, Denied) else None for name, one in verdicts.items()})


async def view_camera(
    database: Database,
    camera: str,
    medium: Medium,
    purpose: str,
    reason: str,
    agent: str,
    origin: Origin,
    clock: Clock,
    zone: tzinfo,
) -> Access:
    """The entry under which they see it. Raises `NotFound`, `NotPermitted`, or `ViewingRefused` once the refusal is
    entered too.
    """
    now = clock.now()
    async with database.begin() as tx:
        act = tx.audit.tell(Act("video.view", "asset", camera, reason, {"purpose": purpose, "medium": medium}))
        found = await tx.video.camera(camera)
        if found is None:
            raise NotFound(f"there is no camera {camera!r:.80}")
        await require_named(tx, Permission.VIEW_CAMERAS, [camera], f"camera {camera!r:.80}")
        held = await tx.video.held_by(agent)
        verdict = may_view(held, found, purpose, reason, origin, now.astimezone(zone).date())
        access = _entry(found, verdict, medium, purpose, reason, agent, now)
        await tx.video.register(access)
        act.details |= {"access": access.id, "code": access.code, "article": access.article}
        act.result = "done" if access.result == "granted" else "refused"
    if isinstance(verdict, Denied):
        refusal = ViewingRefused(f"{verdict.reason} ({verdict.article})", article=verdict.article, reason=verdict.code)
        refusal.told = True
        raise refusal
    return access


def _entry(
    camera: Camera,
    verdict: Authorisation | Denied,
    medium: Medium,
    purpose: str,
    reason: str,
    agent: str,
    now: datetime,
) -> Access:
    granted = verdict if isinstance(verdict, Authorisation) else None
    denied = verdict if isinstance(verdict, Denied) else None
    return Access(
        id=uuid.uuid4().hex,
        at=now,
        agent=agent,
        category=granted.category if granted else None,
        camera=camera.id,
        commune=camera.commune,
        medium=medium,
        purpose=purpose,
        reason=reason,
        result="refused" if denied else "granted",
        code=denied.code if denied else "",
        article=denied.article if denied else "",
        authorisation=granted.id if granted else None,
        until=now + LINK_LASTS if granted and medium == "stream" else None,
    )
