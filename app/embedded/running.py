"""What runs now on a data directory: a lock against a second launcher, and a record other commands read."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.private_file import write_private
from app.settings import Settings

_GRACE = 20.0


@dataclass(frozen=True, slots=True)
class Identity:
    """A process, told from a later one of the same number by its start (seconds since the epoch)."""

    pid: int
    started: float

    def process(self) -> psutil.Process | None:
        """The process itself while it lives."""
        try:
            process = psutil.Process(self.pid)
            alive = abs(process.create_time() - self.started) < 1 and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return None
        return process if alive else None


def identity(pid: int) -> Identity | None:
    try:
        return Identity(pid, psutil.Process(pid).create_time())
    except psutil.Error:
        return None


@dataclass(frozen=True, slots=True)
class Running:
    """`environment` is what the children were given (POSTE_DATABASE_URL, POSTE_MQTT_URL...)."""

    environment: Mapping[str, str]
    children: Mapping[str, Identity] = field(default_factory=dict)
    mqtt_port: int = 0

    def save(self, path: Path) -> None:
        write_private(path, json.dumps(asdict(self), indent=2) + "\n")


def read_running(data: DataDir) -> Running | None:
    """The record of the launcher that runs, or that died without a word; None when none does."""
    try:
        content = json.loads(data.running.read_text(encoding="utf-8"))
        children = {name: Identity(**child) for name, child in content["children"].items()}
        return Running(content["environment"], children, content["mqtt_port"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def adopt(settings: Settings) -> Settings:
    """The same settings, what they leave open filled from the launcher that runs on their data directory."""
    running = read_running(DataDir(settings.data_dir))
    if running is None or not any(child.process() for child in running.children.values()):
        return settings
    fields = {name.removeprefix("POSTE_").lower(): value for name, value in running.environment.items()}
    given = settings.model_dump(include=settings.model_fields_set)
    return Settings(**{**fields, **given})


@contextmanager
def sole_launcher(data: DataDir) -> Iterator[None]:
    """Hold the data directory's lock. Raises LaunchError, with the holder's pid, when another launcher has it."""
    descriptor = os.open(data.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(descriptor, 32, 0).decode().strip()
            raise LaunchError(
                f"Poste already runs on {data.root} (pid {holder}); stop it, or name another --data-dir."
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        try:
            yield
        finally:
            data.running.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def end_survivors(data: DataDir) -> Sequence[str]:
    """End what a launcher killed without a word left behind; call it under the lock. Returns their names.

    On Linux the kernel has already signalled them: this waits for their end, and sees to it elsewhere.
    """
    left = read_running(data)
    alive = {name: process for name, child in (left.children if left else {}).items() if (process := child.process())}
    for process in alive.values():
        _signal(process.terminate)
    _, stubborn = psutil.wait_procs(alive.values(), timeout=_GRACE)
    for process in stubborn:
        _signal(process.kill)
    psutil.wait_procs(stubborn, timeout=5)
    return list(alive)


def _signal(send: Callable[[], None]) -> None:
    try:
        send()
    except psutil.Error:
        return
