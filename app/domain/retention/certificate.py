"""Certificates of deletion: what was deleted, why, when; each names the digest of the one before, and is signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.retention.categories import RULES, Category
from app.domain.signature import NotSigned, read_told, sign_told

Reason = Literal["term", "erasure", "hold_lifted"]
NONE_BEFORE = "0" * 64
_ARTICLES: Mapping[Reason, str] = {"erasure": "GDPR art. 17", "hold_lifted": "GDPR art. 5-1-e"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What one transaction deleted of `what` (a table or partition): `rows`, dated from `first` to `last`, of which
    `held` were set aside under a legal hold. `reference` is the request's or the hold's, empty for a term.
    """

    category: Category
    reason: Reason
    reference: str
    what: str
    first: datetime | None
    last: datetime | None
    rows: int
    held: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with certificate `number`, or between it and the one before."""

    number: int
    detail: str


def article_of(category: Category, reason: Reason) -> str:
    """Why it had to go."""
    return _ARTICLES.get(reason) or RULES[category].article


def certify(
    deleted: Sequence[Deleted], number: int, previous: str, at: datetime, key: Ed25519PrivateKey
) -> dict[str, Any]:
    """The signed certificate of what was deleted of one category for one reason and reference; not empty."""
    one = deleted[0]
    told = {
        "number": number,
        "at": _text(at),
        "category": one.category.value,
        "reason": one.reason,
        "article": article_of(one.category, one.reason),
        "reference": one.reference,
        "deleted": [_told(part) for part in _merged(deleted)],
        "previous": previous,
    }
    return sign_told("certificate", told, key)


def digest_of(document: Mapping[str, Any]) -> str:
    """By which the next certificate names this one: SHA-256 of its canonical JSON, signature left out."""
    return hashlib.sha256(rfc8785.dumps(document["certificate"])).hexdigest()


def examine(documents: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> list[Fault]:
    """What is wrong with certificates in their order, the first being number 1, signed with one of `keys`."""
    faults: list[Fault] = []
    previous, expected = NONE_BEFORE, 1
    for document in documents:
        number = int(document["certificate"]["number"])
        if number != expected:
            faults.append(Fault(number, f"certificates {expected} to {number - 1} are gone"))
        elif document["certificate"]["previous"] != previous:
            faults.append(Fault(number, "it does not follow the one before as that is now"))
        if (why := _unsigned(document, keys)) is not None:
            faults.append(Fault(number, why))
        previous, expected = digest_of(document), number + 1
    return faults


def _unsigned(document: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    why = "no key is given"
    for key in keys:
        try:
            read_told("certificate", document, key)
        except NotSigned as error:
            why = str(error)
        else:
            return None
    return why


def _merged(deleted: Sequence[Deleted]) -> list[Deleted]:
    """One line for each table or partition."""
    found: dict[str, Deleted] = {}
    for part in deleted:
        one = found.get(part.what)
        found[part.what] = part if one is None else _sum(one, part)
    return list(found.values())


def _sum(one: Deleted, other: Deleted) -> Deleted:
    firsts = [at for at in (one.first, other.first) if at]
    lasts = [at for at in (one.last, other.last) if at]
    return replace(
        one,
        rows=one.rows + other.rows,
        held=one.held + other.held,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
    )


def _told(part: Deleted) -> dict[str, Any]:
    return {
        "what": part.what,
        "first": _text(part.first),
        "last": _text(part.last),
        "rows": part.rows,
        "held": part.held,
    }


def _text(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else None
