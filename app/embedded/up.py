"""`poste up`: database, broker, migrations, worker and web on one machine, in order."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from app.embedded import postgres
from app.embedded.backup import Source, run_backup
from app.embedded.broker import Broker
from app.embedded.child import Child, ChildSpec
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.follow_credentials import CredentialsFollowed
from app.embedded.layout import DataDir
from app.embedded.ports import LOOPBACK, free_port, is_free, require_free
from app.embedded.readiness import answers
from app.embedded.running import Running, end_survivors, identity, sole_launcher
from app.embedded.supervisor import Ended, Supervisor, ending_signals
from app.embedded.voice import Voice
from app.setting_values import is_loopback, web_address
from app.storage.migrate import MigrationRefused, older

_PREFERRED_DATABASE_PORT = 54320
_BACKED_UP_BYTES = 2_000_000_000
_WAY_IN = ("POSTE_ACCESS", "POSTE_TLS_CERT_FILE", "POSTE_TLS_KEY_FILE", "POSTE_TRUSTED_PROXY")
"""What other commands on this machine must know of the web role beside its address."""
_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class UpOptions:
    """`database_url` and `mqtt_url` name services of your own; empty means the embedded ones. `tls`: the web role shows
    a certificate of its own.
    """

    data_dir: Path
    host: str = LOOPBACK
    port: int = 8000
    mqtt_port: int = 1883
    database_url: str = ""
    mqtt_url: str = ""
    calendar_offset_s: float = 0
    tls: bool = False


@dataclass(slots=True)
class Installation:
    """What is being brought up: the options, the supervisor, and what each child is told."""

    options: UpOptions
    data: DataDir
    voice: Voice
    environment: dict[str, str] = field(default_factory=dict)
    supervisor: Supervisor = field(init=False)
    followed: CredentialsFollowed | None = None

    def __post_init__(self) -> None:
        self.supervisor = Supervisor(self.voice, self._record)

    @property
    def url(self) -> str:
        return web_address(self.options.host, self.options.port, tls=self.options.tls)

    def command(self, name: str, *arguments: str, log: str | None = None) -> ChildSpec:
        """`poste <arguments>` as a child that knows this installation."""
        return self.module(name, "app.cli", *arguments, log=log)

    def module(self, name: str, module: str, *arguments: str, log: str | None = None) -> ChildSpec:
        """`python -m module <arguments>` as a child that knows this installation."""
        path = os.pathsep.join([str(_CHECKOUT), *filter(None, [os.environ.get("PYTHONPATH")])])
        return ChildSpec(
            name=name,
            argv=[sys.executable, "-m", module, *arguments],
            log=self.data.logs / f"{log or name}.log",
            env={**self.environment, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"},
        )

    def _record(self, children: Sequence[Child]) -> None:
        known = {child.spec.name: found for child in children if (found := identity(child.pid))}
        Running(self.environment, known, self.options.mqtt_port).save(self.data.running)


@contextmanager
def installation(options: UpOptions, voice: Voice) -> Iterator[Installation]:
    """The data directory, held alone; every child is stopped on the way out, whatever the way."""
    data = DataDir(options.data_dir.expanduser().resolve())
    data.create()
    with sole_launcher(data), ending_signals():
        place = Installation(options, data, voice)
        try:
            for name in end_survivors(data):
                voice.note(f"{name} of a launcher that was killed has been ended")
            yield place
        finally:
            if place.followed:
                place.followed.stop()
            names = [child.spec.name for child in reversed(place.supervisor.children)]
            if names:
                with voice.step("stopping", f"stopped: {', '.join(names)}"):
                    place.supervisor.stop()


def run_up(options: UpOptions, voice: Voice, then: Callable[[Installation], None]) -> None:
    """Bring everything up, call `then`, and watch until a signal. Raises LaunchError."""
    try:
        with installation(options, voice) as place:
            bring_up(place)
            then(place)
            place.supervisor.watch()
    except Ended:
        return


def bring_up(place: Installation) -> None:
    """Start every part in order, one line each. Raises LaunchError."""
    start_services(place)
    back_up_before_migrating(place)
    with place.voice.step("migrating", "database schema is current"):
        place.supervisor.run(place.command("migrate", "migrate"), 300)
    if not is_loopback(place.options.host):
        from app.embedded.identity import require_administrator  # noqa: PLC0415 - passwords take long to load

        require_administrator(place.environment["POSTE_DATABASE_URL"], place.options.host)
    with place.voice.step("starting the worker", "worker started"):
        place.supervisor.start(place.command("worker", "worker"))
    with place.voice.step("starting the web server", f"web server on {place.url}"):
        place.supervisor.start(place.command("web", "web"), lambda _: answers(place.url), 60)


def back_up_before_migrating(place: Installation) -> None:
    """A copy of what an older release left, while it is quickly made. Raises LaunchError."""
    url = place.environment["POSTE_DATABASE_URL"]
    try:
        found = older(url)
    except MigrationRefused as error:
        raise LaunchError(f"The schema cannot be looked at: {error}.") from error
    if found is None:
        return
    if found.bytes > _BACKED_UP_BYTES:
        place.voice.note(f"schema {found.revision} is migrated without a backup: over 2 GB, `poste backup` takes long")
        return
    place.data.backups.mkdir(mode=0o700, exist_ok=True)
    run_backup(Source(url, place.data), place.data.backups, place.voice)


def start_services(place: Installation) -> None:
    """Start database and broker, or take those named in the options. Raises LaunchError."""
    options = place.options
    require_free(options.port, "web server", "--port", options.host)
    if not options.mqtt_url:
        require_free(options.mqtt_port, "MQTT broker", "--mqtt-port")
    place.environment |= {
        "POSTE_DATA_DIR": str(place.data.root),
        "POSTE_HOST": options.host,
        "POSTE_PORT": str(options.port),
        "POSTE_CALENDAR_OFFSET_S": repr(options.calendar_offset_s),
        **{name: os.environ[name] for name in _WAY_IN if name in os.environ},
    }
    place.environment["POSTE_DATABASE_URL"] = start_database(place)
    place.environment["POSTE_MQTT_URL"] = options.mqtt_url or _start_broker(place)


def start_database(place: Installation) -> str:
    """The URL of the database named in the options, or of the embedded one, started. Raises LaunchError."""
    if place.options.database_url:
        return place.options.database_url
    credentials = Credentials.load_or_create(place.data.credentials)
    first = " (new cluster)" if not place.data.postgres.exists() else ""
    with place.voice.step("starting PostgreSQL", "") as step:
        cluster = postgres.prepare(place.data, credentials)
        port = _PREFERRED_DATABASE_PORT if is_free(_PREFERRED_DATABASE_PORT) else free_port()
        spec = cluster.spec(port, place.data.logs / "postgres.log")
        place.supervisor.start(spec, lambda child: cluster.accepts(child.pid), 120)
        step.done = f"PostgreSQL {postgres.VERSION} ready on {LOOPBACK}:{port}{first}"
    return cluster.url(port)


def _start_broker(place: Installation) -> str:
    broker = Broker(place.data, Credentials.load_or_create(place.data.credentials), place.options.mqtt_port)
    followed = CredentialsFollowed(place.data, broker.port, place.environment["POSTE_DATABASE_URL"])
    with place.voice.step("starting the MQTT broker", f"MQTT broker (NATS) ready on {LOOPBACK}:{broker.port}"):
        followed.look_once()
        broker.write_config()
        child = place.supervisor.start(broker.spec(place.data.logs / "nats.log"), lambda _: broker.accepts(), 60)
        followed.start(lambda: child.signal(signal.SIGHUP))
        place.followed = followed
    return broker.url()


def address(url: str) -> str:
    """host:port of a URL, without its password."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
