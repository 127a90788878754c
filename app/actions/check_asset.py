"""Whether an asset as described can be in the registry: kind, attributes, references, relations."""

from __future__ import annotations

import msgspec

from app.actions.errors import InvalidRequest
from app.actions.ports import Transaction
from app.domain.kinds import KINDS
from app.domain.kinds.fields import InvalidValue
from app.domain.registry import GUARDS, LIFECYCLES, RELATIONS, AssetDraft, is_link, is_slug
from app.domain.unlawful import unlawful
from app.domain.video.purposes import PURPOSES, unlisted_purposes


async def check_asset(tx: Transaction, draft: AssetDraft) -> None:
    """Raise `InvalidRequest` naming the first thing that cannot be."""
    if not is_slug(draft.id):
        raise InvalidRequest(f"id {draft.id!r:.80} must be 1 to 64 of A-Z a-z 0-9 _ -")
    if draft.kind not in KINDS:
        raise InvalidRequest(f"no kind {draft.kind!r:.80}: GET /api/v1/kinds lists them")
    if draft.lifecycle not in LIFECYCLES:
        raise InvalidRequest(f"lifecycle must be one of {', '.join(LIFECYCLES)}")
    if (draft.lon is None) != (draft.lat is None):
        raise InvalidRequest("lon and lat go together")
    try:
        KINDS[draft.kind].check_attributes(draft.attributes)
    except InvalidValue as error:
        raise InvalidRequest(f"attributes.{error}") from None
    _check_law(draft)
    if draft.system and not await tx.registry.existing("field_system", [draft.system]):
        raise InvalidRequest(f"no field system {draft.system!r}: add it first")
    if draft.service and not await tx.registry.existing("service", [draft.service]):
        raise InvalidRequest(f"no service {draft.service!r}: add it first")
    await _check_relations(tx, draft)


def _check_law(draft: AssetDraft) -> None:
    """A camera's purposes are the law's (CSI L251-2); what is described tells of no plate, sound or persons."""
    if unlisted := unlisted_purposes(draft.attributes.get("purpose", "") if draft.kind == "camera" else ""):
        raise InvalidRequest(f"attributes.purpose: {unlisted[0]!r:.80} is none of CSI L251-2: {', '.join(PURPOSES)}")
    if found := unlawful(KINDS[draft.kind], msgspec.json.encode(draft.attributes)):
        raise InvalidRequest(f"attributes: {found.detail}")
    if wrong := next((link.url for link in draft.links if not is_link(link.url)), None):
        raise InvalidRequest(f"link {wrong!r:.80} must be an https address, without user name or spaces")


async def _check_relations(tx: Transaction, draft: AssetDraft) -> None:
    zones = sorted({relation.to for relation in draft.relations if relation.type == GUARDS})
    targets = sorted({relation.to for relation in draft.relations if relation.type != GUARDS})
    found = {(GUARDS, zone) for zone in await tx.registry.existing("zone", zones)} if zones else set()
    found |= {("", asset) for asset in await tx.registry.existing("asset", targets)} if targets else set()
    for relation in draft.relations:
        if relation.type not in RELATIONS:
            raise InvalidRequest(f"relation {relation.type!r:.80} must be one of {', '.join(RELATIONS)}")
        if relation.to == draft.id:
            raise InvalidRequest("an asset has no relation to itself")
        if (relation.type if relation.type == GUARDS else "", relation.to) not in found:
            what = "zone" if relation.type == GUARDS else "asset"
            raise InvalidRequest(f"relation {relation.type} to {what} {relation.to!r:.80}, which does not exist")
    if len(set(draft.relations)) != len(draft.relations):
        raise InvalidRequest("a relation is given twice")
