"""The token of commands over HTTP: from a file or the environment, and to nobody but its server."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve

from app.embedded.download import download
from app.embedded.errors import LaunchError
from app.embedded.token import authorization
from app.embedded.watch import Filters, changes

TOKEN = "poste_" + "a" * 12 + "_" + "b" * 64
HERE = "http://127.0.0.1:8000"


def test_a_file_counts_before_the_environment_and_without_either_nothing_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTE_TOKEN", raising=False)
    assert authorization(HERE, None) == {}
    monkeypatch.setenv("POSTE_TOKEN", TOKEN)
    assert authorization(HERE, None) == {"Authorization": f"Bearer {TOKEN}"}
    other = TOKEN.replace("a", "c")
    (tmp_path / "token").write_text(f"{other}\n")
    assert authorization(HERE, tmp_path / "token") == {"Authorization": f"Bearer {other}"}


@pytest.mark.parametrize("content", ["", "secret", TOKEN + "x", "\x00"])
def test_what_is_no_token_is_said_and_not_repeated(tmp_path: Path, content: str) -> None:
    (tmp_path / "token").write_text(content)
    with pytest.raises(LaunchError, match="holds no token") as told:
        authorization(HERE, tmp_path / "token")
    assert "secret" not in str(told.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="nowhere"):
        authorization(HERE, tmp_path / "nowhere")


def test_a_token_does_not_travel_in_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTE_TOKEN", TOKEN)
    with pytest.raises(LaunchError, match="https"):
        authorization("http://poste.example:8000", None)
    assert authorization("https://poste.example", None)


@contextmanager
def answering(status: int, headers: Mapping[str, str], body: bytes = b"") -> Iterator[tuple[str, list[str | None]]]:
    """A server that answers all alike, and what it was shown."""
    shown: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown.append(self.headers["Authorization"])
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", shown
        server.shutdown()
        thread.join()


def test_the_token_does_not_follow_a_redirection(tmp_path: Path) -> None:
    with answering(200, {}, b"{}") as (elsewhere, seen_there), answering(302, {"Location": elsewhere}) as (here, seen):
        download(here, tmp_path / "city.geojson", {"Authorization": f"Bearer {TOKEN}"})
    assert seen == [f"Bearer {TOKEN}"]
    assert seen_there == [None]


def test_a_refusal_is_told_in_the_servers_words_with_what_to_do(tmp_path: Path) -> None:
    problem = b'{"detail": "sign in first"}'
    with answering(401, {}, problem) as (here, _), pytest.raises(LaunchError, match=r"sign in first.*--token-file"):
        download(here, tmp_path / "city.geojson", {})
    assert not (tmp_path / "city.geojson").exists()


async def test_watching_shows_the_token_and_ends_when_it_opens_nothing() -> None:
    shown: list[str | None] = []

    async def refuse(socket: ServerConnection, request: object) -> object:
        shown.append(getattr(request, "headers", {}).get("Authorization"))
        return socket.respond(403, "no\n")

    async def unused(_: ServerConnection) -> None:
        return

    async with serve(unused, "127.0.0.1", 0, process_request=refuse) as server:  # type: ignore[arg-type]
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(LaunchError, match="--token-file"):
            async for _ in changes(f"http://127.0.0.1:{port}", Filters(), {"Authorization": "Bearer x"}):
                pass
    assert shown == ["Bearer x"]
