"""What actions ask of storage about alarms."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from app.domain.alarms.alarm import Alarm
from app.domain.alarms.override import Override

Pair = tuple[int, str]
"""An asset's key and a definition."""
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an alarm's history."""

    alarm: str
    at: datetime
    transition: str
    state: str
    by: str
    reason: str
    until: datetime | None
    assigned_to: str | None


@dataclass(frozen=True, slots=True)
class Cause:
    """A standing alarm `id` that acts on `asset` along `relation`; folded itself, it is its own cause that is named."""

    asset: int
    relation: str
    id: str


class AlarmStore(Protocol):
    """Alarms, what is due of them, and what people changed of their definitions. Rows are locked in order of id."""

    async def overrides(self, assets: Sequence[int]) -> Mapping[int, Sequence[Override]]:
        """The overrides that apply to each asset."""

    async def set_due(self, due: Mapping[int, datetime | None]) -> None:
        """When each asset is to be judged next, None for not."""

    async def due(self, now: datetime, limit: int) -> list[int]:
        """Keys of assets to be judged, the longest due first."""

    async def numbers(self, count: int) -> list[str]:
        """Ids for new alarms."""

    async def open(self, wanted: Collection[Pair]) -> dict[Pair, Alarm]:
        """The open alarms among these, locked."""

    async def by_id(self, ids: Collection[str]) -> dict[str, Alarm]:
        """Alarms by id, locked."""

    async def of_systems(self) -> tuple[list[str], dict[str, Alarm]]:
        """Field systems that are offline, locked; and the open alarms of field systems, locked."""

    async def of_installation(self, definition: str) -> Alarm | None:
        """The open alarm of the installation itself, locked; until the transaction ends nobody else asks."""

    async def causes(self, assets: Collection[int]) -> Sequence[Cause]:
        """The standing causes of alarms on these assets."""

    async def recent_causes(self, since: datetime) -> list[str]:
        """Standing causes told since."""

    async def consequences(self, causes: Collection[str], within_s: float, limit: int) -> list[tuple[str, Alarm]]:
        """Standing alarms not yet folded that follow from `causes`, raised at most so long before; locked."""

    async def adopt(self, causes: Mapping[str, str]) -> None:
        """What was folded under an alarm is folded under the cause of that one."""

    async def add(self, alarms: Sequence[Alarm]) -> None: ...

    async def write(self, alarms: Sequence[Alarm]) -> None: ...

    async def note(self, steps: Sequence[Step]) -> None: ...

    async def recount(self, causes: Collection[str]) -> list[Alarm]:
        """Count anew what is folded under these; those of which the number changed."""

    async def unshelvable(self, now: datetime, limit: int) -> list[str]:
        """Shelved for long enough."""

    async def orphans(self, before: datetime, limit: int) -> list[str]:
        """Folded under what has been gone since `before`."""

    async def out_of_step(self, limit: int) -> list[tuple[str, str]]:
        """(alarm, its asset's lifecycle): of assets in maintenance that call, back from it that do not, or retired."""

    async def expiring(self, kind: str, attribute: str, until: date, definition: str) -> list[tuple[int, bool]]:
        """Assets of which the date in `attribute` is up to `until` and no alarm is open (True), or the reverse."""

    async def raised_since(self, since: datetime) -> int:
        """How many alarms called someone since."""

    async def flood(self) -> Document | None:
        """The flood that lasts, locked."""

    async def write_flood(self, flood: Document) -> None: ...

    async def override(self, override: str) -> Document | None:
        """An override, locked."""

    async def save_override(self, document: Document) -> Document | None:
        """Insert, or replace the locked one; None where another says something of the same."""

    async def delete_override(self, override: str) -> None: ...

    async def judge_again(self, document: Document, now: datetime) -> None:
        """Have the assets that an override applies to judged now."""
