"""An export is an act: told before the first row leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.actions.ports import Database
from app.domain.audit import Act


async def tell_export(database: Database, entity: str, form: str, wanted: Mapping[str, Any]) -> None:
    """What of `entity` is exported in which form, by which filters (JSON values, None for any)."""
    asked = {name: value for name, value in wanted.items() if value is not None}
    async with database.begin() as tx:
        tx.audit.tell(Act(f"{entity}.export", entity, form, details=asked))
