"""Brokers that speak TLS, on the shipped configuration, with a throw-away authority."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
import trustme

from app.broker_url import Broker as BrokerAddress
from app.embedded.broker import WORKER, Broker
from app.embedded.child import Child, ChildSpec
from app.embedded.layout import DataDir
from app.embedded.own_broker import Users, write_mosquitto_files, write_nats_users
from app.embedded.ports import LOOPBACK, free_port
from app.tls import TlsFiles
from bench.services import SHIPPED, credentials_for, data_dir, mosquitto_program, wait_for

HOST = "localhost"
Clients = Literal["password", "certificate", "identity"]
"""What clients must show: a password; that and a certificate; a certificate whose name is the user."""
SETTINGS = {
    "nats": {"password": (), "certificate": ("ca_file", "verify"), "identity": ("ca_file", "verify_and_map")},
    "mosquitto": {
        "password": (),
        "certificate": ("cafile", "require_certificate"),
        "identity": ("cafile", "require_certificate", "use_identity_as_username"),
    },
}


@dataclass(frozen=True)
class Authority:
    """A certificate authority and the files it has signed."""

    folder: Path
    ca: trustme.CA

    @property
    def file(self) -> Path:
        return self.folder / "ca.pem"

    def sign(self, name: str, *hosts: str, days: int = 30) -> tuple[Path, Path]:
        """A certificate for `hosts`, else for the client called `name`; negative days: expired. (cert, key)."""
        now = datetime.now(UTC)
        told = self.ca.issue_cert(
            *(hosts or (f"{name}.example",)),
            common_name=name,
            not_before=now - timedelta(days=60),
            not_after=now + timedelta(days=days),
        )
        cert, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        cert.write_bytes(b"".join(blob.bytes() for blob in told.cert_chain_pems))
        key.write_bytes(told.private_key_pem.bytes())
        return cert, key


def authority(folder: Path, name: str) -> Authority:
    here = folder / name
    here.mkdir(mode=0o755)
    made = Authority(here, trustme.CA(organization_name=name, organization_unit_name="tests"))
    made.ca.cert_pem.write_to_path(str(made.file))
    return made


@dataclass(frozen=True)
class TlsBroker:
    """A broker whose MQTT listener is TLS alone; users are those of tests/services.py."""

    name: str
    port: int
    passwords: dict[str, str]
    child: Child

    def url(self, user: str | None = WORKER, host: str = HOST, version: str = "3.1.1") -> str:
        """`user` None: no user, a client certificate says who we are."""
        who = f"{user}:{self.passwords[user]}@" if user else ""
        return f"mqtts://{who}{host}:{self.port}" + ("?version=5" if version == "5" else "")

    def address(self, user: str | None = WORKER, host: str = HOST, version: str = "3.1.1") -> BrokerAddress:
        return BrokerAddress.parse(self.url(user, host, version))


@contextmanager
def tls_broker(
    name: str,
    trusted: Authority,
    clients: Clients = "password",
    *,
    days: int = 30,
    hosts: tuple[str, ...] = (HOST,),
    named: Users | None = None,
) -> Iterator[TlsBroker]:
    """NATS or Mosquitto as shipped with its TLS file, its certificate signed by `trusted` for `hosts`; its users are
    `named` in certificates, written for it, where these are given.
    """
    certificate = trusted.sign("broker", *hosts, days=days)
    with data_dir() as data:
        start = _nats if name == "nats" else _mosquitto
        block = _shipped(f"{name}-tls.conf", SETTINGS[name][clients], certificate, trusted.file)
        broker = start(data, block, identity=clients == "identity", named=named)
        try:
            assert wait_for(lambda: opens_port(broker.port)), broker.child.last_lines()
            yield broker
        finally:
            broker.child.stop()


def files(trusted: Authority | None, client: tuple[Path, Path] | None = None) -> TlsFiles:
    cert, key = client or (None, None)
    return TlsFiles(trusted.file if trusted else None, cert, key)


def opens_port(port: int) -> bool:
    import socket  # noqa: PLC0415 - here alone

    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True


def _shipped(file: str, wanted: tuple[str, ...], certificate: tuple[Path, Path], clients_ca: Path) -> str:
    """The shipped lines, those of `wanted` uncommented, their paths ours."""
    lines = (SHIPPED / file).read_text(encoding="utf-8").splitlines()
    bare = [line.replace("# ", "", 1) if _setting(line) in wanted else line for line in lines]
    text = "\n".join(line for line in bare if not line.lstrip().startswith("#"))
    for folder in ("/etc/nats/tls", "/mosquitto/config/tls"):
        text = text.replace(f"{folder}/broker.pem", str(certificate[0]))
        text = text.replace(f"{folder}/broker.key", str(certificate[1]))
        text = text.replace(f"{folder}/clients-ca.pem", str(clients_ca))
    return text


def _setting(line: str) -> str:
    words = line.replace("#", " ").split()
    return words[0].rstrip(":") if words else ""


def _nats(data: DataDir, tls: str, *, identity: bool, named: Users | None) -> TlsBroker:
    credentials = credentials_for("lighting")
    broker = Broker(data, credentials, free_port(), sync_interval="10m")
    broker.write_config()
    text = broker.config.read_text().replace("mqtt {\n", f"mqtt {{\n{tls}\n", 1)
    if identity:
        text = text.replace(f'"user": "{WORKER}", "password": "{credentials.worker}"', f'"user": "{WORKER}.example"')
    if named:
        write_nats_users(data.nats / "users.conf", named, certificates=True)
        text = f'{text.partition("  users: [")[0]}  include "./users.conf"\n}}\n'
    broker.config.write_text(text)
    child = Child.start(broker.spec(data.logs / "nats.log"))
    return TlsBroker("nats", broker.port, {WORKER: credentials.worker, **credentials.systems}, child)


def _mosquitto(data: DataDir, tls: str, *, identity: bool, named: Users | None) -> TlsBroker:
    del identity  # the common name is the user
    program = mosquitto_program()
    if program is None:
        pytest.skip("mosquitto is not installed (apt install mosquitto)")
    credentials, port = credentials_for("lighting"), free_port()
    users = {WORKER: credentials.worker, **credentials.systems}
    folder = data.nats
    passwords = folder / "passwords"
    passwords.write_text("".join(f"{user}:{password}\n" for user, password in users.items()))
    passwords.chmod(0o600)
    subprocess.run(["mosquitto_passwd", "-U", str(passwords)], check=True, capture_output=True)
    acl = folder / "mosquitto.acl"
    acl.write_bytes((SHIPPED / "mosquitto.acl").read_bytes())
    acl.chmod(0o600)
    if named:
        write_mosquitto_files(folder, named)
    text = (SHIPPED / "mosquitto.conf").read_text().replace("listener 1883", f"user {getpass.getuser()}")
    text = text.replace("/mosquitto/config", str(folder)).replace("/mosquitto/data", str(folder))
    config = folder / "mosquitto.conf"
    config.write_text(f"{text}\n{tls.replace('listener 8883', f'listener {port} {LOOPBACK}')}\n")
    child = Child.start(ChildSpec(name="Mosquitto", argv=[program, "-c", str(config)], log=data.logs / "mosquitto.log"))
    return TlsBroker("mosquitto", port, users, child)
