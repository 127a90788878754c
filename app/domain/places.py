"""Named places of the territory, as a search finds them: the pieces of one street are one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS 84."""

APART_DEG = 0.01
"""Pieces of one name further apart (about 1 km) are places of two communes, not one street."""
ZONES = ("territory", "commune", "district", "perimeter")


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` is a layer of the base map or a level of zones; `search` the name without accents nor capitals."""

    kind: str
    id: str
    name: str
    search: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2


def joined(pieces: Iterable[Place]) -> list[Place]:
    """Pieces of one kind and name that lie near each other as one place, under the least of their ids."""
    named: dict[tuple[str, str], list[Place]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.id):
        named[piece.kind, piece.search] = _added(named.get((piece.kind, piece.search), []), piece)
    return [place for places in named.values() for place in places]


def best_first(places: Sequence[Place], text: str) -> list[Place]:
    """What begins with `text` (as `search` is written) first, zones before streets, then by name."""
    return sorted(places, key=lambda place: rank(place, text))


def rank(place: Place, text: str) -> tuple[bool, bool, str, str, str]:
    """Where a place stands among what `text` finds; no two stand at one."""
    return not place.search.startswith(text), place.kind not in ZONES, place.search, place.kind, place.id


def _added(places: list[Place], piece: Place) -> list[Place]:
    """A piece may join places that were apart before it."""
    whole, others = piece, []
    for place in places:
        if _near(place.box, piece.box):
            whole = Place(place.kind, min(place.id, whole.id), place.name, place.search, _around(place.box, whole.box))
        else:
            others.append(place)
    return [*others, whole]


def _near(one: Box, other: Box) -> bool:
    return all(one[side] - APART_DEG <= other[side + 2] and other[side] - APART_DEG <= one[side + 2] for side in (0, 1))


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
