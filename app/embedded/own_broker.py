"""The users of a broker of the city's own, as files that Mosquitto and NATS read."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.actions.broker_users import BrokerUser, broker_users
from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.actions.field_secrets import mosquitto_line, verifiers_of
from app.actions.tell_export import tell_export
from app.broker_url import Broker
from app.domain.field_access import FieldAccess
from app.embedded.author import author
from app.embedded.broker import WORKER, nats_lines, nats_user
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.private_file import write_private
from app.ingest.routes import Dialects
from app.settings import Settings
from app.storage.database import Database

PASSWORDS, RULES = "passwords", "mosquitto.acl"


@dataclass(frozen=True, slots=True)
class Users:
    """Everybody the broker must know: our own user, the private file's systems, the registry's credentials."""

    worker: str
    password: str | None
    private: Credentials | None
    issued: Sequence[BrokerUser]

    @property
    def private_access(self) -> list[tuple[str, str, FieldAccess]]:
        """Name, password and rights of the private file's systems."""
        if self.private is None:
            return []
        topics = self.private.topics
        return [
            (system, password, FieldAccess(system, tuple(topics.get(system, ()))))
            for system, password in sorted(self.private.systems.items())
        ]


def users_of(settings: Settings) -> Users:
    """Raises LaunchError when the database does not answer."""
    data, own = DataDir(settings.data_dir), Broker.parse(settings.mqtt_url)
    private = Credentials.load_or_create(data.credentials) if data.credentials.exists() else None
    try:
        issued = asyncio.run(_issued(settings.database_url))
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error
    return Users(own.username or WORKER, own.password, private, issued)


def write_mosquitto_files(folder: Path, users: Users) -> None:
    """Write `passwords` and `mosquitto.acl` into `folder`, for its owner alone. Raises LaunchError."""
    known = [(user.name, user.verifiers.pbkdf2) for user in users.issued if user.verifiers]
    known += [(name, mosquitto_line(password)) for name, password, _ in users.private_access]
    if users.password is not None:
        known.append((users.worker, mosquitto_line(users.password)))
    rules = [(name, access) for name, _, access in users.private_access]
    rules += [(user.name, user.access) for user in users.issued]
    _write(folder / PASSWORDS, "".join(f"{name}:{line}\n" for name, line in sorted(known)))
    _write(
        folder / RULES,
        f"user {users.worker}\ntopic readwrite #\n"
        + "".join(_rules(*rule) for rule in sorted(rules, key=lambda rule: rule[0])),
    )


def write_nats_users(path: Path, users: Users, *, certificates: bool) -> None:
    """Write `users: […]`, to be included in NATS's `authorization`: those with a password or, for `verify_and_map`,
    those whose names are in certificates. Raises LaunchError.
    """
    if certificates:
        known = [nats_user(user.name, None, user.access) for user in users.issued if user.verifiers is None]
    else:
        known = [
            nats_user(name, verifiers_of(password).bcrypt, access) for name, password, access in users.private_access
        ]
        known += [nats_user(user.name, user.verifiers.bcrypt, user.access) for user in users.issued if user.verifiers]
    _write(path, f"users: [\n{nats_lines([_worker(users, certificates=certificates), *known])}\n]\n")


def _worker(users: Users, *, certificates: bool) -> dict[str, object]:
    if certificates or users.password is None:
        return {"user": users.worker}
    return {"user": users.worker, "password": verifiers_of(users.password).bcrypt}


def _rules(name: str, access: FieldAccess) -> str:
    lines = [f"topic write {text}" for text in access.publishes] + [f"topic read {access.hears}"]
    return "\n".join(["", f"user {name}", *lines, ""])


def _write(path: Path, text: str) -> None:
    """Whoever owns the folder reads the file: the broker's own account."""
    try:
        write_private(path, text, owner=path.parent.stat() if os.geteuid() == 0 else None)
    except OSError as error:
        raise LaunchError(f"{path} cannot be written ({error.strerror or error}).") from error


async def _issued(database_url: str) -> list[BrokerUser]:
    database = Database(database_url, pool_size=1).by(author())
    try:
        await tell_export(database, "credential", "broker", {})
        return await broker_users(database, Dialects(), SystemClock().now())
    finally:
        await database.close()
