"""One line per event worth reading: JSON for machines, text for a terminal; never a secret, never a flood."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import unquote, urlsplit

from pythonjsonlogger.core import RESERVED_ATTRS, LogData
from pythonjsonlogger.msgspec import MsgspecFormatter

Format = Literal["auto", "json", "text"]

BURST = 5
BURST_S = 60.0
SENTENCES = 1000
HIDDEN = "•••"
_URL_PASSWORD = re.compile(r"(://[^:/@\s]*:)[^@\s]+@")
_FIELDS = {"levelname": "level", "name": "logger", "message": "event", "exc_info": "error"}


def configure(level: str, form: Format, role: str, secret_urls: Iterable[str] = ()) -> None:
    """Send every record of this process to stderr, one line each, in place of what was set before.

    `auto` is text on a terminal and JSON elsewhere. Passwords of `secret_urls`, and of any URL, are blotted out.
    """
    wants_text = form == "text" or (form == "auto" and sys.stderr.isatty())
    blot = Blot(secret_urls)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(TextFormatter(blot) if wants_text else JsonFormatter(blot, role))
    handler.addFilter(Calm())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)
    for noisy in ("uvicorn", "uvicorn.error", "alembic", "httpx"):  # httpx would write every webhook's address
        logging.getLogger(noisy).setLevel(logging.WARNING)


class Blot:
    """Hides passwords in a line that is about to be written."""

    def __init__(self, secret_urls: Iterable[str]) -> None:
        found = {urlsplit(url).password or "" for url in secret_urls if url}
        plain = found | {unquote(password) for password in found}
        spelled = plain | {json.dumps(password)[1:-1] for password in plain}
        self._secrets = sorted((secret for secret in spelled if len(secret) > 3), key=len, reverse=True)

    def __call__(self, line: str) -> str:
        line = _URL_PASSWORD.sub(rf"\1{HIDDEN}@", line)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line


class Calm(logging.Filter):
    """Lets the same sentence through five times a minute; the next one says how many were `suppressed`."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        sentence = (record.name, str(record.msg))
        now = time.monotonic()
        if len(self._seen) > SENTENCES:
            self._seen.clear()
        since, count = self._seen.get(sentence, (now, 0))
        if now - since >= BURST_S:
            if count > BURST:
                record.suppressed = count - BURST
            since, count = now, 0
        self._seen[sentence] = (since, count + 1)
        return count < BURST


class JsonFormatter(MsgspecFormatter):
    """`{"at", "level", "logger", "role", "event", …}`: what was given as `extra` stands beside the event."""

    def __init__(self, blot: Blot, role: str) -> None:
        super().__init__("%(levelname)s%(name)s%(message)s", rename_fields=_FIELDS, static_fields={"role": role})
        self._blot = blot

    def process_log_record(self, log_data: LogData) -> LogData:
        return {"at": datetime.now(UTC), **log_data}

    def format(self, record: logging.LogRecord) -> str:
        return self._blot(super().format(record))


class TextFormatter(logging.Formatter):
    """`12:00:00 INFO poste.ingest connected host=127.0.0.1 port=1883`, in the machine's own time zone."""

    def __init__(self, blot: Blot) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%H:%M:%S")
        self._blot = blot

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the standard library's name
        known = {*RESERVED_ATTRS, "message", "asctime"}
        more = "".join(f" {name}={value}" for name, value in vars(record).items() if name not in known)
        return _visible(super().formatMessage(record) + more)

    def format(self, record: logging.LogRecord) -> str:
        return self._blot(super().format(record))


def _visible(line: str) -> str:
    """What is not printable is spelled out: it begins no line and steers no terminal."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)
