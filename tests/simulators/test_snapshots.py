"""What simulated cameras see: a still each, over HTTP, and nothing of what is no camera."""

from __future__ import annotations

import struct
import zlib

import httpx
import pytest

from simulators.snapshots import HEIGHT, WIDTH, snapshot_server, still


def test_a_camera_gives_its_still_and_nothing_else_does() -> None:
    with snapshot_server(["CAM 1"]) as url:
        answer = httpx.get(f"{url}/CAM%201", trust_env=False)
        assert (answer.headers["content-type"], answer.content) == ("image/png", still("CAM 1"))
        assert httpx.get(f"{url}/EP-1", trust_env=False).status_code == 404
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/CAM%201", trust_env=False)


def test_a_still_is_a_whole_png_the_same_each_time() -> None:
    picture = still("CAM-1")
    assert picture == still("CAM-1") != still("CAM-2")
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    length, name = struct.unpack(">I4s", picture[33:41])
    assert name == b"IDAT"
    assert len(zlib.decompress(picture[41 : 41 + length])) == HEIGHT * (1 + 3 * WIDTH)
