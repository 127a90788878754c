"""Commands on people's accounts and programs' tokens."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.cli.options import Data, read_settings, required
from app.domain.permissions import Grant, Role

Roles = Annotated[list[Role], typer.Option("--role", help="What they may; repeatable.")]
Families = Annotated[list[str] | None, typer.Option("--family", help="Only these families of equipment; repeatable.")]
Zones = Annotated[list[str] | None, typer.Option("--zone", help="Only these zones and what they contain; repeatable.")]
Name = Annotated[str, typer.Argument(help="What they sign in with, and what acts show.")]


class Locale(StrEnum):
    fr = "fr"
    en = "en"


def _grants(roles: list[Role], families: list[str] | None, zones: list[str] | None) -> list[Grant]:
    return [
        Grant(role, frozenset(families) if families else None, frozenset(zones) if zones else None) for role in roles
    ]


def add(
    name: Name,
    role: Roles,
    family: Families = None,
    zone: Zones = None,
    locale: Annotated[Locale, typer.Option(help="The language of their screen.")] = Locale.fr,
    data_dir: Data = None,
) -> None:
    """Add an account; its first password is shown once, and changed at the first sign-in."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it

    url = required(read_settings(data_dir)).database_url
    _shown(identity.add(url, name, locale.value, _grants(role, family, zone)))


def seal(
    name: Annotated[str, typer.Argument(help="The account's name; a new one is added with the roles given.")],
    role: Annotated[list[Role] | None, typer.Option("--role", help="What a new one may; repeatable.")] = None,
    family: Families = None,
    zone: Zones = None,
    data_dir: Data = None,
) -> None:
    """Seal an account for when nothing else opens; its password and recovery codes are shown once, for two envelopes.

    Whoever uses it is heard of at once, by an alarm; then it is sealed again by the same command.
    """
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it
    from app.storage.vault import NAME  # noqa: PLC0415 - only this command pays for it

    settings = required(read_settings(data_dir))
    grants = _grants(role or [], family, zone)
    password, codes = identity.seal(settings.database_url, name, grants, settings.data_dir / NAME)
    _shown(password)
    for code in codes:
        _shown(code)


def reset(
    name: Name,
    second_factor: Annotated[
        bool, typer.Option("--second-factor", help="Also forget the authenticator and the recovery codes.")
    ] = False,
    data_dir: Data = None,
) -> None:
    """Give an account a new password, shown once; every session ends."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it

    password = identity.reset(required(read_settings(data_dir)).database_url, name, second_factor=second_factor)
    if password is not None:
        _shown(password)


def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Let them in again.")] = False,
    data_dir: Data = None,
) -> None:
    """Shut an account out; its sessions end."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it

    left = identity.disable(required(read_settings(data_dir)).database_url, name, disabled=not undo)
    if left:
        _shown(f"Tokens {name} made go on opening: {', '.join(left)}. Rotate those whose text {name} may keep.")


def sign_out(name: Name, data_dir: Data = None) -> None:
    """End every session of an account."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it

    ended = identity.sign_out(required(read_settings(data_dir)).database_url, name)
    _shown(f"{ended} sessions of {name} ended.")


def renew_key(data_dir: Data = None) -> None:
    """Seal every second factor again with a new key, in the data directory of the web role."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it
    from app.storage.vault import NAME  # noqa: PLC0415 - only this command pays for it

    settings = required(read_settings(data_dir))
    sealed, lost = identity.renew_key(settings.database_url, settings.data_dir / NAME)
    _shown(f"{sealed} second factors sealed with a new key.")
    if lost:
        _shown(f"No key opens those of {', '.join(lost)}: poste user reset NAME --second-factor.")


def list_(data_dir: Data = None) -> None:
    """Accounts, with their roles."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it

    table = Table("name", "roles", "second factor", "sealed", "disabled", "last seen")
    for row in identity.listed(required(read_settings(data_dir)).database_url):
        roles = ", ".join(grant["role"] for grant in row["grants"])
        seen = row["last_seen_at"].isoformat(timespec="minutes") if row["last_seen_at"] else ""
        opened = row["unsealed_since"]
        sealed = f"used since {opened.isoformat(timespec='minutes')}" if opened else "✓" * row["sealed"]
        table.add_row(row["name"], roles, "✓" * row["second_factor"], sealed, "✓" * row["disabled"], seen)
    Console().print(table)


def token(
    name: Annotated[str, typer.Argument(help="Which program; acts show token:NAME.")],
    role: Roles,
    family: Families = None,
    zone: Zones = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it opens.")] = 90,
    data_dir: Data = None,
) -> None:
    """Create a program's token, shown once."""
    from app.embedded import identity  # noqa: PLC0415 - only this command pays for it

    url = required(read_settings(data_dir)).database_url
    _shown(identity.token(url, name, _grants(role, family, zone), days))


def _shown(secret: str) -> None:
    Console(highlight=False, soft_wrap=True).print(secret, markup=False)
