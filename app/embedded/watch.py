"""`poste watch`: the live feed in a terminal, one line per change, resumed where it stopped."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape
from rich.text import Text
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus, WebSocketException

from app.embedded.errors import LaunchError

_RETRY_S = 1.0
_RETRY_LIMIT_S = 15.0
_NOT_LET_IN = (401, 403)
_SHOW_ONE = (
    "give a token in POSTE_TOKEN or --token-file (poste token create NAME --role viewer), and name the server as its"
    " POSTE_ALLOWED_HOSTS does"
)
_COLOURS = {
    "state": "cyan",
    "sample": "dim",
    "alarm": "red",
    "registry": "green",
    "status": "yellow",
    "event": "magenta",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means all: families, topics, and one zone with what it contains."""

    families: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the feed itself that the reader should know."""

    text: str


def live_url(base: str, filters: Filters, since: str | None) -> str:
    """The WebSocket address of the feed for http(s)://host:port."""
    scheme, _, rest = base.rstrip("/").partition("://")
    asked = {
        "families": ",".join(filters.families),
        "topics": ",".join(filters.topics),
        "zone": filters.zone,
        "since": since or "",
    }
    given = {name: value for name, value in asked.items() if value}
    query = f"?{urlencode(given)}" if given else ""
    return f"{'wss' if scheme == 'https' else 'ws'}://{rest}/api/v1/live{query}"


async def changes(
    base: str, filters: Filters, headers: Mapping[str, str] | None = None
) -> AsyncIterator[Mapping[str, Any] | Notice]:
    """Every change of the feed for ever, over as many connections as it takes, each resumed at the last cursor. Raises
    LaunchError when it does not open to who shows `headers`.
    """
    since: str | None = None
    pause = _RETRY_S
    while True:
        try:
            async with connect(live_url(base, filters, since), additional_headers=headers, max_size=None) as socket:
                pause = _RETRY_S
                async for message in socket:
                    content = json.loads(message)
                    since = content.get("cursor", since)
                    if content["type"] == "resync":
                        since = None
                        yield Notice(f"the feed starts again, changes in between are not shown: {content['reason']}")
                    for change in content.get("changes", ()):
                        yield change
            yield Notice("the server closed the feed; connecting again")
        except InvalidStatus as error:
            if error.response.status_code in _NOT_LET_IN:
                raise LaunchError(f"The feed at {base} is not open to this terminal: {_SHOW_ONE}.") from error
            yield Notice(f"no feed at {base} ({error}); trying again in {pause:g} s")
        except (OSError, WebSocketException) as error:
            yield Notice(f"no feed at {base} ({error}); trying again in {pause:g} s")
        await asyncio.sleep(pause)
        pause = min(pause * 2, _RETRY_LIMIT_S)


async def show(base: str, filters: Filters, zone: ZoneInfo, console: Console, headers: Mapping[str, str]) -> None:
    """Print the feed until cancelled. Raises LaunchError like `changes`."""
    async for change in changes(base, filters, headers):
        try:
            console.print(f"[yellow]• {escape(change.text)}[/]" if isinstance(change, Notice) else line(change, zone))
        except SystemExit:  # rich's answer to a reader that left (`poste watch | head`): nothing is left to tidy
            os._exit(0)


def line(change: Mapping[str, Any], zone: ZoneInfo) -> Text:
    """`21:04:07.312 state lamp-0042 power=38.2 dimming=70`, with the territory's time."""
    at = datetime.fromisoformat(change["at"]).astimezone(zone)
    topic = str(change["topic"])
    text = Text(f"{at:%H:%M:%S}.{at.microsecond // 1000:03d} ", style="dim")
    text.append(f"{topic:<8} ", style=_COLOURS.get(topic.partition(".")[0], "white"))
    text.append(f"{change['entity']} ", style="bold")
    if change.get("key"):
        text.append(f"{change['key']} ")
    return text.append(_body(change.get("body")))


def _body(body: Any) -> str:
    if not isinstance(body, Mapping):
        return "" if body is None else json.dumps(body, ensure_ascii=False)
    return " ".join(f"{name}={_value(value)}" for name, value in body.items())


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
