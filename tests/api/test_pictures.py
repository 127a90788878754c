"""What a still is fetched from is not trusted: pictures alone are passed on, of a bounded size, from where was set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from app.api.video_server import PICTURE_BYTES, CameraSilent, picture
from app.settings import Settings


@dataclass
class Server:
    """Answers every request with `answer`; notes what was asked."""

    answer: bytes
    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return Settings(snapshot_url=f"http://127.0.0.1:{self.port}/stills")


@asynccontextmanager
async def answering(status: str, media: str, body: bytes, *headers: str) -> AsyncIterator[Server]:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", "Connection: close", *headers, "", ""]
    server = Server("\r\n".join(lines).encode() + body)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.asked.append((await reader.readuntil(b"\r\n\r\n")).decode().partition(" HTTP/")[0])
        writer.write(server.answer)
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


async def test_a_picture_is_passed_on() -> None:
    async with answering("200 OK", "image/jpeg; q=1", b"jpeg") as server:
        assert await picture(server.settings, "CAM 1/../x") == (b"jpeg", "image/jpeg")
    assert server.asked == ["GET /stills/CAM%201%2F..%2Fx"]


@pytest.mark.parametrize("media", ["text/html", "image/svg+xml", "application/octet-stream", ""])
async def test_what_is_no_picture_is_not_passed_on(media: str) -> None:
    """A page or a drawing with a script would be shown under our name."""
    async with answering("200 OK", media, b"<script>alert(1)</script>") as server:
        with pytest.raises(CameraSilent, match="JPEG or PNG"):
            await picture(server.settings, "CAM-1")


async def test_a_redirect_is_not_followed() -> None:
    async with answering("200 OK", "image/png", b"inside") as inside:
        to = f"Location: http://127.0.0.1:{inside.port}/secret"
        async with answering("302 Found", "image/png", b"", to) as server:
            with pytest.raises(CameraSilent, match="302"):
                await picture(server.settings, "CAM-1")
    assert inside.asked == []


async def test_a_picture_without_end_is_cut_off() -> None:
    async with answering("200 OK", "image/png", b"x" * (PICTURE_BYTES + 1)) as server:
        with pytest.raises(CameraSilent, match="larger"):
            await picture(server.settings, "CAM-1")


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"])
async def test_what_speaks_no_http_is_a_silent_camera(answer: bytes) -> None:
    async with answering("200 OK", "image/png", b"") as server:
        server.answer = answer
        with pytest.raises(CameraSilent):
            await picture(server.settings, "CAM-1")
