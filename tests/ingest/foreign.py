"""Foreign systems for tests: what one of them says, read as its dialect."""

from __future__ import annotations

import json
from typing import Any

from app.actions.ingest_ports import ForeignSystem
from app.domain.reports import Event, Message, Report
from app.ingest.routes import Routes, route
from tests.factories import NOON


def routes(dialect: str, mapping: str = "", *topics: str) -> Routes:
    return Routes([route(ForeignSystem("them", dialect, topics, mapping))])


def read(dialect: str, topic: str, document: Any, mapping: str = "", *topics: str) -> list[Message]:
    """What `document` (bytes as they are, all else as JSON) says."""
    payload = document if isinstance(document, bytes) else json.dumps(document).encode()
    return routes(dialect, mapping, *topics).read(topic, payload, NOON)


def report(messages: list[Message]) -> Report:
    """The one report of the one message."""
    [content] = _only(messages).contents
    assert isinstance(content, Report)
    return content


def event(messages: list[Message]) -> Event:
    [content] = _only(messages).contents
    assert isinstance(content, Event)
    return content


def refusal(messages: list[Message]) -> tuple[str, str]:
    """Outcome and reason of the one message that could not be read."""
    message = _only(messages)
    [kept] = message.kept
    assert not message.contents
    assert kept.detail
    return kept.outcome, kept.reason


def device(messages: list[Message]) -> tuple[str, str]:
    told = _only(messages).device
    assert told is not None
    return told.name, told.id


def _only(messages: list[Message]) -> Message:
    [message] = messages
    return message
