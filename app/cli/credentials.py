"""Commands on the credentials of field systems, and on the user files of a broker of the city's own."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.cli.options import Data, read_settings, required
from app.embedded.errors import LaunchError

if TYPE_CHECKING:
    from app.actions.issue_credentials import Issued


def credentials(
    system: Annotated[str, typer.Argument(help="A field system of the registry.")],
    create: Annotated[bool, typer.Option("--create", help="Issue one.")] = False,
    rotate: Annotated[str, typer.Option(metavar="ID", help="Issue its successor; it stays until revoked.")] = "",
    revoke: Annotated[str, typer.Option(metavar="ID", help="It opens nothing any more.")] = "",
    certificate: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name in the client certificate, in place of a password.")
    ] = None,
    note: Annotated[str, typer.Option(help="What it is for.")] = "",
    data_dir: Data = None,
) -> None:
    """The credentials of a field system; a new one's password is shown once."""
    from app.actions.issue_credentials import Wanted  # noqa: PLC0415 - only this command pays for it
    from app.embedded import field_credentials as field  # noqa: PLC0415 - only this command pays for it

    if sum((create, bool(rotate), bool(revoke))) > 1:
        raise LaunchError("One at a time: --create, --rotate or --revoke.")
    url, person = required(read_settings(data_dir)).database_url, getpass.getuser()
    wanted = Wanted(kind="certificate" if certificate else "password", name=certificate, note=note)
    if create:
        _show(field.create(url, system, wanted, person))
    elif rotate:
        _show(field.replace(url, system, rotate, wanted, person))
    elif revoke:
        field.withdraw(url, system, revoke, person)
    else:
        table = Table("id", "kind", "created", "by", "expires", "revoked", "last used", "note")
        for one in field.credentials_of(url, system):
            times = [at.isoformat(timespec="seconds") if at else "" for at in (one.expires_at, one.revoked_at)]
            used = one.last_used_at.isoformat(timespec="seconds") if one.last_used_at else ""
            table.add_row(one.id, one.kind, f"{one.created_at:%Y-%m-%d}", one.created_by, *times, used, one.note)
        Console().print(table)


def mosquitto_files(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The broker's own.", exists=True, file_okay=False)],
    data_dir: Data = None,
) -> None:
    """Write `passwords` and `mosquitto.acl` for Mosquitto; run it again after every change."""
    from app.embedded.own_broker import users_of, write_mosquitto_files  # noqa: PLC0415 - only this command pays for it

    write_mosquitto_files(folder, users_of(required(read_settings(data_dir))))
    Console(soft_wrap=True).print("Mosquitto reads them on SIGHUP (kill -HUP its pid, or systemctl reload mosquitto).")


def nats_users(
    file: Annotated[Path, typer.Argument(help="To be included in `authorization { … }`.", dir_okay=False)],
    certificates: Annotated[
        bool, typer.Option("--certificates", help="Names in certificates: verify_and_map.")
    ] = False,
    data_dir: Data = None,
) -> None:
    """Write the users of a NATS of your own; run it again after every change."""
    from app.embedded.own_broker import users_of, write_nats_users  # noqa: PLC0415 - only this command pays for it

    write_nats_users(file, users_of(required(read_settings(data_dir))), certificates=certificates)
    Console(soft_wrap=True).print("NATS reads it on SIGHUP (nats-server --signal reload).")


def _show(issued: "Issued") -> None:
    lines = [f"user      {issued.credential.id}"]
    if issued.secret:
        lines.append(f"password  {issued.secret}")
    Console(highlight=False, soft_wrap=True).print("\n".join(lines), markup=False)
