"""Which system a topic belongs to, and how that system's messages are read: native or in its own dialect."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import ModuleType
from typing import Any

import msgspec

from app.actions.errors import InvalidRequest
from app.actions.ingest_ports import ForeignSystem
from app.domain.field_access import ROOT, FieldAccess, matches
from app.domain.reports import Kept, Message, Undecodable
from app.ingest.decoders import chirpstack, mapped, mapping, onvif, ttn
from app.ingest.decoders.json_text import check_distinct
from app.ingest.decoders.mapping import InvalidMapping
from app.ingest.decoders.reader import Delivered, Reader, Refused, Unmapped
from app.ingest.filters import InvalidFilter, check_filter, meet
from app.ingest.read import check_text, evidence, read

log = logging.getLogger("poste.ingest")

NATIVE = f"{ROOT}/"
DIALECTS: Mapping[str, ModuleType] = {"chirpstack": chirpstack, "ttn": ttn, "onvif": onvif, "mapped": mapped}
MAX_TOPICS = 20


@dataclass(frozen=True, slots=True)
class Route:
    """One field system of a foreign dialect, ready to read."""

    system: str
    filters: Sequence[str]
    levels: Sequence[Sequence[str]]
    reader: Reader
    decode: Callable[[Reader, Delivered], list[Message]]

    def takes(self, topic: Sequence[str]) -> bool:
        return any(matches(levels, topic) for levels in self.levels)

    def read(self, topic: str, payload: bytes, received_at: datetime) -> list[Message]:
        """What a message says; never raises. What cannot be read is in `kept`, with a reason."""
        try:
            check_text(payload)
            document = _document(payload)
            return self.decode(self.reader, Delivered(self.system, topic, payload, received_at, document))
        except Undecodable as error:
            payload = b"" if isinstance(error, Refused) else evidence(payload)
            kept = Kept("unknown" if isinstance(error, Unmapped) else "rejected", error.reason, str(error), payload)
        except msgspec.ValidationError as error:
            kept = Kept("rejected", "invalid_payload", str(error), payload)
        except Exception:  # no message may stop the others, whatever it provokes
            log.exception("message cannot be read, kept as rejected", extra={"system": self.system, "topic": topic})
            kept = Kept("rejected", "internal_error", "poste failed on this message; see its log", evidence(payload))
        return [Message(topic, received_at, self.system, kept=[kept], payload=payload)]


class Routes:
    """Every foreign route of the city; what no route takes is read as native."""

    def __init__(self, routes: Iterable[Route] = ()) -> None:
        self._routes = tuple(routes)

    @staticmethod
    def of_systems(systems: Iterable[ForeignSystem]) -> Routes:
        """What cannot be read any more keeps its topics: its messages are rejected with the reason."""
        return Routes(_route_or_refusal(system) for system in systems if system.dialect in DIALECTS)

    @property
    def filters(self) -> frozenset[str]:
        return frozenset(text for route in self._routes for text in route.filters)

    def external_id(self, system: str) -> str | None:
        """The name of the external id under which a foreign system's devices are known; None when it is native."""
        return next((route.reader.external_id for route in self._routes if route.system == system), None)

    def read(self, topic: str, payload: bytes, received_at: datetime) -> list[Message]:
        """What one delivery says; several messages when it speaks for several devices, none when of nothing."""
        if not topic.startswith(NATIVE):
            levels = topic.split("/")
            for route in self._routes:
                if route.takes(levels):
                    return route.read(topic, payload, received_at)
        return [read(topic, payload, received_at)]


class Dialects:
    """`actions.Dialects`: every dialect of the field."""

    def check(self, system: ForeignSystem, others: Sequence[ForeignSystem]) -> None:
        """Raises `InvalidRequest` when `system` could not be read, or takes topics that `others` have."""
        try:
            made = route(system)
        except (InvalidFilter, InvalidMapping) as error:
            raise InvalidRequest(str(error)) from None
        for other in others:
            for text in other.topics or (DIALECTS[other.dialect].TOPICS if other.dialect in DIALECTS else ()):
                if clash := next((mine for mine in made.filters if meet(mine, text)), None):
                    raise InvalidRequest(f"topic filter {clash!r} meets {text!r} of system {other.id!r}: narrow one")

    def reading(self, systems: Sequence[ForeignSystem]) -> Routes:
        return Routes.of_systems(systems)

    def access(self, system: ForeignSystem) -> FieldAccess:
        if system.dialect not in DIALECTS:
            return FieldAccess(system.id)
        topics = system.topics or DIALECTS[system.dialect].TOPICS
        return FieldAccess(system.id, tuple(text for text in topics if _is_filter(text)))


@lru_cache(maxsize=256)
def route(system: ForeignSystem) -> Route:
    """Raises `InvalidFilter` or `InvalidMapping`."""
    if system.dialect not in DIALECTS:
        raise InvalidMapping(f"there is no dialect {system.dialect!r}; dialects are native, {', '.join(DIALECTS)}")
    module = DIALECTS[system.dialect]
    filters = tuple(system.topics) or module.TOPICS
    check_topics(filters)
    reader = Reader(mapping.parse(system.mapping), module.EXTERNAL_ID)
    for index, rule in enumerate(reader.rules):
        if rule.filter is not None and not any(meet("/".join(rule.filter), text) for text in filters):
            raise InvalidMapping(f"rules.{index}.topic: none of the system's topics ({', '.join(filters)}) leads to it")
    return Route(system.id, filters, [text.split("/") for text in filters], reader, module.decode)


def _route_or_refusal(system: ForeignSystem) -> Route:
    try:
        return route(system)
    except (InvalidFilter, InvalidMapping) as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - no system may stop the others, whatever its mapping provokes
        reason = f"poste failed on this mapping: {error!r:.200}"
    log.warning("system cannot be read", extra={"system": system.id, "reason": reason})

    def refuse(_reader: Reader, _delivered: Delivered) -> list[Message]:
        raise Undecodable("invalid_mapping", reason)

    filters = [text for text in system.topics if _is_filter(text)]
    name = DIALECTS[system.dialect].EXTERNAL_ID
    return Route(system.id, filters, [text.split("/") for text in filters], Reader(mapping.NOTHING, name), refuse)


def _is_filter(text: str) -> bool:
    try:
        check_filter(text)
    except InvalidFilter:
        return False
    return True


def check_topics(topics: Sequence[str]) -> None:
    """Raises `InvalidFilter` for a filter that cannot be, or two that meet: a broker may then deliver twice."""
    if not topics:
        raise InvalidFilter("a system of this dialect needs `topics`: the MQTT filters it publishes on")
    if len(topics) > MAX_TOPICS:
        raise InvalidFilter(f"{len(topics)} topic filters, {MAX_TOPICS} at most: use + and #")
    for index, text in enumerate(topics):
        check_filter(text)
        for other in topics[:index]:
            if meet(text, other):
                raise InvalidFilter(f"topic filters {other!r} and {text!r} meet: keep one")


def _document(payload: bytes) -> Any:
    if not payload.strip():
        raise Undecodable("empty", "the payload is empty")
    try:
        document = msgspec.json.decode(payload)
        check_distinct(payload)
    except RecursionError as error:
        raise Undecodable("too_deep", str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        if isinstance(error, Undecodable):
            raise
        raise Undecodable("not_json", str(error)) from None
    return document
