"""PostgreSQL, NATS and Mosquitto for benches and tests: real, on free loopback ports, in throw-away directories."""

import functools
import getpass
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from app.embedded import postgres
from app.embedded.broker import ACK_WAIT, WORKER, Broker
from app.embedded.child import Child, ChildSpec
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import opens
from app.embedded.ports import LOOPBACK, free_port

# Process kills lose nothing under these; only the machine going down would, and throw-away data may then go with it.
_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",
    "autovacuum_naptime": "10s",
    "log_min_duration_statement": "-1",
}
SHIPPED = Path(__file__).resolve().parents[1] / "docker"


@dataclass(frozen=True, slots=True)
class RunningBroker:
    """A broker with the worker's user and, for each field system asked for, a user of its name."""

    name: str
    port: int
    credentials: Credentials
    child: Child

    @property
    def url(self) -> str:
        """The worker's URL."""
        return f"mqtt://{WORKER}:{self.credentials.worker}@{LOOPBACK}:{self.port}"

    def system_url(self, system: str) -> str:
        return f"mqtt://{system}:{self.credentials.systems[system]}@{LOOPBACK}:{self.port}"

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.child.kill()

    def restart(self) -> None:
        """Start it again on the same port and store after `kill`."""
        self.child.restart()
        self.child.wait_until(lambda: opens(self.url), 20)


@contextmanager
def data_dir() -> Iterator[DataDir]:
    """A throw-away data directory that the database's account may cross."""
    root = Path(tempfile.mkdtemp(prefix="poste-test-"))
    try:
        data = DataDir(root)
        data.create()
        yield data
    finally:
        shutil.rmtree(root, ignore_errors=True)


@contextmanager
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL whose role may create databases: POSTE_TEST_DATABASE_URL, else a container when a
    Docker engine answers, else the embedded server.
    """
    named = os.environ.get("POSTE_TEST_DATABASE_URL")
    if named:
        yield named
        return
    service = container_postgres() if docker_answers() else embedded_postgres()
    with service as url:
        yield url


@contextmanager
def embedded_postgres() -> Iterator[str]:
    with data_dir() as data:
        cluster = postgres.prepare(data, Credentials(), _FAST)
        port = free_port()
        child = Child.start(cluster.spec(port, data.logs / "postgres.log"))
        try:
            child.wait_until(lambda: cluster.accepts(child.pid), 30)
            yield cluster.url(port)
        finally:
            child.stop()


@functools.cache
def docker_answers() -> bool:
    """Whether a Docker engine answers within two seconds; a client alone does not count."""
    docker = shutil.which("docker")
    if docker is None:
        return False
    try:
        asked = subprocess.run(  # noqa: S603 - a program of this machine, no input
            [docker, "version", "--format", "{{.Server.Version}}"],
            check=False,
            capture_output=True,
            timeout=2,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


@contextmanager
def container_postgres() -> Iterator[str]:
    from testcontainers.postgres import PostgresContainer  # noqa: PLC0415 - only where Docker is

    with PostgresContainer("postgres:18-alpine", driver=None) as container:
        yield container.get_connection_url()


@contextmanager
def nats_broker(*systems: str, sync_interval: str = "10m", ack_wait: str = ACK_WAIT) -> Iterator[RunningBroker]:
    """NATS exactly as embedded, but for its sync interval."""
    with data_dir() as data:
        broker = Broker(data, credentials_for(*systems), free_port(), sync_interval, ack_wait)
        broker.write_config()
        child = Child.start(broker.spec(data.logs / "nats.log"))
        try:
            child.wait_until(broker.accepts, 20)
            yield RunningBroker("nats", broker.port, broker.credentials, child)
        finally:
            child.stop()


def mosquitto_program() -> str | None:
    """The mosquitto program, also where only root's PATH looks."""
    return shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def mosquitto_broker(*systems: str) -> Iterator[RunningBroker]:
    """Mosquitto with the shipped limits and the same users and prefixes. Raises LaunchError when not installed."""
    program = mosquitto_program()
    if program is None:
        raise LaunchError("mosquitto is not installed (apt install mosquitto)")
    credentials = credentials_for(*systems)
    with data_dir() as data:
        port = free_port()
        config = _mosquitto_config(data.nats, port, credentials)
        argv = [program, "-c", str(config)]
        child = Child.start(ChildSpec(name="Mosquitto", argv=argv, log=data.logs / "mosquitto.log"))
        try:
            broker = RunningBroker("mosquitto", port, credentials, child)
            child.wait_until(lambda: opens(broker.url), 20)
            yield broker
        finally:
            child.stop()


def credentials_for(*systems: str) -> Credentials:
    credentials = Credentials()
    for system in systems:
        credentials = credentials.with_system(system)
    return credentials


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether `condition` became true before the deadline."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def port_of(url: str) -> int:
    return urlsplit(url).port or 1883


def _mosquitto_config(directory: Path, port: int, credentials: Credentials) -> Path:
    """The shipped configuration, moved to `directory` and to a free loopback port."""
    users = {WORKER: credentials.worker, **credentials.systems}
    passwords = directory / "passwords"
    passwords.write_text("".join(f"{user}:{password}\n" for user, password in users.items()), encoding="utf-8")
    passwords.chmod(0o600)
    argv = [_mosquitto_passwd(), "-U", str(passwords)]
    subprocess.run(argv, check=True, capture_output=True)  # noqa: S603 - a program of this machine, no input
    (directory / "mosquitto.acl").write_bytes((SHIPPED / "mosquitto.acl").read_bytes())
    (directory / "mosquitto.acl").chmod(0o600)
    text = (SHIPPED / "mosquitto.conf").read_text(encoding="utf-8")
    text = text.replace("listener 1883", f"listener {port} {LOOPBACK}\nuser {getpass.getuser()}")
    text = text.replace("/mosquitto/config", str(directory)).replace("/mosquitto/data", str(directory))
    config = directory / "mosquitto.conf"
    config.write_text(text, encoding="utf-8")
    return config


def _mosquitto_passwd() -> str:
    return shutil.which("mosquitto_passwd") or "/usr/bin/mosquitto_passwd"
