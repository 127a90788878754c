"""`poste`: every command, each a thin call into what does it."""

import asyncio
import os
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from app.embedded.demo import DemoOptions, Scale, run_demo
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.running import adopt
from app.embedded.up import UpOptions, run_up
from app.embedded.voice import Voice
from app.embedded.watch import Filters, show
from app.settings import Settings

cli = typer.Typer(
    name="poste",
    help="The connected city control centre.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
system = typer.Typer(no_args_is_help=True, help="Field systems and their broker users.")
cli.add_typer(system, name="system")

PassThrough = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
Port = Annotated[int | None, typer.Option(help="Web port (POSTE_PORT, 8000).")]
MqttPort = Annotated[int, typer.Option(help="Port of the embedded broker.", envvar="POSTE_MQTT_PORT")]
Data = Annotated[Path | None, typer.Option(help="Where everything is kept (POSTE_DATA_DIR).")]


def main() -> None:
    """Run a command; what a person must settle is one sentence and exit code 1."""
    try:
        cli()
    except LaunchError as error:
        Voice(Console(stderr=True, highlight=False, soft_wrap=True)).bad(str(error))
        sys.exit(1)


@cli.command()
def demo(
    seed: Annotated[int, typer.Option(help="The city drawn.")] = 7,
    scale: Annotated[Scale, typer.Option(help="About 5,000 or 40,000 assets.")] = Scale.demo,
    port: Port = None,
    mqtt_port: MqttPort = 1883,
    data_dir: Data = None,
    no_simulators: Annotated[bool, typer.Option("--no-simulators", help="A city without life.")] = False,
) -> None:
    """Start everything with a living city, at dusk."""
    settings = _settings(data_dir)
    options = DemoOptions(seed, scale, settings.zone, simulators=not no_simulators)
    run_demo(_up_options(settings, port, mqtt_port), options, Voice())


@cli.command()
def up(port: Port = None, mqtt_port: MqttPort = 1883, data_dir: Data = None) -> None:
    """Start database, broker, worker and web on this machine."""
    settings, voice = _settings(data_dir), Voice()
    options = _up_options(settings, port, mqtt_port)
    run_up(options, voice, lambda place: voice.good(f"Poste is up: {place.url}   (Ctrl-C stops it)"))


@cli.command()
def web() -> None:
    """Serve the API and the console's files."""
    from app import main as web_role  # noqa: PLC0415 - one role's imports do not slow the other commands

    raise typer.Exit(web_role.run(_required(_settings())))


@cli.command()
def worker(
    leave: Annotated[bool, typer.Option("--leave", help="End this client id's broker session, emptied first.")] = False,
) -> None:
    """Run ingest and control."""
    from app import worker as worker_role  # noqa: PLC0415 - as above

    settings = _required(_settings())
    if refused := settings.sharing_refused(leaving=leave):
        raise LaunchError(f"{refused}.")
    raise typer.Exit(worker_role.run(settings, worker_role.leave if leave else worker_role.work))


@cli.command()
def migrate(
    to: Annotated[str, typer.Option(help="A revision to step back to (docs/operations.md, Upgrading).")] = "head",
) -> None:
    """Bring the database to the current schema, waiting for nobody."""
    from app.storage.migrate import MigrationRefused, downgrade, upgrade  # noqa: PLC0415 - as above

    try:
        change = upgrade if to == "head" else downgrade
        change(_required(_settings()).database_url, to)
    except MigrationRefused as error:
        raise LaunchError(f"The schema is not migrated: {error}.") from error


@cli.command()
def backup(
    to: Annotated[Path, typer.Argument(help="The file to write, or the directory to write it in.")] = Path(),
    no_readings: Annotated[bool, typer.Option("--no-readings", help="Leave raw readings out.")] = False,
    data_dir: Data = None,
) -> None:
    """Copy the installation at one instant, while it works, into one file."""
    from app.embedded.backup import Source, run_backup  # noqa: PLC0415 - as above

    settings, voice = _settings(data_dir), Voice()
    source = Source(_required(settings).database_url, DataDir(settings.data_dir), readings=not no_readings)
    run_backup(source, to, voice)


@cli.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `poste backup` wrote.")],
    data_dir: Data = None,
) -> None:
    """Restore a backup into an empty place: a new data directory, or the empty database of POSTE_DATABASE_URL."""
    from app.embedded.restore import run_restore  # noqa: PLC0415 - as above

    run_restore(_up_options(_settings(data_dir), None, 0), file, Voice())


@cli.command("import")
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
    from app.embedded.importing import Words, run_imports  # noqa: PLC0415 - as above

    settings = _required(_settings())
    words = Words(
        mapping, {"kind": kind, "zone": zone, "layer": layer, "system": system_, "name": name, "id": id_, "crs": crs}
    )
    done = run_imports(settings, files, words, flag_outside=flag_outside, dry_run=dry_run)
    raise typer.Exit(0 if done else 1)


@cli.command(context_settings=PassThrough)
def simulate(context: typer.Context) -> None:
    """Animate a city: the options are those of `python -m simulators`."""
    settings = _settings()
    os.environ["POSTE_MQTT_URL"] = settings.mqtt_url
    os.environ.setdefault("POSTE_CREDENTIALS", str(DataDir(settings.data_dir).credentials))
    os.execv(sys.executable, [sys.executable, "-m", "simulators", *context.args])  # noqa: S606 - our own module


@cli.command(context_settings=PassThrough)
def bench(context: typer.Context) -> None:
    """Measure this machine: `poste bench` lists the benches."""
    os.execv(sys.executable, [sys.executable, "-m", "bench", *context.args])  # noqa: S606 - our own module


@cli.command()
def watch(
    family: Annotated[list[str] | None, typer.Option(help="Only these families of equipment.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="Only these: registry state sample event status.")] = None,
    zone: Annotated[str, typer.Option(help="Only this zone and what it contains.")] = "",
    url: Annotated[str | None, typer.Option(help="The web server, if not this machine's.")] = None,
) -> None:
    """Show live changes in the terminal, one line each."""
    settings = _settings()
    filters = Filters(tuple(family or ()), tuple(topic or ()), zone)
    try:
        asyncio.run(show(url or _url(settings), filters, settings.zone, Console(highlight=False, soft_wrap=True)))
    except KeyboardInterrupt:
        return


@cli.command()
def export(
    file: Annotated[Path, typer.Argument(help="The GeoJSON file to write.")],
    url: Annotated[str | None, typer.Option(help="The web server, if not this machine's.")] = None,
) -> None:
    """Write the registry as a native city file."""
    address = f"{url or _url(_settings())}/api/v1/assets.geojson"
    try:
        urllib.request.urlretrieve(address, file)  # noqa: S310 - an address of the operator's own
    except OSError as error:
        raise LaunchError(f"{address} did not answer ({error}); is `poste up` running?") from error


@system.command("add")
def system_add(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A slug: topic level and broker user.")],
    name: Annotated[str, typer.Option(help="What people call it.")] = "",
    dialect: Annotated[str | None, typer.Option(help="native, chirpstack, ttn, onvif or mapped.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="An MQTT filter of a foreign dialect; repeatable.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping (docs/mapping.md).", exists=True)] = None,
    data_dir: Data = None,
) -> None:
    """Register a field system; with the embedded broker, give it a user bound to its topics and show its password."""
    from app.domain.registry import SystemDraft  # noqa: PLC0415 - as above
    from app.embedded.systems import add_systems, checked, register  # noqa: PLC0415 - as above

    settings = _settings(data_dir)
    text = mapping.read_text("utf-8") if mapping else None
    draft = SystemDraft(
        id=identity, name=name or identity, dialect=dialect, topics=tuple(topic) if topic else None, mapping=text
    )
    topics = checked(draft)
    credentials = add_systems(DataDir(settings.data_dir), [identity], topics or None)
    register(_required(settings).database_url, draft)
    Console(highlight=False, soft_wrap=True).print(
        f"user      {identity}\npassword  {credentials.systems[identity]}\n"
        f"publishes {' '.join((f'poste/v1/{identity}/…', *topics))}   hears poste/v1/{identity}/+/command",
        markup=False,
    )


@system.command("list")
def system_list(data_dir: Data = None) -> None:
    """The field systems of the registry, with their status."""
    from app.embedded.systems import listed  # noqa: PLC0415 - as above

    table = Table("id", "name", "status")
    for row in listed(_required(_settings(data_dir)).database_url):
        table.add_row(*row)
    Console().print(table)


@cli.command()
def doctor(data_dir: Data = None) -> None:
    """Check database, broker, clock and disk; each fault says what to do."""
    from app.embedded.doctor import examine  # noqa: PLC0415 - as above

    settings = _settings(data_dir)
    findings = list(
        examine(settings.database_url, settings.mqtt_url, settings.data_dir, settings.mqtt_tls, settings.mqtt_share)
    )
    table = Table("", "what", "seen", "what to do")
    for finding in findings:
        mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
        table.add_row(mark, finding.subject, finding.seen, finding.remedy)
    Console().print(table)
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


@cli.command(context_settings=PassThrough)
def test(context: typer.Context) -> None:
    """Run every test; arguments go to pytest."""
    from app.embedded.check import run_pytest  # noqa: PLC0415 - as above

    raise typer.Exit(run_pytest(context.args))


@cli.command()
def check(
    write: Annotated[bool, typer.Option("--write", help="Only bring generated files up to date.")] = False,
) -> None:
    """Run what continuous integration runs."""
    from app.asyncapi.document import asyncapi_text  # noqa: PLC0415 - as above
    from app.domain.kinds.document import markdown  # noqa: PLC0415 - as above
    from app.embedded.check import run_checks, write_generated  # noqa: PLC0415 - as above
    from app.main import openapi_text  # noqa: PLC0415 - as above

    generated: dict[str, Callable[[], str]] = {
        "docs/kinds.md": markdown,
        "docs/openapi.json": openapi_text,
        "docs/asyncapi.json": asyncapi_text,
    }
    if write:
        write_generated(generated)
        return
    raise typer.Exit(0 if run_checks(Console(), generated) else 1)


def _settings(data_dir: Path | None = None) -> Settings:
    """Settings, completed with the addresses of the embedded services that run. Raises LaunchError."""
    if data_dir:
        os.environ["POSTE_DATA_DIR"] = str(data_dir.expanduser().resolve())
    try:
        return adopt(Settings())
    except ValidationError as error:
        faults = "; ".join(f"POSTE_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors())
        raise LaunchError(f"A setting is wrong: {faults}.") from error


def _required(settings: Settings) -> Settings:
    if not settings.database_url or not settings.mqtt_url:
        raise LaunchError("No database or broker: start `poste up`, or set POSTE_DATABASE_URL and POSTE_MQTT_URL.")
    return settings


def _url(settings: Settings) -> str:
    return f"http://{settings.host}:{settings.port}"


def _up_options(settings: Settings, port: int | None, mqtt_port: int) -> UpOptions:
    return UpOptions(
        data_dir=settings.data_dir,
        host=settings.host,
        port=port or settings.port,
        mqtt_port=mqtt_port,
        database_url=os.environ.get("POSTE_DATABASE_URL", ""),
        mqtt_url=os.environ.get("POSTE_MQTT_URL", ""),
        calendar_offset_s=settings.calendar_offset_s,
    )


if __name__ == "__main__":
    main()
