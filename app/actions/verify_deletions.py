"""Whether certificates of deletion are what was signed, none missing between them nor at the end."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.certify_deletions import all_certificates
from app.actions.ports import Database
from app.domain.retention.certificate import Fault, examine


async def verify_deletions(database: Database, keys: Sequence[str]) -> tuple[int, list[Fault]]:
    """How many there are, and what is wrong; `keys` are the public ones trusted (`public_text`)."""
    documents = await all_certificates(database)
    faults = examine(documents, keys)
    async with database.read() as tx:
        told = await tx.governance.certified()
    last = documents[-1]["certificate"]["number"] if documents else 0
    if told > last:
        faults.append(Fault(told, f"the audit trail tells of {told} certificates, the last here is {last}"))
    return len(documents), faults
