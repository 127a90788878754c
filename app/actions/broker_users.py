"""Who may enter a broker now and what each may do there, for whichever broker asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.actions.credential_ports import Verifiers
from app.actions.dialects import Dialects
from app.actions.ports import Database
from app.domain.field_access import FieldAccess


@dataclass(frozen=True, slots=True)
class BrokerUser:
    """A user of the broker; without `verifiers` it is the name in a client certificate."""

    name: str
    verifiers: Verifiers | None
    access: FieldAccess


async def broker_users(database: Database, dialects: Dialects, now: datetime) -> list[BrokerUser]:
    """One for each credential in force, in the order of their names."""
    async with database.read() as tx:
        found = await tx.credentials.in_force(now)
    return [BrokerUser(one.id, one.verifiers, dialects.access(one.system)) for one in found]
