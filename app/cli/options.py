"""Options that commands share, and the settings they start from."""

import os
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from app.embedded.errors import LaunchError
from app.embedded.running import adopt
from app.embedded.up import UpOptions
from app.settings import Settings
from app.tls import UnusableFile

Port = Annotated[int | None, typer.Option(help="Web port (POSTE_PORT, 8000).")]
MqttPort = Annotated[int, typer.Option(help="Port of the embedded broker.", envvar="POSTE_MQTT_PORT")]
Web = Annotated[str | None, typer.Option("--url", help="The web server, if not this machine's.")]
TokenFile = Annotated[
    Path | None, typer.Option("--token-file", help="A file that holds a token; else POSTE_TOKEN, with accounts.")
]
Data = Annotated[Path | None, typer.Option(help="Where everything is kept (POSTE_DATA_DIR).")]


def read_settings(data_dir: Path | None = None) -> Settings:
    """Settings, completed with the addresses of the embedded services that run. Raises LaunchError."""
    if data_dir:
        os.environ["POSTE_DATA_DIR"] = str(data_dir.expanduser().resolve())
    try:
        return adopt(Settings())
    except ValidationError as error:
        faults = "; ".join(f"POSTE_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors())
        raise LaunchError(f"A setting is wrong: {faults}.") from error


def required(settings: Settings) -> Settings:
    if not settings.database_url or not settings.mqtt_url:
        raise LaunchError("No database or broker: start `poste up`, or set POSTE_DATABASE_URL and POSTE_MQTT_URL.")
    return settings


def guarded(settings: Settings) -> Settings:
    """Raises LaunchError where the web role would let everybody in, has a certificate that cannot be used, or would not
    keep the law.
    """
    if refused := settings.access_refused:
        raise LaunchError(f"{refused}.")
    try:
        if settings.web_tls:
            settings.web_tls.expiry()
    except UnusableFile as error:
        raise LaunchError(f"{error}.") from error
    return lawful(settings)


def lawful(settings: Settings) -> Settings:
    """Raises LaunchError where something would be kept longer, or published, than the law allows."""
    from app.actions.terms import terms_of  # noqa: PLC0415 - only what runs something pays for it
    from app.domain.open_data.collections import chosen  # noqa: PLC0415 - same

    try:
        terms_of(settings)
        chosen(settings.open_data)
    except ValueError as error:
        raise LaunchError(f"A setting is wrong: {error}.") from error
    return settings


def up_options(settings: Settings, port: int | None, mqtt_port: int) -> UpOptions:
    return UpOptions(
        data_dir=settings.data_dir,
        host=settings.host,
        port=port or settings.port,
        mqtt_port=mqtt_port,
        database_url=os.environ.get("POSTE_DATABASE_URL", ""),
        mqtt_url=os.environ.get("POSTE_MQTT_URL", ""),
        calendar_offset_s=settings.calendar_offset_s,
        tls=settings.web_tls is not None,
    )
