"""What simulated cameras see: a still for each, over HTTP on the loopback."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

WIDTH, HEIGHT = 320, 180


@contextmanager
def snapshot_server(cameras: Collection[str], port: int = 0) -> Iterator[str]:
    """Answer `{url}/{camera}` with a PNG, 404 for what is no camera of these; the URL."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(frozenset(cameras)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def still(camera: str) -> bytes:
    """A street at dusk in the camera's own colours: the same camera always sees the same."""
    red, green, blue = hashlib.sha256(camera.encode()).digest()[:3]
    lines = [
        b"\0"
        + bytes((red * (HEIGHT - y) // HEIGHT, green * (HEIGHT - y) // HEIGHT, 40 + blue * y // (2 * HEIGHT))) * WIDTH
        for y in range(HEIGHT)
    ]
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _handler(cameras: frozenset[str]) -> type[BaseHTTPRequestHandler]:
    class Still(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            camera = unquote(self.path.removeprefix("/"))
            if camera not in cameras:
                self.send_error(404)
                return
            body = still(camera)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Who asks for which camera is the register's to say."""

    return Still
