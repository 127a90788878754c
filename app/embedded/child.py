"""One child process: its own session, its own log file, its end tied to ours."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from app.embedded.account import Account
from app.embedded.errors import LaunchError

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_LOG_LIMIT = 16 * 1024 * 1024

StopSteps = tuple[tuple[signal.Signals, float], ...]
POLITE: StopSteps = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))


@dataclass(frozen=True, slots=True)
class ChildSpec:
    """How to run a program and how to end it.

    `stop` is tried in order, each signal with its seconds of patience; `orphan_signal` is what the kernel
    sends it when the launcher dies without a word (prctl(2), PR_SET_PDEATHSIG; Linux only).
    """

    name: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    stop: StopSteps = POLITE
    orphan_signal: signal.Signals = signal.SIGKILL


class Child:
    """A running ChildSpec."""

    def __init__(self, spec: ChildSpec, process: subprocess.Popen[bytes]) -> None:
        self.spec = spec
        self._process = process

    @classmethod
    def start(cls, spec: ChildSpec) -> Self:
        """Start the program on a fresh log. Raises LaunchError when it cannot be executed."""
        rotate(spec.log)
        return cls(spec, _execute(spec))

    def restart(self) -> None:
        """Start it again after its end, on the same log."""
        self._process = _execute(self.spec)

    @property
    def pid(self) -> int:
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs; negative for a signal, as in subprocess."""
        return self._process.poll()

    def signal(self, number: signal.Signals) -> None:
        if self.exit_code() is None:
            self._process.send_signal(number)

    def kill(self) -> None:
        """End it and its group at once, as a crash would."""
        _kill_group(self.pid)
        self._process.wait(10)

    def stop(self) -> None:
        """End it by the steps of its spec, then whatever it left in its session's group."""
        for number, patience in self.spec.stop:
            if self.exit_code() is not None:
                break
            self._process.send_signal(number)
            try:
                self._process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
        _kill_group(self.pid)

    def last_lines(self, count: int = 8) -> list[str]:
        """The end of its log."""
        return last_lines(self.spec.log, count)

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Return when `ready()` is true. Raises LaunchError, with the log's end, when it dies or time is up."""
        deadline = time.monotonic() + seconds
        while not ready():
            code = self.exit_code()
            if code is not None:
                if ready():  # it may be ready because it has ended
                    return
                raise LaunchError(f"{self.spec.name} ended while starting ({describe_exit(code)}).{self._log_end()}")
            if time.monotonic() > deadline:
                raise LaunchError(f"{self.spec.name} was not ready after {seconds:.0f} s.{self._log_end()}")
            time.sleep(0.05)

    def _log_end(self) -> str:
        lines = "".join(f"\n    {line}" for line in self.last_lines())
        return f" Last lines of {self.spec.log}:{lines}" if lines else ""


def _execute(spec: ChildSpec) -> subprocess.Popen[bytes]:
    account = spec.account
    with spec.log.open("ab") as log:
        try:
            return subprocess.Popen(  # noqa: S603 - the argv is ours
                list(spec.argv),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **spec.env},
                cwd="/",
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
                start_new_session=True,
                preexec_fn=_tie_to_parent(spec.orphan_signal),  # noqa: PLW1509 - one async-signal-safe call
            )
        except OSError as error:
            raise LaunchError(f"{spec.name} could not be started: {error}.") from error


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def describe_exit(code: int) -> str:
    """`exit code 3` or `killed by SIGKILL`."""
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def last_lines(log: Path, count: int) -> list[str]:
    """The last non-empty lines of a log file, at most 16 kB of it; none when the file is not there."""
    try:
        with log.open("rb") as handle:
            handle.seek(max(0, handle.seek(0, os.SEEK_END) - 16_384))
            text = handle.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return []
    return [line for line in text.splitlines() if line.strip()][-count:]


def rotate(log: Path) -> None:
    """Set the log of the previous run aside as `.1`; one run back is kept."""
    if log.exists() and log.stat().st_size:
        log.replace(log.with_name(f"{log.name}.1"))


def bound(log: Path) -> None:
    """Keep a living log under 16 MB: its content moves to `.1` and it starts again (the writer appends)."""
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.with_name(f"{log.name}.1").write_bytes(log.read_bytes())
        os.truncate(log, 0)


def _tie_to_parent(orphan_signal: signal.Signals) -> Callable[[], None] | None:
    libc = _LIBC
    if libc is None:
        return None
    parent = os.getpid()

    def tie() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(orphan_signal), 0, 0, 0)
        if os.getppid() != parent:  # it died between fork and here
            os._exit(1)

    return tie
