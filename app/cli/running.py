"""Commands that run something: the whole, a role, the simulated field."""

import os
import sys
from typing import Annotated

import typer

from app.cli.options import Data, MqttPort, Port, guarded, lawful, read_settings, required, up_options
from app.embedded.demo import DemoOptions, Scale, run_demo
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.up import run_up
from app.embedded.voice import Voice


def demo(
    seed: Annotated[int, typer.Option(help="The city drawn.")] = 7,
    scale: Annotated[Scale, typer.Option(help="About 5,000 or 40,000 assets.")] = Scale.demo,
    port: Port = None,
    mqtt_port: MqttPort = 1883,
    data_dir: Data = None,
    no_simulators: Annotated[bool, typer.Option("--no-simulators", help="A city without life.")] = False,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Whoever calls must sign in (docs/identity.md).")
    ] = False,
) -> None:
    """Start everything with a living city, at dusk."""
    if accounts:
        os.environ["POSTE_ACCESS"] = "accounts"
    settings = guarded(read_settings(data_dir))
    options = DemoOptions(seed, scale, settings.zone, simulators=not no_simulators)
    run_demo(up_options(settings, port, mqtt_port), options, Voice())


def up(port: Port = None, mqtt_port: MqttPort = 1883, data_dir: Data = None) -> None:
    """Start database, broker, worker and web on this machine."""
    settings, voice = guarded(read_settings(data_dir)), Voice()
    options = up_options(settings, port, mqtt_port)
    run_up(options, voice, lambda place: voice.good(f"Poste is up: {place.url}   (Ctrl-C stops it)"))


def web() -> None:
    """Serve the API and the console's files."""
    from app import main as web_role  # noqa: PLC0415 - only this command pays for it

    raise typer.Exit(web_role.run(guarded(required(read_settings()))))


def worker(
    leave: Annotated[bool, typer.Option("--leave", help="End this client id's broker session, emptied first.")] = False,
) -> None:
    """Run ingest and control."""
    from app import worker as worker_role  # noqa: PLC0415 - only this command pays for it

    settings = lawful(required(read_settings()))
    if refused := settings.sharing_refused(leaving=leave):
        raise LaunchError(f"{refused}.")
    raise typer.Exit(worker_role.run(settings, worker_role.leave if leave else worker_role.work))


def simulate(context: typer.Context) -> None:
    """Animate a city: the options are those of `python -m simulators`."""
    settings = read_settings()
    os.environ["POSTE_MQTT_URL"] = settings.mqtt_url
    os.environ.setdefault("POSTE_CREDENTIALS", str(DataDir(settings.data_dir).credentials))
    os.execv(sys.executable, [sys.executable, "-m", "simulators", *context.args])  # noqa: S606 - our own module
