"""What a transaction finds: schema `reach` has, of each table about assets, a view of what lies within a reach.
Where it comes first in the search path, every query finds that much, whoever wrote it.
"""

from __future__ import annotations

from typing import Any

import asyncpg
import msgspec

from app.domain.permissions import Reach

_NARROW = """
SELECT set_config('search_path', 'reach, ' || current_setting('search_path'), true),
       set_config('poste.reach', $1, true)
"""


async def narrow(raw: asyncpg.Connection[Any], reach: Reach) -> None:
    """Until the transaction ends, or `widen`."""
    limits = [{"families": _listed(families), "zones": _listed(zones)} for families, zones in reach.limits]
    await raw.execute(_NARROW, msgspec.json.encode(limits).decode())


async def widen(raw: asyncpg.Connection[Any]) -> None:
    """All there is, again."""
    await raw.execute("SET LOCAL search_path TO DEFAULT")


def _listed(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)
