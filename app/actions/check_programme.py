"""Programmes and what they are given to, checked before they are stored."""

from __future__ import annotations

from app.actions.errors import InvalidRequest
from app.actions.ports import Document, Transaction
from app.domain.kinds import KINDS
from app.domain.programmes import InvalidProgramme, Programme, read_programme, write_programme
from app.domain.programmes.assignment import SCOPES
from app.domain.programmes.carrying import BY_PROGRAMME
from app.domain.programmes.compiled import checksum


def readable_programme(document: Document, *within: str) -> Programme:
    """The programme written in a body, or `within` members of it. Raises `InvalidRequest`, whose `errors` say where as
    those of malformed requests do.
    """
    try:
        programme = read_programme(document)
    except InvalidProgramme as error:
        raise _refused(str(error), *within, *error.where) from None
    if programme.capability not in BY_PROGRAMME:
        message = f"{programme.capability!r} moves something or takes two persons: no programme may hold it"
        raise _refused(message, *within, "capability")
    return programme


def checked_programme(document: Document) -> Document:
    """The document with every member said and its checksum. Raises `InvalidRequest`."""
    whole = write_programme(readable_programme(document))
    return whole | {"checksum": checksum(whole)}


def _refused(message: str, *where: str | int) -> InvalidRequest:
    return InvalidRequest(message, errors=[{"loc": ["body", *where], "msg": message}])


async def check_assignment(tx: Transaction, document: Document) -> None:
    """That all it names exists and can follow the programme. Raises `InvalidRequest`."""
    given = [scope for scope in SCOPES if document[scope] is not None]
    if len(given) != 1:
        raise InvalidRequest("give exactly one of `asset`, `tag`, `zone` and `kind`")
    if document["since"] and document["until"] and document["since"] >= document["until"]:
        raise InvalidRequest("`since` must come before `until`")
    programme = await tx.editing.lock("programme", document["programme"])
    if programme is None:
        raise InvalidRequest(f"no programme {document['programme']!r:.80}: add it first")
    await _check_subject(tx, document, programme["capability"])


async def _check_subject(tx: Transaction, document: Document, capability: str) -> None:
    kind = document["kind"]
    if document["asset"]:
        found = await tx.registry.documents([document["asset"]])
        if not found:
            raise InvalidRequest(f"no asset {document['asset']!r:.80}")
        kind = found[0]["kind"]
    if document["zone"] and not await tx.registry.existing("zone", [document["zone"]]):
        raise InvalidRequest(f"no zone {document['zone']!r:.80}: add it first")
    if kind and kind not in KINDS:
        raise InvalidRequest(f"no kind {kind!r:.80}: GET /api/v1/kinds lists them")
    if kind and capability not in held_by(kind):
        raise InvalidRequest(f"a {kind} has no {capability} to be held")


def held_by(kind: str) -> frozenset[str]:
    """The capabilities that a programme can hold on a kind of equipment, or on what it feeds by its own clock."""
    names = [item.loads or item.name for item in KINDS[kind].capabilities if item.loads or item.mode == "held"]
    return frozenset(names)
