"""Receivers, rules, people and rotas: written whole, journalled by version only, secrets kept unless replaced."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import datetime

from app.actions.errors import AlreadyExists, Held, InvalidRequest
from app.actions.expected import Expected, check_version
from app.actions.ports import Database, Document, Private, Transaction
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.kinds import FAMILIES, KINDS
from app.domain.retention.categories import Category

NAMES: Mapping[Private, str] = {
    "notification_receiver": "receiver",
    "notification_rule": "rule",
    "person": "person",
    "rota": "rota",
}


async def create_private(database: Database, resource: Private, document: Document, operator: str) -> Document:
    """The document as stored, without its secret. Raises `InvalidRequest`, `AlreadyExists`."""
    async with database.begin() as tx:
        act = tx.audit.tell(_told("create", resource, document["id"]))
        await _check(tx, resource, document)
        stored = await tx.editing.insert(resource, document)
        if stored is None:
            raise AlreadyExists(f"there is already a {NAMES[resource]} {document['id']!r}")
        act.details |= {"version": stored["version"]}
        _journal(tx, resource, document["id"], {"version": stored["version"], "by": operator})
    return _shown(stored)


async def replace_private(
    database: Database, resource: Private, document: Document, expected: Expected, operator: str
) -> Document:
    """The document as stored, without its secret; an empty secret leaves the one there is. Raises `NotFound`,
    `VersionMismatch` or `InvalidRequest`.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(_told("replace", resource, document["id"]))
        what = f"{NAMES[resource]} {document['id']!r}"
        current = check_version(what, await tx.editing.lock(resource, document["id"]), expected)
        if "secret" in document:
            document = document | {"secret": document["secret"] or current["secret"]}
        await _check(tx, resource, document)
        stored = await tx.editing.replace(resource, document)
        act.details |= {"version": stored["version"]}
        _journal(tx, resource, document["id"], {"version": stored["version"], "by": operator})
    return _shown(stored)


async def delete_private(
    database: Database, resource: Private, key: str, expected: Expected, operator: str, now: datetime
) -> None:
    """What waits for a receiver becomes dead letters; of a person nothing is left, and rotas have a gap. Raises
    `NotFound`, `VersionMismatch`, `InUse` when something refers to it, or `Held`.
    """
    async with database.begin() as tx:
        tx.audit.tell(_told("delete", resource, key))
        check_version(f"{NAMES[resource]} {key!r}", await tx.editing.lock(resource, key), expected)
        if resource == "person":
            if held := await tx.governance.holding(Category.PEOPLE, None):
                raise Held(f"legal hold {held} keeps what is known of people: lift it first", reference=held)
            await tx.escalations.forget(key)
            await tx.governance.note(Category.PEOPLE, "person", 1, reason="erasure", reference=key, at=now)
        await tx.editing.delete(resource, key)
        if resource == "notification_receiver":
            await tx.outbox.bury_all(key, now, "its receiver was deleted")
        _journal(tx, resource, key, {"deleted": True, "by": operator})


def _told(verb: str, resource: Private, key: str) -> Act:
    """That it was written, not what: erasing a person leaves nothing of them in the trail but a random id."""
    return Act(f"{NAMES[resource]}.{verb}", NAMES[resource], key)


def _journal(tx: Transaction, resource: Private, key: str, body: Document) -> None:
    if resource != "person":
        tx.record(Entry("notification", NAMES[resource], key, body))


def _shown(stored: Document) -> Document:
    return {name: value for name, value in stored.items() if name != "secret"}


async def _check(tx: Transaction, resource: Private, document: Document) -> None:
    if resource == "notification_receiver":
        if document["channel"] == "webhook" and not document["secret"]:
            raise InvalidRequest("a webhook needs a secret, by which its receiver knows us")
        if document["channel"] == "email" and document["secret"]:
            raise InvalidRequest("e-mails are not signed: no secret")
        zones = document["zones"] or ()
        _all_known("family", document["families"] or (), FAMILIES)
        _all_known("zone", zones, await tx.registry.existing("zone", zones))
    elif resource == "person":
        if bool(document["webhook"]) != bool(document["secret"]):
            raise InvalidRequest("a webhook and its secret come together")
    elif resource == "notification_rule":
        await _check_rule(tx, document)
    else:
        await _check_rota(tx, document)


async def _check_rule(tx: Transaction, document: Document) -> None:
    if document["receiver"] is None and document["escalation"] is None:
        raise InvalidRequest("a rule tells a receiver, or calls a service's rota, or both")
    if (
        document["receiver"] is not None
        and await tx.editing.lock("notification_receiver", document["receiver"]) is None
    ):
        raise InvalidRequest(f"no receiver {document['receiver']!r}: add it first")
    _all_known("family", document["families"], FAMILIES)
    _all_known("kind", document["kinds"], KINDS)
    _all_known("zone", document["zones"], await tx.registry.existing("zone", document["zones"]))
    _all_known("system", document["systems"], await tx.registry.existing("field_system", document["systems"]))
    if document["escalation"] is not None:
        service = document["escalation"]["service"]
        _all_known("service", [service], await tx.registry.existing("service", [service]))


async def _check_rota(tx: Transaction, document: Document) -> None:
    _all_known("service", [document["id"]], await tx.registry.existing("service", [document["id"]]))
    if (key := document["gateway"]) is not None:
        gateway = await tx.editing.lock("notification_receiver", key)
        if gateway is None or gateway["channel"] != "webhook":
            raise InvalidRequest(f"no webhook receiver {key!r} to be the gateway: add it first")
    named = {person for turn in document["turns"] for person in turn["people"]}
    named |= {swap["person"] for swap in document["exceptions"] if swap["person"] is not None}
    for person in sorted(named):
        if await tx.escalations.contact(person) is None:
            raise InvalidRequest(f"no person {person!r}: add them first")
    if any(swap["from"] >= swap["to"] for swap in document["exceptions"]):
        raise InvalidRequest("an exception ends after it starts")


def _all_known(what: str, wanted: Sequence[str], known: Container[str]) -> None:
    for name in wanted:
        if name not in known:
            raise InvalidRequest(f"no {what} {name!r}")
