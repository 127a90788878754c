"""What no equipment may tell of people, whatever legal basis: sound, categories of persons, number plates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.kinds.kind import Kind
from app.domain.video.access import FAMILY as VIDEO

PLATED = frozenset({VIDEO, "access"})
"""Families whose very words are looked through for plates; of the others, the names of what they tell."""


@dataclass(frozen=True, slots=True)
class Unlawful:
    """A stable reason, the article, and what to do."""

    reason: str
    detail: str


SOUND = Unlawful("sound_refused", "a camera gives no sound (CSI R253-1): turn its microphone and audio analytics off")
CATEGORIES = Unlawful(
    "person_category_refused",
    "no category of persons is selected (CSI R253-1), whatever the legal basis: have the camera tell none",
)
PLATES = Unlawful(
    "plate_refused",
    "number plates are read by police, gendarmerie and customs only (CSI L233-1): have the equipment tell none, or map"
    " other fields",
)
UNKEPT = frozenset({SOUND.reason, CATEGORIES.reason, PLATES.reason})
"""Reasons for which what was said is not kept as evidence either."""
_MEMBER = re.compile(rb'"([A-Za-z0-9_ .:/-]{1,80})"\s*:')
_SOUND = re.compile(r"audio(\w*)|sounds?|sound_(clip|recording|url|class)|microphones?|mic|speech|voice")
_CATEGORY = re.compile(
    r"gender|sex|age(_(group|range|class))?|ethnic(ity|_origin|_group)?|race|racial_origin|skin(_(colou?r|tone))?"
    r"|complexion|religion|belief|political_opinion|trade_union|nationality|disability|(person|human)_health|medical_condition|sexual_orientation"
    r"|emotion|person_(category|class|type)|human_(category|class|type)"
)
_PLATE = re.compile(
    r"((vehicle|car|licen[cs]e|number|registration|read|detected)_?)?plates?(_?(number|text|value|read|hash|country|image))?"
    r"|plaques?(_?immatriculation)?|immat(riculation)?s?|registration_number|vrm|vrn|anpr|alpr|lpr|lapi"
)
_WRITTEN_PLATE = re.compile(rb'"[A-HJ-NP-TV-Z]{2}[ -]?\d{3}[ -]?[A-HJ-NP-TV-Z]{2}"')
"""As registered in France since 2009 (decree of 9 February 2009, art. 1)."""
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+")


def unlawful(kind: Kind | None, said: bytes, event: str = "") -> Unlawful | None:
    """What of `said` (JSON text), or of an event's name, may not be told by equipment of `kind`; None of an asset that
    is not known, of whose messages plates alone are judged. A vehicle's own plate is its operator's.
    """
    names = {_plain(found.decode()) for found in _MEMBER.findall(said)} | {_plain(part) for part in event.split("/")}
    family = kind.family if kind else None
    if family == VIDEO and any(map(_SOUND.fullmatch, names)):
        return SOUND
    if family == VIDEO and any(map(_CATEGORY.fullmatch, names)):
        return CATEGORIES
    if kind and kind.mobile:
        return None
    if any(map(_PLATE.fullmatch, names)) or (family in PLATED and _WRITTEN_PLATE.search(said)):
        return PLATES
    return None


def _plain(name: str) -> str:
    """`LicensePlate`, `license-plate` and `tns1:license_plate` are one name."""
    return "_".join(_WORD.findall(name.removeprefix("tns1:"))).lower()
