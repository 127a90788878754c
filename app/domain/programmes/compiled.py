"""Programmes as an equipment's own clock carries them out, with Poste away: canonical JSON and its checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec
import rfc8785
from msgspec import Struct

from app.domain.programmes import nights
from app.domain.programmes.place import Place
from app.domain.programmes.programme import InvalidProgramme, Programme, read_programme, write_programme

FORMAT: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class Compiled:
    """A programme with all it takes to carry it out at one place."""

    programme: Programme
    place: Place

    def value_at(self, instant: datetime) -> nights.Change:
        """The change in force at `instant`."""
        return nights.value_at(self.programme, instant, self.place)

    def following(self, instant: datetime) -> tuple[nights.Change, nights.Change]:
        """The change in force at `instant`, and the next."""
        return nights.following(self.programme, instant, self.place)


class _Document(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    lon: float
    lat: float
    zone: str
    holidays: tuple[date, ...]
    programme: dict[str, Any]


def compile_programme(programme: Programme, place: Place) -> Compiled:
    """`programme` for the neighbourhood of `place`."""
    return Compiled(programme, place.near())


def encode(compiled: Compiled) -> dict[str, Any]:
    """JSON values that `decode` takes."""
    place = compiled.place
    return {
        "format": FORMAT,
        "lon": place.lon,
        "lat": place.lat,
        "zone": place.zone.key,
        "holidays": [day.isoformat() for day in sorted(place.holidays)],
        "programme": write_programme(compiled.programme),
    }


def decode(document: Mapping[str, Any]) -> Compiled:
    """What `encode` wrote. Raises `InvalidProgramme`."""
    try:
        found = msgspec.convert(document, _Document)
        zone = ZoneInfo(found.zone)
    except (msgspec.ValidationError, KeyError, ValueError) as error:
        raise InvalidProgramme(str(error)) from None
    if not (-180 <= found.lon <= 180 and -90 <= found.lat <= 90):
        raise InvalidProgramme("lon and lat are not WGS 84 degrees")
    return Compiled(read_programme(found.programme), Place(found.lon, found.lat, zone, frozenset(found.holidays)))


def checksum(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document's canonical JSON (RFC 8785), hexadecimal; 50 and 50.0 are the same."""
    return hashlib.sha256(rfc8785.dumps(dict(document))).hexdigest()
