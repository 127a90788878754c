"""What programmes ask of storage: who follows which, and what equipment clocks hold of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.programmes import Programme
from app.domain.programmes.download import Download


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabinet:
    """Equipment with a clock of its own, the programme it should hold (None: any) and the checksum it reports."""

    key: int
    id: str
    lon: float | None
    lat: float | None
    programme: Programme | None
    reported: str | None


class ProgrammeStore(Protocol):
    """Programmes as equipment follows them; instants `at` are of the city's calendar."""

    async def programme(self, key: str) -> Programme | None: ...

    async def assigned(self, assets: Sequence[int], at: datetime) -> dict[int, dict[str, Programme]]:
        """By asset, the programme of each of its capabilities that has one."""

    async def cabinets(self, at: datetime) -> list[Cabinet]:
        """All equipment in service that loads programmes, in the order of keys.

        What is given to a cabinet itself, its tag or its kind goes before what most of the lamps it feeds follow.
        """

    async def lock_downloads(self) -> dict[int, Download]:
        """What is known of each cabinet."""

    async def write_downloads(self, downloads: Sequence[Download]) -> None: ...

    async def forget_downloads(self, cabinets: Sequence[int]) -> None: ...

    async def edition(self) -> str:
        """Another text after any change of a programme or an assignment."""
