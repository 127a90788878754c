"""Create, replace and delete zones, services, field systems and programmes; each change is journalled whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.actions.check_programme import check_assignment
from app.actions.dialects import Dialects, prepare
from app.actions.errors import AlreadyExists, InvalidRequest
from app.actions.expected import Expected, check_version
from app.actions.follow_up import relocate_assets
from app.actions.ingest_ports import ForeignSystem
from app.actions.ports import Database, Document, Resource, Transaction
from app.domain.audit import Act
from app.domain.geometry import InvalidGeometry, polygon_of
from app.domain.journal import Entry

ENTITIES: Mapping[Resource, str] = {
    "zone": "zone",
    "service": "service",
    "field_system": "system",
    "programme": "programme",
    "programme_assignment": "programme_assignment",
}


async def create_resource(
    database: Database, resource: Resource, document: Document, dialects: Dialects | None = None
) -> Document:
    """The document as stored; a field system's is checked by `dialects`. Raises `InvalidRequest`, `AlreadyExists`."""
    await _prepare(database, document, dialects)
    async with database.begin() as tx:
        act = tx.audit.tell(_told("create", resource, document["id"]))
        await _check(tx, resource, document, dialects)
        stored = await tx.editing.insert(resource, document)
        if stored is None:
            raise AlreadyExists(f"there is already a {ENTITIES[resource]} {document['id']!r}")
        act.details |= {"version": stored["version"]}
        _journal(tx, resource, stored)
    await _follow(database, resource)
    return stored


async def replace_resource(
    database: Database, resource: Resource, document: Document, expected: Expected, dialects: Dialects | None = None
) -> Document:
    """The document as stored. Raises `NotFound`, `VersionMismatch` or `InvalidRequest`."""
    await _prepare(database, document, dialects)
    async with database.begin() as tx:
        act = tx.audit.tell(_told("replace", resource, document["id"]))
        what = f"{ENTITIES[resource]} {document['id']!r}"
        check_version(what, await tx.editing.lock(resource, document["id"]), expected)
        await _check(tx, resource, document, dialects)
        stored = await tx.editing.replace(resource, document)
        act.details |= {"version": stored["version"]}
        _journal(tx, resource, stored)
    await _follow(database, resource)
    return stored


async def delete_resource(database: Database, resource: Resource, key: str, expected: Expected) -> None:
    """Raises `NotFound`, `VersionMismatch`, or `InUse` when something refers to it."""
    async with database.begin() as tx:
        tx.audit.tell(_told("delete", resource, key))
        check_version(f"{ENTITIES[resource]} {key!r}", await tx.editing.lock(resource, key), expected)
        await tx.editing.delete(resource, key)
        tx.record(Entry("registry", ENTITIES[resource], key, {"deleted": True}))
    await _follow(database, resource)


async def put_document(tx: Transaction, resource: Resource, document: Document) -> None:
    """Write a checked document whatever is there; one that says nothing new is not written."""
    current = await tx.editing.lock(resource, document["id"])
    if current is not None:
        if any(_stored(current[name], value) != value for name, value in document.items()):
            _journal(tx, resource, await tx.editing.replace(resource, document))
    elif (stored := await tx.editing.insert(resource, document)) is not None:
        _journal(tx, resource, stored)


def _stored(value: object, like: object) -> object:
    """A stored value as it was before it became JSON."""
    return datetime.fromisoformat(value) if isinstance(like, datetime) and isinstance(value, str) else value


async def _follow(database: Database, resource: Resource) -> None:
    if resource == "zone":
        await relocate_assets(database)


async def _check(tx: Transaction, resource: Resource, document: Document, dialects: Dialects | None) -> None:
    service = document.get("service")
    if service and not await tx.registry.existing("service", [service]):
        raise InvalidRequest(f"no service {service!r}: add it first")
    if resource == "zone":
        await _check_zone(tx, document)
    if resource == "programme_assignment":
        await check_assignment(tx, document)
    if dialects is not None:
        await _check_system(tx, document, dialects)


async def _prepare(database: Database, document: Document, dialects: Dialects | None) -> None:
    if dialects is not None and document["dialect"] != "native":
        await prepare(database, dialects, _foreign(document))


def _foreign(document: Document) -> ForeignSystem:
    return ForeignSystem(document["id"], document["dialect"], tuple(document["topics"]), document["mapping"])


async def _check_system(tx: Transaction, document: Document, dialects: Dialects) -> None:
    if document["dialect"] != "native":
        others = [other for other in await tx.routing.foreign_systems() if other.id != document["id"]]
        dialects.check(_foreign(document), others)
    elif document["topics"] or document["mapping"].strip():
        raise InvalidRequest("a native system publishes under its own prefix, as it is: no `topics`, no `mapping`")


async def _check_zone(tx: Transaction, document: Document) -> None:
    try:
        polygon_of(document["geometry"])
    except InvalidGeometry as error:
        raise InvalidRequest(f"geometry: {error}") from None
    if document["parent"] is None:
        return
    above = await tx.editing.ancestors(document["parent"])
    if not above:
        raise InvalidRequest(f"no zone {document['parent']!r} to lie in: add it first")
    if document["id"] in above:
        raise InvalidRequest(f"zone {document['id']!r} would lie in itself")


def _told(verb: str, resource: Resource, key: str) -> Act:
    """What was written is in the journal, by its version."""
    return Act(f"{ENTITIES[resource]}.{verb}", ENTITIES[resource], key)


def _journal(tx: Transaction, resource: Resource, stored: Document) -> None:
    tx.record(Entry("registry", ENTITIES[resource], stored["id"], stored))
