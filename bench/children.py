"""Processes of a bench's own: how they are started, and when they begin. Light, for they import it first."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Generic, TypeVar

import msgspec

Told = TypeVar("Told")

SYSTEM = "field"
"""The field system that publishes in benches."""


def python(module: str, *arguments: str) -> list[str]:
    """The command line of a bench's own process."""
    return [sys.executable, "-m", module, *arguments]


def wait_until(moment: float) -> None:
    """Sleep until a wall-clock `moment` (seconds since the epoch)."""
    time.sleep(max(0.0, moment - time.time()))


class Beside(Generic[Told]):
    """A bench's own process that runs beside us: `python -m MODULE JOB` (JSON), whose last line is what it found.

    With `ready`, it is made once the process has said `ready`. Raises `subprocess.CalledProcessError` when it fails.
    """

    def __init__(self, module: str, job: msgspec.Struct, told: type[Told], *, ready: bool = False) -> None:
        argv = python(module, msgspec.json.encode(job).decode())
        self._told = told
        self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own
        self.pid = self._process.pid
        if ready and self._line() != b"ready\n":
            raise subprocess.CalledProcessError(self._process.wait(), module)
        self.last = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def tell(self, line: bytes) -> None:
        """A line on its standard input."""
        assert self._process.stdin is not None  # noqa: S101 - a pipe was asked for
        with suppress(BrokenPipeError):
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()

    def finish(self) -> Told:
        """Close its standard input and wait for its end; what it found."""
        assert self._process.stdin is not None  # noqa: S101 - a pipe was asked for
        self._process.stdin.close()
        self._reader.join()
        code = self._process.wait()
        self.stop()
        if code:
            raise subprocess.CalledProcessError(code, self._process.args)
        return msgspec.json.decode(self.last, type=self._told)

    def stop(self) -> None:
        """End it wherever it is."""
        self._process.kill()
        self._reader.join()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                pipe.close()  # type: ignore[union-attr]

    def _line(self) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        return self._process.stdout.readline()

    def _read(self) -> None:
        while line := self._line():
            self.last = line
