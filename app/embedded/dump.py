"""PostgreSQL's own pg_dump and pg_restore, told the password by the environment and never by their arguments."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO
from urllib.parse import unquote, urlsplit, urlunsplit

from app.embedded import postgres
from app.embedded.errors import LaunchError

# gzip is the one method every build of PostgreSQL has; its first level costs the least time.
_DUMP = ("--format=custom", "--compress=gzip:1", "--no-owner", "--no-privileges", "--no-password")
_RESTORE = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password")


@contextmanager
def dumping(database_url: str, snapshot: str, *, readings: bool) -> Iterator[IO[bytes]]:
    """The dump of the instant `snapshot`, to be read to its end. Raises LaunchError when pg_dump fails."""
    without = () if readings else ("--exclude-table-data-and-children=reading",)
    argv = [program("pg_dump", database_url), *_DUMP, f"--snapshot={snapshot}", *without]
    with _running(argv, database_url, stdout=subprocess.PIPE) as process:
        assert process.stdout  # noqa: S101 - asked for just above
        yield process.stdout


@contextmanager
def restoring(database_url: str) -> Iterator[IO[bytes]]:
    """Where to write a dump; all of it is restored, or nothing. Raises LaunchError when pg_restore fails."""
    argv = [program("pg_restore", database_url), *_RESTORE]
    with _running(argv, database_url, stdin=subprocess.PIPE) as process:
        assert process.stdin  # noqa: S101 - asked for just above
        try:
            yield process.stdin
            process.stdin.close()
        except BrokenPipeError:  # its own words, at its end, say why
            with suppress(BrokenPipeError):
                process.stdin.close()


def program(name: str, database_url: str) -> str:
    """The machine's own program for a server of your own (it may need TLS, or be newer); else the one we ship."""
    installed = shutil.which(name) if urlsplit(database_url).hostname not in ("127.0.0.1", "localhost", "::1") else None
    return installed or str(postgres.packaged() / "bin" / name)


@contextmanager
def _running(argv: list[str], database_url: str, **pipes: int) -> Iterator[subprocess.Popen[bytes]]:
    parts = urlsplit(database_url)
    location = parts.netloc.rpartition("@")[2]
    user = parts.username or postgres.ROLE
    bare = urlunsplit(("postgresql", f"{user}@{location}", parts.path, parts.query, ""))
    environment = {"PGPASSWORD": unquote(parts.password or ""), "PGAPPNAME": "poste backup", "PATH": "/usr/bin:/bin"}
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen([*argv, f"--dbname={bare}"], env=environment, stderr=said, **pipes) as process:  # type: ignore[call-overload]  # noqa: S603 - our argv
            try:
                yield process
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            said.seek(0)
            reason = said.read().decode("utf-8", "replace").strip()[-1500:]
            raise LaunchError(f"{argv[0].rpartition('/')[2]} failed: {reason}")
