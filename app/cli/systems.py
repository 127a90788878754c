"""Commands on field systems and their broker users."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.cli.options import Data, read_settings, required
from app.embedded.layout import DataDir


def add(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A slug: topic level and broker user.")],
    name: Annotated[str, typer.Option(help="What people call it.")] = "",
    dialect: Annotated[str | None, typer.Option(help="native, chirpstack, ttn, onvif or mapped.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="An MQTT filter of a foreign dialect; repeatable.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping (docs/mapping.md).", exists=True)] = None,
    data_dir: Data = None,
) -> None:
    """Register a field system; with the embedded broker, give it a user bound to its topics and show its password."""
    from app.domain.registry import SystemDraft  # noqa: PLC0415 - only this command pays for it
    from app.embedded.systems import add_systems, checked, register  # noqa: PLC0415 - only this command pays for it

    settings = read_settings(data_dir)
    text = mapping.read_text("utf-8") if mapping else None
    draft = SystemDraft(
        id=identity, name=name or identity, dialect=dialect, topics=tuple(topic) if topic else None, mapping=text
    )
    topics = checked(draft)
    credentials = add_systems(DataDir(settings.data_dir), [identity], topics or None)
    register(required(settings).database_url, draft)
    Console(highlight=False, soft_wrap=True).print(
        f"user      {identity}\npassword  {credentials.systems[identity]}\n"
        f"publishes {' '.join((f'poste/v1/{identity}/…', *topics))}   hears poste/v1/{identity}/+/command",
        markup=False,
    )


def list_(data_dir: Data = None) -> None:
    """The field systems of the registry, with their status."""
    from app.embedded.systems import listed  # noqa: PLC0415 - only this command pays for it

    table = Table("id", "name", "status")
    for row in listed(required(read_settings(data_dir)).database_url):
        table.add_row(*row)
    Console().print(table)
