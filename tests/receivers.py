"""Receivers of notifications as tests run them: real HTTP and SMTP servers on loopback."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httptools
import msgspec
from aiosmtpd.smtp import SMTP, Envelope, Session

SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@dataclass
class Received:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.json.decode(self.body)
        return found


@dataclass
class HttpReceiver:
    """Notes what it is sent and answers `status`, or never while `silent`."""

    port: int = 0
    scheme: str = "http"
    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    reads_groups: bool = True
    received: list[Received] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/hook"

    def events(self) -> list[dict[str, Any]]:
        """Every event about one alarm, as it came alone or in a group."""
        events = [item.event for item in self.received]
        return [one for event in events for one in event["data"].get("events", [event])]

    def alarms(self) -> list[str]:
        """Their ids."""
        return [event["id"] for event in self.events()]

    def types(self) -> list[str]:
        return [item.event["type"] for item in self.received]


class _Request:
    """Callbacks of the HTTP parser."""

    def __init__(self) -> None:
        self.got = Received("", {}, b"")
        self.complete = False

    def on_url(self, url: bytes) -> None:
        self.got.path += url.decode()

    def on_header(self, name: bytes, value: bytes) -> None:
        self.got.headers[name.decode().lower()] = value.decode()

    def on_body(self, body: bytes) -> None:
        self.got.body += body

    def on_message_complete(self) -> None:
        self.complete = True


@asynccontextmanager
async def http_receiver(tls: ssl.SSLContext | None = None) -> AsyncIterator[HttpReceiver]:
    """A receiver that listens on 127.0.0.1."""
    receiver = HttpReceiver(scheme="https" if tls else "http")
    gone = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = _Request()
        parser = httptools.HttpRequestParser(request)
        while not request.complete and (read := await reader.read(65536)):
            parser.feed_data(read)
        if not request.complete:
            writer.close()
            return
        receiver.received.append(request.got)
        if receiver.silent:
            await gone.wait()
        grouped = request.got.event["type"] == "eu.poste.alarms"
        status = 415 if grouped and not receiver.reads_groups else receiver.status
        more = "".join(f"{name}: {value}\r\n" for name, value in receiver.headers.items())
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{more}\r\n".encode())
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        gone.set()
        server.close()
        await server.wait_closed()


@dataclass
class Mailbox:
    """Every message taken; `refuse` is an SMTP answer to give instead."""

    port: int = 0
    refuse: str = ""
    envelopes: list[Envelope] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        if self.refuse:
            return self.refuse
        self.envelopes.append(envelope)
        return "250 OK"


@asynccontextmanager
async def smtp_server() -> AsyncIterator[Mailbox]:
    """A mail server on loopback."""
    mailbox = Mailbox()
    loop = asyncio.get_running_loop()
    protocol: Callable[[], SMTP] = lambda: SMTP(mailbox, hostname="mail.test", loop=loop)  # noqa: E731 - a factory
    server = await loop.create_server(protocol, "127.0.0.1", 0)
    mailbox.port = server.sockets[0].getsockname()[1]
    try:
        yield mailbox
    finally:
        server.close()
        await server.wait_closed()
