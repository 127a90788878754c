"""What programmes ask of storage: who follows which, and what equipment clocks hold of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.programmes import Programme
from app.domain.programmes.assignment import Assignment
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


@dataclass(frozen=True, slots=True)
class Ruling:
    """The programme that a capability of an asset follows, and who carries it out: the clock of `cabinet`, which feeds
    it, or Poste (None). `assignment` is what gives it to the asset or its cabinet; None where most of the cabinet's
    lamps decide and this one is not given it.
    """

    programme: Programme
    assignment: Assignment | None
    cabinet: Cabinet | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What a weather station says of daylight, and when it measured it."""

    station: str
    illuminance_lx: float
    at: datetime


class ProgrammeStore(Protocol):
    """Programmes as equipment follows them; instants `at` are of the city's calendar."""

    async def programme(self, key: str) -> Programme | None: ...

    async def rulings(
        self, assets: Sequence[int], at: datetime, *, clocks: bool = True
    ) -> dict[int, dict[str, Ruling]]:
        """By asset, what rules each of its capabilities that follows a programme; without `clocks`, only what Poste
        carries out.
        """

    async def carried(self, at: datetime) -> list[tuple[int, str, str]]:
        """Every (asset, capability, programme) that Poste carries out, by asset."""

    async def follow(self, carried: Sequence[tuple[int, str, str]], now: datetime, *, anew: bool) -> int:
        """Have looked at now what does not follow the (asset, property, programme) that Poste carries out, or follows
        one it no longer does, made where there was no target; with `anew` all that follows any. How many.
        """

    async def daylight(self, lon: float, lat: float) -> Measured | None:
        """The last illuminance of the weather station nearest to a place."""

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
