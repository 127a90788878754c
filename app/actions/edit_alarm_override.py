"""Change an alarm's definition for a kind, a zone or one asset, with a reason; those concerned are judged anew."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.actions.errors import AlreadyExists, InvalidRequest
from app.actions.expected import Expected, check_version
from app.actions.ports import Database, Document, Transaction
from app.domain.alarms.override import InvalidOverride, Override, check_override
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.kinds import KINDS
from app.domain.kinds.expression import InvalidExpression

ENTITY = "alarm_override"


async def create_override(database: Database, document: Document, by: str, now: datetime) -> Document:
    """The document as stored. Raises `InvalidRequest`, or `AlreadyExists` where the id or what it is about is taken."""
    async with database.begin() as tx:
        tx.audit.tell(_told("create", document))
        if await tx.alarms.override(document["id"]):
            raise AlreadyExists(f"there is already an override {document['id']!r}")
        return await _save(tx, document | {"version": 1}, by, now)


async def replace_override(
    database: Database, document: Document, expected: Expected, by: str, now: datetime
) -> Document:
    """The document as stored. Raises `NotFound`, `VersionMismatch`, `InvalidRequest` or `AlreadyExists`."""
    async with database.begin() as tx:
        tx.audit.tell(_told("replace", document))
        before = check_version(_named(document["id"]), await tx.alarms.override(document["id"]), expected)
        await tx.alarms.judge_again(before, now)
        return await _save(tx, document | {"version": before["version"] + 1}, by, now)


async def delete_override(database: Database, override: str, expected: Expected, now: datetime) -> None:
    """The definition applies again as built in. Raises `NotFound` or `VersionMismatch`."""
    async with database.begin() as tx:
        tx.audit.tell(Act(f"{ENTITY}.delete", ENTITY, override))
        before = check_version(_named(override), await tx.alarms.override(override), expected)
        await tx.alarms.delete_override(override)
        await tx.alarms.judge_again(before, now)
        tx.record(Entry("registry", ENTITY, override, {"deleted": True}))


def _told(verb: str, document: Document) -> Act:
    changed = {name: value for name, value in document.items() if name != "reason"}
    return Act(f"{ENTITY}.{verb}", ENTITY, document["id"], document["reason"], changed)


async def _save(tx: Transaction, document: Document, by: str, now: datetime) -> Document:
    await _check(tx, document)
    stored = await tx.alarms.save_override(document | {"changed_by": by, "changed_at": now})
    if stored is None:
        raise AlreadyExists("another override says something of the same definition, zone and asset: change that one")
    await tx.alarms.judge_again(stored, now)
    tx.record(Entry("registry", ENTITY, stored["id"], stored))
    return stored


async def _check(tx: Transaction, document: Document) -> None:
    kind = KINDS.get(document["kind"])
    if kind is None:
        raise InvalidRequest(f"no kind {document['kind']!r:.80}: GET /api/v1/kinds lists them")
    if document["zone"] and document["asset"]:
        raise InvalidRequest("an override is for a zone or for an asset, not both")
    if document["zone"] and not await tx.registry.existing("zone", [document["zone"]]):
        raise InvalidRequest(f"no zone {document['zone']!r:.80}")
    if document["asset"]:
        found = await tx.registry.documents([document["asset"]])
        if not found or found[0]["kind"] != kind.name:
            raise InvalidRequest(f"no {kind.name} {document['asset']!r:.80}")
    try:
        check_override(kind, _override(document))
    except (InvalidOverride, InvalidExpression) as error:
        raise InvalidRequest(str(error)) from None


def _override(document: dict[str, Any]) -> Override:
    names = ("definition", "limits", "on_delay_s", "off_delay_s", "priority", "enabled")
    return Override(**{name: document[name] for name in names})


def _named(override: str) -> str:
    return f"override {override!r:.80}"
