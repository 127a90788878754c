"""The order of 27 December 2018 on light pollution (NOR TREP1831126A): whose light is judged by which article.

Articles and paragraphs as consolidated in 2020 (Legifrance), read with the analyses of Cerema and of the ministry.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Category = Literal["street", "enclosed_site", "heritage", "park", "office", "shop_window", "car_park"]
ONE_AM = "01:00"
SEVEN_AM = "07:00"
MAX_CCT_K = 3000
MAX_ULR_PCT = 1
OFF_SCENES = ("eteint", "off")
"""Scene ids that mean no light."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Article 1's letter for a category of installation, and article 2's paragraph for its hours.

    Off at `latest`, or `after_closing_h` after the activity ends: the later of the two where `later` says so,
    the hour after closing where both are given and it does not. `from_sunset`: lit from sunset at the earliest;
    `relit`: lit again from 7 am, or an hour before the activity begins.
    """

    letter: Literal["a", "b", "d", "e"]
    article: str
    latest: str | None = None
    after_closing_h: int | None = None
    later: bool = False
    from_sunset: bool = False
    relit: bool = False


RULES: Mapping[Category, Rule | None] = {
    "street": None,
    "enclosed_site": Rule(letter="a", article="2-I", after_closing_h=1, relit=True),
    "heritage": Rule(letter="b", article="2-II", latest=ONE_AM, from_sunset=True),
    "park": Rule(letter="b", article="2-II", latest=ONE_AM, after_closing_h=1, from_sunset=True),
    "office": Rule(letter="d", article="2-III", after_closing_h=1, relit=True),
    "shop_window": Rule(letter="d", article="2-III", latest=ONE_AM, after_closing_h=1, later=True, relit=True),
    "car_park": Rule(letter="e", article="2-IV", after_closing_h=2, from_sunset=True, relit=True),
}
"""Article 2 sets no hours for the lighting of streets."""

DEROGABLE = ("b", "d")
"""Article 2-VII: by order of the prefect or the mayor, on eves of public holidays, for Christmas and local events."""

_BY_TAG: Mapping[str, Category] = {
    "parc": "park",
    "jardin": "park",
    "patrimoine": "heritage",
    "site-clos": "enclosed_site",
    "bureaux": "office",
    "vitrine": "shop_window",
    "parking": "car_park",
}
_BY_KIND: Mapping[str, Category] = {
    "luminaire": "street",
    "architectural_light": "heritage",
    "public_building": "heritage",
}
"""The illumination of buildings is that of the built environment, letter b of article 1."""

LIGHTING_KINDS = tuple(_BY_KIND)


@dataclass(frozen=True, slots=True)
class Use:
    """What an installation lights, and when the activity it serves ends and begins (HH:MM), where known."""

    category: Category
    closes_at: str | None = None
    opens_at: str | None = None


def use_of(kind: str, tags: Collection[str], attributes: Mapping[str, Any]) -> Use | None:
    """The use of an asset: by its tags, else by its kind; None when it gives no light the order knows of.

    Free attributes `activity_ends_at` and `activity_starts_at` are the hours of its activity.
    """
    category = next((_BY_TAG[tag] for tag in sorted(tags) if tag in _BY_TAG), _BY_KIND.get(kind))
    if category is None or kind not in _BY_KIND:
        return None
    return Use(category, _hour(attributes.get("activity_ends_at")), _hour(attributes.get("activity_starts_at")))


def letter_of(category: Category) -> str:
    """The letter of article 1."""
    rule = RULES[category]
    return rule.letter if rule else "a"


def is_lighting(capability: str) -> bool:
    """Whether a capability is about light that the order knows of."""
    return capability in ("light_level", "scene", "facade_light")


def is_lit(capability: str, value: Mapping[str, Any]) -> bool:
    """Whether a value asked gives light."""
    if capability == "light_level":
        return bool(value["level_pct"])
    if capability == "scene":
        return value["id"] not in OFF_SCENES
    return capability == "facade_light" and bool(value["on"])


def shifted(clock: str, hours: int) -> str:
    """HH:MM some hours later on the clock."""
    return f"{(int(clock[:2]) + hours) % 24:02}{clock[2:]}"


def _hour(value: object) -> str | None:
    text = value if isinstance(value, str) else ""
    hours, colon, minutes = text.partition(":")
    known = colon and len(text) == 5 and hours.isdecimal() and minutes.isdecimal()
    return text if known and int(hours) < 24 and int(minutes) < 60 else None
