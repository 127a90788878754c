"""Create, replace and delete zones, services and field systems; each change is journalled whole."""

from __future__ import annotations

from collections.abc import Mapping

from app.actions.errors import AlreadyExists, InvalidRequest
from app.actions.expected import Expected, check_version
from app.actions.follow_up import relocate_assets
from app.actions.ports import Database, Document, Resource, Transaction
from app.domain.geometry import InvalidGeometry, polygon_of
from app.domain.journal import Entry

ENTITIES: Mapping[Resource, str] = {"zone": "zone", "service": "service", "field_system": "system"}


async def create_resource(database: Database, resource: Resource, document: Document) -> Document:
    """The document as stored. Raises `InvalidRequest` or `AlreadyExists`."""
    async with database.begin() as tx:
        await _check(tx, resource, document)
        stored = await tx.editing.insert(resource, document)
        if stored is None:
            raise AlreadyExists(f"there is already a {ENTITIES[resource]} {document['id']!r}")
        _journal(tx, resource, stored)
    await _follow(database, resource)
    return stored


async def replace_resource(database: Database, resource: Resource, document: Document, expected: Expected) -> Document:
    """The document as stored. Raises `NotFound`, `VersionMismatch` or `InvalidRequest`."""
    async with database.begin() as tx:
        what = f"{ENTITIES[resource]} {document['id']!r}"
        check_version(what, await tx.editing.lock(resource, document["id"]), expected)
        await _check(tx, resource, document)
        stored = await tx.editing.replace(resource, document)
        _journal(tx, resource, stored)
    await _follow(database, resource)
    return stored


async def delete_resource(database: Database, resource: Resource, key: str, expected: Expected) -> None:
    """Raises `NotFound`, `VersionMismatch`, or `InUse` when something refers to it."""
    async with database.begin() as tx:
        check_version(f"{ENTITIES[resource]} {key!r}", await tx.editing.lock(resource, key), expected)
        await tx.editing.delete(resource, key)
        tx.record(Entry("registry", ENTITIES[resource], key, {"deleted": True}))
    await _follow(database, resource)


async def _follow(database: Database, resource: Resource) -> None:
    if resource == "zone":
        await relocate_assets(database)


async def _check(tx: Transaction, resource: Resource, document: Document) -> None:
    service = document.get("service")
    if service and not await tx.registry.existing("service", [service]):
        raise InvalidRequest(f"no service {service!r}: add it first")
    if resource == "zone":
        await _check_zone(tx, document)


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


def _journal(tx: Transaction, resource: Resource, stored: Document) -> None:
    tx.record(Entry("registry", ENTITIES[resource], stored["id"], stored))
