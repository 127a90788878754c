"""A mapping made ready: paths, units and zones worked out once, then applied to message after message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from jsonpath_rfc9535 import JSONPathQuery

from app.domain.field_access import matches
from app.domain.reports import MAX_REPORTS_PER_MESSAGE, Device, Event, Kept, Message, Report, Undecodable
from app.ingest.decoders import mapping as language
from app.ingest.decoders.instants import instant
from app.ingest.decoders.mapping import InvalidMapping
from app.ingest.decoders.paths import ABSENT, InvalidPath, Said, Source, alone, array, captures, source
from app.ingest.decoders.values import Conversion, prepared, shown
from app.ingest.filters import InvalidFilter, check_filter

MAX_COPIES_BYTES = 4 * 1024 * 1024
MAX_DEVICE_LENGTH = 200
MAX_EVENT_NAME = 80
MAX_SEQ = 2**63 - 1


class Unmapped(Undecodable):
    """A message that could be read and that no rule is about yet."""


class Refused(Undecodable):
    """A message that may not even be kept: it is counted, with its reason and without what it says."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a dialect knows of a message before any rule: who, when, and what its radio or battery says."""

    device: str = ""
    at: datetime | None = None
    seq: int | None = None
    offered: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message as it came, with its document decoded."""

    system: str
    topic: str
    payload: bytes
    received_at: datetime
    document: Any

    @property
    def levels(self) -> list[str]:
        return self.topic.split("/")


@dataclass(frozen=True, slots=True)
class _Rule:
    filter: list[str] | None
    named: Mapping[int, str]
    when: Sequence[tuple[Source, frozenset[str]]]
    ignore: bool
    each: JSONPathQuery | None
    device: Sequence[Source]
    time: language.Time | None
    time_at: Source | None
    zone: ZoneInfo | None
    seq: Source | None
    fields: Mapping[str, tuple[Source, Conversion]]
    event: Source | None
    data: Mapping[str, Source]

    def fits(self, delivered: Delivered, *, plain: bool) -> bool:
        """Whether it applies; a rule without topic takes the messages its dialect calls `plain`."""
        if not (plain if self.filter is None else matches(self.filter, delivered.levels)):
            return False
        said = self.said(delivered, delivered.document)
        found = [(path.find(said), wanted) for path, wanted in self.when]
        return all(value is not ABSENT and shown(value) in wanted for value, wanted in found)

    def said(self, delivered: Delivered, item: Any) -> Said:
        levels = delivered.levels
        return Said(delivered.document, item, {name: levels[at] for at, name in self.named.items()})


class Reader:
    """Reads the messages of one system. Raises `InvalidMapping` when it is made, `Undecodable` when it reads."""

    def __init__(self, mapping: language.Mapping, external_id: str) -> None:
        self.external_id = mapping.external_id or external_id
        self.rules = []
        try:
            self._named_by = [source(text, ()) for text in mapping.device or ()]
        except InvalidPath as error:
            raise InvalidMapping(f"device: {error}") from None
        for index, rule in enumerate(mapping.rules):
            try:
                self.rules.append(_prepared(rule, mapping.device))
            except (InvalidPath, InvalidFilter, InvalidMapping) as error:
                raise InvalidMapping(f"rules.{index}.{error}") from None

    def read(self, delivered: Delivered, envelope: Envelope, *, plain: bool = True) -> list[Message] | None:
        """What the first fitting rule makes of a message, one `Message` per item; None when no rule fits."""
        rule = next((rule for rule in self.rules if rule.fits(delivered, plain=plain)), None)
        if rule is None:
            return None
        if rule.ignore:
            return []
        return [self._one(rule, envelope, delivered, said, payload) for said, payload in _items(rule, delivered)]

    def message(self, delivered: Delivered, envelope: Envelope, content: Callable[[], Report | Event]) -> list[Message]:
        """The one message that a dialect reads without a rule. Raises `Undecodable` (`no_device`)."""
        said = Said(delivered.document, delivered.document, {})
        message = Message(delivered.topic, delivered.received_at, delivered.system, payload=delivered.payload)
        message.device = self._device(_device_text(self._named_by, said) or envelope.device, envelope.offered)
        try:
            message.contents.append(content())
        except Undecodable as error:
            message.kept.append(Kept("rejected", error.reason, str(error), delivered.payload))
        return [message]

    def _one(self, rule: _Rule, envelope: Envelope, delivered: Delivered, said: Said, payload: bytes) -> Message:
        message = Message(delivered.topic, delivered.received_at, delivered.system, payload=payload)
        device = _device_text(rule.device, said) or envelope.device
        try:
            message.device = self._device(device, ())
            at, seq = _at(rule, said, envelope), _seq(rule, said, envelope)
            if rule.event is not None:
                message.contents.append(_event(rule, said, at, delivered.received_at))
            else:
                values = _values(rule, said)
                offered = {name: value for name, value in envelope.offered.items() if name not in values}
                message.device = self._device(device, offered)
                message.contents.append(Report(values | offered, at, delivered.received_at, seq))
        except Undecodable as error:
            message.kept.append(Kept("rejected", error.reason, str(error), payload))
        return message

    def _device(self, device: str, offered: Sequence[str] | Mapping[str, Any]) -> Device:
        if not 1 <= len(device) <= MAX_DEVICE_LENGTH:
            raise Undecodable(
                "no_device", f"the message names no device of 1 to {MAX_DEVICE_LENGTH} characters: give `device`"
            )
        return Device(self.external_id, device, frozenset(offered))


def _items(rule: _Rule, delivered: Delivered) -> Iterator[tuple[Said, bytes]]:
    """What the message says, item by item, each with the message as it would be with that item alone."""
    if rule.each is None:
        yield rule.said(delivered, delivered.document), delivered.payload
        return
    nodes = rule.each.find(delivered.document)
    if not nodes:
        raise Undecodable("empty", f"`each` finds no item at {rule.each}")
    if len(nodes) > MAX_REPORTS_PER_MESSAGE:
        raise Undecodable("too_many_reports", f"{len(nodes)} items in one message, {MAX_REPORTS_PER_MESSAGE} at most")
    if len(nodes) == 1:
        yield rule.said(delivered, nodes[0].value), delivered.payload
        return
    copied = 0
    for node in nodes:
        payload = _encoded(alone(delivered.document, node.location))
        copied += len(payload)
        if copied > MAX_COPIES_BYTES:
            raise Undecodable("too_large", "too much is said beside the array for each of its items: send fewer items")
        yield rule.said(delivered, node.value), payload


def _encoded(document: Any) -> bytes:
    try:
        return msgspec.json.encode(document)
    except (OverflowError, RecursionError) as error:
        raise Undecodable("invalid_payload", f"it cannot be taken apart: {error}") from None


def _device_text(parts: Sequence[Source], said: Said) -> str:
    found = [part.find(said) for part in parts]
    if any(isinstance(value, bool) or not isinstance(value, str | int) or value == "" for value in found):
        return ""
    return "/".join(str(value) for value in found)


def _at(rule: _Rule, said: Said, envelope: Envelope) -> datetime | None:
    if rule.time is None or rule.time_at is None:
        return envelope.at
    value = rule.time_at.find(said)
    if value is ABSENT:
        raise Undecodable("invalid_time", f"no time at {rule.time.path}")
    return instant(value, rule.time.format, rule.zone, rule.time.fold)


def _seq(rule: _Rule, said: Said, envelope: Envelope) -> int | None:
    if rule.seq is None:
        return envelope.seq
    value = rule.seq.find(said)
    return value if type(value) is int and 0 <= value <= MAX_SEQ else None


def _values(rule: _Rule, said: Said) -> dict[str, Any]:
    values = {}
    for name, (path, conversion) in rule.fields.items():
        value = path.find(said)
        if value is ABSENT or value is None:
            continue
        values[name] = conversion.apply(name, value)
    if not values:
        raise Undecodable("no_value", f"nothing at any of the paths of {', '.join(rule.fields)}")
    return values


def _event(rule: _Rule, said: Said, at: datetime | None, received_at: datetime) -> Event:
    assert rule.event is not None  # noqa: S101 - asked for by the caller
    told = rule.event.find(said)
    name = "" if told is ABSENT else shown(told)
    if not 1 <= len(name) <= MAX_EVENT_NAME:
        raise Undecodable("invalid_payload", f"an event's name has 1 to {MAX_EVENT_NAME} characters")
    found = {key: path.find(said) for key, path in rule.data.items()}
    return Event(name, {key: value for key, value in found.items() if value is not ABSENT}, at, received_at)


def _prepared(rule: language.Rule, device: Sequence[str] | None) -> _Rule:
    """Raises `InvalidPath` or `InvalidMapping`."""
    pattern, named = captures(rule.topic) if rule.topic is not None else (None, {})
    levels = list(named.values())
    if pattern is not None:
        check_filter(pattern)
    time = rule.time
    return _Rule(
        filter=pattern.split("/") if pattern is not None else None,
        named=named,
        when=[(source(text, levels), frozenset(wanted)) for text, wanted in rule.when.items()],
        ignore=rule.ignore,
        each=array(rule.each) if rule.each else None,
        device=[source(text, levels) for text in rule.device or device or ()],
        time=time,
        time_at=source(time.path, levels) if time else None,
        zone=ZoneInfo(time.zone) if time and time.zone else None,
        seq=source(rule.seq, levels) if rule.seq else None,
        fields={
            name: (source(value.path, levels), prepared(name, value, rule.kind)) for name, value in rule.fields.items()
        },
        event=source(rule.event.name, levels) if rule.event else None,
        data={name: source(text, levels) for name, text in rule.event.data.items()} if rule.event else {},
    )
