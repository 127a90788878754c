"""What was deleted is certified: a signed certificate of each category and reason, chained to the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.governance_ports import Document
from app.actions.ports import Database
from app.domain.audit import Act
from app.domain.retention.certificate import NONE_BEFORE, Deleted, certify, digest_of

READ_AT_ONCE = 500


async def certify_deletions(database: Database, key: Ed25519PrivateKey, now: datetime) -> int:
    """Certify what was noted: erasures at once, what went by its term when its UTC day is over, one certificate for the
    day. In one transaction with the notes it takes: nothing is certified twice or never. How many.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    async with database.begin() as tx:
        last = await tx.governance.last_certificate()
        parts = _sorted(await tx.governance.take_deletions(midnight))
        certified = 0
        for _, group in groupby(parts, _kind):
            number = last["certificate"]["number"] + 1 if last else 1
            last = certify(list(group), number, digest_of(last) if last else NONE_BEFORE, now, key)
            await tx.governance.add_certificate(last)
            tx.audit.tell(_act(last))
            certified += 1
    return certified


async def all_certificates(database: Database) -> list[Document]:
    """Every signed certificate, in order."""
    found: list[Document] = []
    while True:
        async with database.read() as tx:
            part = await tx.governance.certificates(len(found), READ_AT_ONCE)
        found += part
        if len(part) < READ_AT_ONCE:
            return found


def _kind(part: Deleted) -> tuple[str, str, str, str]:
    day = part.at.date().isoformat() if part.reason == "term" else ""
    return day, part.category.value, part.reason, part.reference


def _sorted(parts: Sequence[Deleted]) -> list[Deleted]:
    return sorted(parts, key=_kind)


def _act(document: Document) -> Act:
    told = document["certificate"]
    details = {name: told[name] for name in ("category", "reason", "article", "reference")}
    return Act("deletion.certify", "deletion", str(told["number"]), details=details | {"digest": digest_of(document)})
