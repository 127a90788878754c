"""Commands on what is kept: schema, backups, city files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Data, TokenFile, Web, read_settings, required, up_options
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.token import authorization
from app.embedded.voice import Voice


def migrate(
    to: Annotated[str, typer.Option(help="A revision to step back to (docs/operations.md, Upgrading).")] = "head",
) -> None:
    """Bring the database to the current schema, waiting for nobody."""
    from app.storage.migrate import MigrationRefused, downgrade, upgrade  # noqa: PLC0415 - only this command pays for it

    try:
        change = upgrade if to == "head" else downgrade
        change(required(read_settings()).database_url, to)
    except MigrationRefused as error:
        raise LaunchError(f"The schema is not migrated: {error}.") from error


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write, or the directory to write it in.")] = Path(),
    no_readings: Annotated[bool, typer.Option("--no-readings", help="Leave raw readings out.")] = False,
    data_dir: Data = None,
) -> None:
    """Copy the installation at one instant, while it works, into one file."""
    from app.embedded.backup import Source, destination, run_backup  # noqa: PLC0415 - only this command pays for it
    from app.embedded.tell_copy import tell_copy  # noqa: PLC0415 - only this command pays for it

    settings, voice = read_settings(data_dir), Voice()
    source = Source(required(settings).database_url, DataDir(settings.data_dir), readings=not no_readings)
    file = destination(to, datetime.now(UTC))
    tell_copy(source.database_url, "backup", file)
    run_backup(source, file, voice)


def restore(
    file: Annotated[Path, typer.Argument(help="What `poste backup` wrote.")],
    data_dir: Data = None,
) -> None:
    """Restore a backup into an empty place: a new data directory, or the empty database of POSTE_DATABASE_URL."""
    from app.embedded.restore import run_restore  # noqa: PLC0415 - only this command pays for it

    run_restore(up_options(read_settings(data_dir), None, 0), file, Voice())


def import_(
    files: Annotated[list[Path], typer.Argument(help="CSV or GeoJSON; several are imported in turn.")],
    mapping: Annotated[Path | None, typer.Option(help="What each column means (docs/importing.md).")] = None,
    kind: Annotated[str | None, typer.Option(help="The kind of every line.")] = None,
    zone: Annotated[str | None, typer.Option(help="The level of every zone.")] = None,
    layer: Annotated[str | None, typer.Option(help="The base-map layer of every feature.")] = None,
    system_: Annotated[str | None, typer.Option("--system", help="The field system that publishes for them.")] = None,
    name: Annotated[str | None, typer.Option(help="The column of names.")] = None,
    id_: Annotated[str | None, typer.Option("--id", help="The column of codes; none: generated.")] = None,
    crs: Annotated[str | None, typer.Option(help="EPSG:2154 and the like, when not found by itself.")] = None,
    flag_outside: Annotated[bool, typer.Option("--flag-outside", help="Keep what lies beyond the territory.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report only, write nothing.")] = False,
) -> None:
    """Import city files into the registry; every refused line is reported with its reason."""
    from app.embedded.importing import Words, run_imports  # noqa: PLC0415 - only this command pays for it

    settings = required(read_settings())
    words = Words(
        mapping, {"kind": kind, "zone": zone, "layer": layer, "system": system_, "name": name, "id": id_, "crs": crs}
    )
    done = run_imports(settings, files, words, flag_outside=flag_outside, dry_run=dry_run)
    raise typer.Exit(0 if done else 1)


def export(
    file: Annotated[Path, typer.Argument(help="The GeoJSON file to write.")],
    url: Web = None,
    token_file: TokenFile = None,
) -> None:
    """Write the registry as a native city file."""
    from app.embedded.download import download  # noqa: PLC0415 - only this command pays for it

    place = url or read_settings().web_url
    who = {"Poste-Operator": author().who.encode().decode("latin-1")}
    download(f"{place}/api/v1/assets.geojson", file, {**who, **authorization(place, token_file)})
