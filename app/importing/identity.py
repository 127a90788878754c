"""Identifiers that stay the same at every import, from the city's codes or from what and where a thing is.

- A city's code becomes its slug. A code made of digits only identifies a line of one file, not a thing
  of the city, so it is prefixed by its kind (`car_park-11`).
- Without a code: hash of the kind, the position to 10 cm, the name and the distinguishing columns
  (`lum-7f3k2a9c`). Things alike in all of these are numbered in the order of their content, so that
  neither the order of lines nor lines elsewhere matter.
- Different codes with one slug (`A/1`, `A 1`): each gets a hash of its code, but the one spelt as the slug.
- One code on different things (other place or name): refusing all but the first would lose real
  equipment and make identity depend on line order, so each gets a hash of its place and a warning
  (`repeated: reject` refuses instead). Same code, name and place: a duplicate, refused.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

import numpy as np

from app.domain.registry import fold_text, slugify
from app.importing.reads import Record

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_LONGEST = 44
_CELLS_PER_DEGREE_LON = 787_149.283
_CELLS_PER_DEGREE_LAT = 1_113_194.908


def digest(text: str) -> int:
    """64 bits of a text, the same on every machine; 0 for none."""
    if not text:
        return 0
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def short_hash(text: str) -> str:
    """40 bits of a text as eight characters of Crockford's base 32."""
    number = digest(text) >> 24
    return _PAIRS[number >> 30] + _PAIRS[number >> 20 & 1023] + _PAIRS[number >> 10 & 1023] + _PAIRS[number & 1023]


def cell(lon: float | None, lat: float | None) -> str:
    """The square of about 10 cm (at French latitudes) a position falls in."""
    if lon is None or lat is None:
        return "-"
    return f"{round(lon * _CELLS_PER_DEGREE_LON)},{round(lat * _CELLS_PER_DEGREE_LAT)}"


def place(record: Record) -> str:
    """The cell of a point, or those of a shape's bounds."""
    if record.shape is None:
        return cell(record.lon, record.lat)
    west, south, east, north = record.shape.bounds
    return f"{cell(west, south)} {cell(east, north)}"


def prefix_of(target: str) -> str:
    """`lum` for luminaire, `tj` for traffic_junction."""
    words = target.split("_")
    return target[:3] if len(words) == 1 else "".join(word[0] for word in words)


@dataclass(slots=True)
class Naming:
    """What identifies a line: its base id, its code (empty: none), where and what it is, all its content."""

    base: str
    code: str
    place: int
    content: int


def naming(record: Record, target: str, code: str, prefix: str, what: str, content: str) -> Naming:
    """`what` is name and distinguishing text; `prefix` is `auto`, empty or the city's own."""
    what = " ".join(fold_text(what).split())
    where = f"{place(record)} {what}"
    slug = slugify(code)
    if not slug:
        head = prefix if prefix != "auto" and prefix else prefix_of(target)
        base = f"{head}-{short_hash(f'{target} {where}')}"
        return Naming(base, "", digest(where), digest(content))
    if len(slug) > _LONGEST:
        slug = f"{slug[: _LONGEST - 9]}-{short_hash(code)}"
    if prefix == "auto":
        prefix = target if re.fullmatch(r"\d+", slug) else ""
    base = f"{prefix[:18]}-{slug}" if prefix else slug
    return Naming(base[:55], code, digest(where), digest(content))


@dataclass(slots=True)
class _Group:
    """The lines that share a base id."""

    places: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    contents: list[int] = field(default_factory=list)


class Survey:
    """A first pass over the namings: 32 bytes a line, from which only repeated ones are kept apart."""

    def __init__(self) -> None:
        self._rows = array("Q")

    def add(self, item: Naming) -> None:
        self._rows.extend((digest(item.base), digest(item.code), item.place, item.content))

    def repeated(self) -> dict[int, _Group]:
        rows = np.frombuffer(self._rows, dtype=np.uint64).reshape(-1, 4)
        values, counts = np.unique(rows[:, 0], return_counts=True)
        groups: dict[int, _Group] = {}
        for base, code, place, content in rows[np.isin(rows[:, 0], values[counts > 1])].tolist():
            group = groups.setdefault(base, _Group())
            group.places[code].add(place)
            insort(group.contents, content)
        return groups


class Identifiers:
    """Gives each line its id in a second pass, or its problem. `known_kinds` is what the registry holds."""

    def __init__(
        self,
        survey: Survey,
        repeated: Literal["keep", "reject"] = "keep",
        known_kinds: Map[str, str] | None = None,
    ) -> None:
        self._groups = survey.repeated()
        self._reject = repeated == "reject"
        self._known = known_kinds or {}
        self._first: dict[str, tuple[int, int]] = {}
        self._times: Counter[tuple[str, int]] = Counter()

    def assign(self, record: Record, item: Naming, kind: str) -> str:
        """The line's id. Sets the record's problem when it repeats another, warns when it had to be told apart."""
        group = self._groups.get(digest(item.base))
        given = item.base
        if group is not None:
            given = self._coded(record, item, group) if item.code else self._numbered(record, item, group)
        known = self._known.get(given, kind)
        if known != kind:
            record.refuse("id_of_another_kind", f"{given!r} already identifies a {known}: give an id_prefix")
        return given

    def _numbered(self, record: Record, item: Naming, group: _Group) -> str:
        rank = bisect_left(group.contents, item.content) + self._times[item.base, item.content]
        self._times[item.base, item.content] += 1
        line, _ = self._first.setdefault(item.base, (record.line, item.content))
        if line != record.line:
            record.warn("same_place", f"same kind, place, name and type as line {line}: kept as another one")
        return f"{item.base}-{rank + 1}" if rank else item.base

    def _coded(self, record: Record, item: Naming, group: _Group) -> str:
        given = item.base
        if len(group.places) > 1 and slugify(item.code) != item.code:
            given = f"{given}-{short_hash(item.code)}"
            record.warn("similar_codes", f"code {item.code!r:.60} differs from another by its punctuation only")
        line, _ = self._first.setdefault(f"code {item.code}", (record.line, 0))
        if len(group.places[digest(item.code)]) > 1:
            if self._reject and line != record.line:
                record.refuse("repeated_code", f"code {item.code!r:.60} is already that of line {line}")
            elif not self._reject:
                given = f"{given[:55]}-{short_hash(item.code + str(item.place))}"
                record.warn("repeated_code", f"several lines have the code {item.code!r:.60}, first line {line}")
        first, content = self._first.setdefault(given, (record.line, item.content))
        if first != record.line and content == item.content:
            record.refuse("duplicate_line", f"the same as line {first}")
        elif first != record.line:
            record.refuse("repeated_code", f"same code, name and place as line {first}, with other values")
        return given
