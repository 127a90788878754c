"""The programmes that assets follow at level 7, what each asks now, and who carries it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.actions.attachments import Position, compiled_for, position_of
from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment, StoredClaim, Value
from app.actions.ports import Transaction
from app.actions.programme_ports import Ruling
from app.domain.claims import OF_PROGRAMME, PROGRAMME_LEVEL, Claim, held_by_programme
from app.domain.programmes import Place, Programme
from app.domain.programmes.correction import Daylight, InForce, in_force
from app.domain.programmes.nights import Change, following

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""At one level whoever placed a claim goes before the programme."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What a programme asks of a property, from `since` (included) to `until` (excluded), real instants.

    `cabinet` is the id of the equipment whose clock carries it out, None: Poste does. It is `late` while that clock
    does not report to hold it.
    """

    programme: str
    name: str
    capability: str
    value: Mapping[str, Any]
    since: datetime
    until: datetime
    cabinet: str | None
    late: bool

    @property
    def holder(self) -> str:
        return held_by_programme(self.programme)

    @property
    def claim(self) -> Claim:
        """The claim that it amounts to."""
        return Claim(
            id=OF_PROGRAMME,
            level=PROGRAMME_LEVEL,
            holder=self.holder,
            value=self.value,
            starts_at=self.since,
            expires_at=self.until,
            placed_at=_LONG_AGO,
            reason=self.name,
        )

    def stored(self, asset: int) -> StoredClaim:
        """The same, on the property of `asset` that it is about."""
        return StoredClaim(
            claim=self.claim, asset=asset, property=self.capability, capability=self.capability, request=None
        )


@dataclass(slots=True)
class Sky:
    """The city's calendar, sun and measured daylight at one moment; neighbours share an answer."""

    tx: Transaction
    calendar: CityCalendar
    now: datetime
    _places: dict[Position | None, Place | None] = field(default_factory=dict)
    _daylight: dict[Place, Daylight | None] = field(default_factory=dict)
    _following: dict[tuple[str, Place], tuple[Change, Change]] = field(default_factory=dict)
    _in_force: dict[tuple[str, Place, bool], InForce] = field(default_factory=dict)

    async def place(self, lon: float | None, lat: float | None) -> Place | None:
        """The neighbourhood of a position, or the registry's middle; None where nothing has a position."""
        near = (round(lon, 2), round(lat, 2)) if lon is not None and lat is not None else None
        if near not in self._places:
            position = await position_of(self.tx, lon, lat)
            year = self.calendar.shown(self.now).astimezone(self.calendar.zone).year
            self._places[near] = self.calendar.place(*position, year).near() if position else None
        return self._places[near]

    async def place_of(self, ruling: Ruling, lon: float | None, lat: float | None) -> Place | None:
        """Whose sun a programme goes by: of the cabinet that carries it out, else of the equipment itself."""
        return await (self.place(ruling.cabinet.lon, ruling.cabinet.lat) if ruling.cabinet else self.place(lon, lat))

    async def asks(self, programme: Programme, place: Place, held: Value | None = None) -> InForce:
        """What `programme` asks there now; `held`, what equipment is asked already, stays where dusk is about to come
        a little brighter than it came.
        """
        shown = self.calendar.shown(self.now)
        current, coming = self._around(programme, shown, place)
        early = held is not None and held != current.value and held == coming.value
        key = (programme.id, place, early)
        if key not in self._in_force:
            may_come = programme.correction is not None and coming.lights_up
            daylight = await self.daylight(place) if may_come else None
            self._in_force[key] = in_force(programme, shown, place, daylight, early=early)
        return self._in_force[key]

    async def daylight(self, place: Place) -> Daylight | None:
        """What the nearest weather station measured last."""
        if place not in self._daylight:
            found = await self.tx.programmes.daylight(place.lon, place.lat)
            age_s = (self.now - found.at).total_seconds() if found else 0.0
            self._daylight[place] = Daylight(found.illuminance_lx, age_s) if found else None
        return self._daylight[place]

    def _around(self, programme: Programme, shown: datetime, place: Place) -> tuple[Change, Change]:
        key = (programme.id, place)
        if key not in self._following:
            self._following[key] = following(programme, shown, place)
        return self._following[key]


async def followed(
    tx: Transaction,
    equipment: Mapping[int, Equipment],
    calendar: CityCalendar,
    now: datetime,
    held: Mapping[tuple[int, str], Value | None],
    *,
    clocks: bool = True,
) -> dict[tuple[int, str], Followed]:
    """By asset and property, the programme in force; without `clocks`, only where Poste carries it out.

    `held` is what each property is asked already.
    """
    sky = Sky(tx, calendar, now)
    rulings = await tx.programmes.rulings(list(equipment), calendar.shown(now), clocks=clocks)
    found: dict[tuple[int, str], Followed] = {}
    for asset, ruled in rulings.items():
        for name, ruling in ruled.items():
            place = await sky.place_of(ruling, equipment[asset].lon, equipment[asset].lat)
            if place is not None:
                asks = await sky.asks(ruling.programme, place, held.get((asset, name)))
                found[asset, name] = _followed(ruling, asks, calendar, place, now)
    return found


def _followed(ruling: Ruling, asks: InForce, calendar: CityCalendar, place: Place, now: datetime) -> Followed:
    programme, cabinet = ruling.programme, ruling.cabinet
    late = cabinet is not None and cabinet.reported != _checksum(ruling, calendar, place, now)
    return Followed(
        programme=programme.id,
        name=programme.name,
        capability=programme.capability,
        value=asks.change.value,
        since=calendar.real(asks.since),
        until=calendar.real(asks.until),
        cabinet=cabinet.id if cabinet else None,
        late=late,
    )


def _checksum(ruling: Ruling, calendar: CityCalendar, place: Place, now: datetime) -> str:
    return compiled_for(ruling.programme, (place.lon, place.lat), calendar, now).checksum
