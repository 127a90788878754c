"""What Poste asks of the city's video servers: links to streams that end, and single pictures."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote, urlencode

import httpx

from app.actions.errors import Refusal
from app.settings import Settings

TIMEOUT_S = 5.0
PICTURE_BYTES = 8_000_000
PICTURES = ("image/jpeg", "image/png")


class NoVideoServer(Refusal):
    """Nothing is set that could show it."""

    code = "no_video_server"


class CameraSilent(Refusal):
    """The camera, or what speaks for it, gave no picture."""

    code = "camera_silent"
    status = 503


def gives_streams(settings: Settings) -> bool:
    return bool(settings.video_url and settings.video_secret.get_secret_value())


def gives_pictures(settings: Settings) -> bool:
    return bool(settings.snapshot_url)


def require_streams(settings: Settings) -> None:
    """Raises `NoVideoServer`."""
    if not gives_streams(settings):
        raise NoVideoServer("no video server is set: POSTE_VIDEO_URL and POSTE_VIDEO_SECRET")


def require_pictures(settings: Settings) -> None:
    """Raises `NoVideoServer`."""
    if not gives_pictures(settings):
        raise NoVideoServer("nothing is set that gives pictures: POSTE_SNAPSHOT_URL")


def link(settings: Settings, camera: str, access: str, until: datetime) -> str:
    """The stream's address, good until `until`: HMAC-SHA256 over camera, access and Unix time, a line each."""
    expires = int(until.timestamp())
    said = f"{camera}\n{access}\n{expires}".encode()
    signature = hmac.new(settings.video_secret.get_secret_value().encode(), said, hashlib.sha256).hexdigest()
    query = urlencode({"access": access, "expires": expires, "signature": signature})
    return f"{settings.video_url.rstrip('/')}/{quote(camera, safe='')}?{query}"


async def picture(settings: Settings, camera: str) -> tuple[bytes, str]:
    """A picture and its media type, passed on and never kept. Raises `CameraSilent`."""
    url = f"{settings.snapshot_url.rstrip('/')}/{quote(camera, safe='')}"
    try:
        async with (
            httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=TIMEOUT_S) as client,
            client.stream("GET", url) as answer,
        ):
            return await _read(answer), _media(answer)
    except httpx.HTTPError as error:
        raise CameraSilent(f"the camera gave no picture: {type(error).__name__}") from error


async def _read(answer: httpx.Response) -> bytes:
    if not answer.is_success:
        raise CameraSilent(f"the camera gave no picture: HTTP {answer.status_code}")
    body = b""
    async for part in answer.aiter_bytes():
        body += part
        if len(body) > PICTURE_BYTES:
            raise CameraSilent(f"the picture is larger than {PICTURE_BYTES:,} bytes")
    return body


def _media(answer: httpx.Response) -> str:
    media: str = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in PICTURES:
        raise CameraSilent(f"the answer is {media or 'nothing'!r:.60}, a JPEG or PNG was expected")
    return media
