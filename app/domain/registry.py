"""The registry's own words: assets, relations, zones and base-map features before they are stored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

SLUG = re.compile(r"^[A-Za-z0-9_-]{1,64}$")

LIFECYCLES = ("planned", "in_service", "maintenance", "retired")
RELATIONS = ("feeds", "carries", "controls", "part_of", "views", "guides", "guards")
GUARDS = "guards"
"""The one relation whose target is a zone; all others lead to an asset."""
MAX_URL = 2000
ZONE_LEVELS = ("territory", "commune", "district", "perimeter")


class CommStatus(StrEnum):
    """Computed by the server from what it hears, never reported by equipment."""

    ONLINE = "online"
    STALE = "stale"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """From the asset that holds it to asset `to` (`guards`: to a zone); `port` is a circuit or a camera preset."""

    type: str
    to: str
    port: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a file about an asset lies: https only (RFC 9110 4.2.2), so that following it runs nothing here."""

    label: str
    url: str


def is_link(url: str) -> bool:
    """Whether `url` is an address that screens may offer to follow."""
    if len(url) > MAX_URL or not url.isprintable() or set(url) & set(' <>"\\^`{|}'):
        return False
    try:
        told = urlsplit(url)
        return told.scheme == "https" and bool(told.hostname) and told.username is None and told.port != 0
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetDraft:
    """An asset as a file, the generator or an integrator describes it. Position is WGS 84 degrees.

    `id` is a slug, also the asset's level in MQTT topics; `code` is the city's own code as written.
    """

    id: str
    kind: str
    code: str = ""
    name: str = ""
    lon: float | None = None
    lat: float | None = None
    system: str | None = None
    service: str | None = None
    lifecycle: str = "in_service"
    attributes: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    relations: tuple[RelationDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneDraft:
    """A named polygon; zones nest through `parent`. `geometry` is GeoJSON (Multi)Polygon, WGS 84."""

    id: str
    name: str
    level: str
    geometry: Mapping[str, Any]
    parent: str | None = None
    insee: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMapDraft:
    """A feature of the offline base map: layer `street`, `water`, `green` or `building`."""

    layer: str
    id: str
    name: str
    geometry: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemDraft:
    """A field system or gateway: who publishes, and in which dialect; what is None stays as it is (or native).

    `topics` are the MQTT filters of a foreign dialect, `mapping` how it is read (docs/mapping.md).
    """

    id: str
    name: str
    dialect: str | None = None
    topics: tuple[str, ...] | None = None
    mapping: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDraft:
    """A programme as JSON values (app/domain/programmes, docs/programmes.md)."""

    id: str
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentDraft:
    """A programme given to a `subject`: the asset, tag, zone or kind that `scope` says."""

    id: str
    programme: str
    scope: str
    subject: str
    since: datetime | None = None
    until: datetime | None = None


Draft = AssetDraft | ZoneDraft | BaseMapDraft | SystemDraft | ProgrammeDraft | AssignmentDraft


def is_slug(text: str) -> bool:
    """Whether `text` can be a level of an MQTT topic (docs/mqtt.md)."""
    return SLUG.fullmatch(text) is not None


def slugify(text: str) -> str:
    """The nearest slug to a city's own code: accents folded, the rest replaced by `-`."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", fold_text(text, lower=False)).strip("-")[:64]


def fold_text(text: str, *, lower: bool = True) -> str:
    """Text as it is searched: no accents, lower case."""
    if text.isascii():
        return text.lower() if lower else text
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    return plain.lower() if lower else plain
