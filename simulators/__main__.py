"""`python -m simulators`: draw a city, or animate one over MQTT."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import TextIO

import msgspec

from simulators.city import City, NotACityFile, generate, read_city, write_city
from simulators.city.inventory import TRADES
from simulators.city.model import PLANS
from simulators.city.real_streets import NotStreets
from simulators.city_clock import CityClock
from simulators.faults import NAMES, Fault, LostAnswers, Misconduct, Storm, UnknownFault, parse_fault
from simulators.field import BadBrokerAddress, Broker, CommandHandler, Pem, SystemLink
from simulators.runner import Received, Show, run
from simulators.simulation import Simulation
from simulators.snapshots import snapshot_server

CONNECT_PATIENCE_S = 15.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 2 when the request cannot be carried out."""
    options = _parser().parse_args(arguments)
    try:
        city = _city(options)
        if options.generate_only:
            _write(city, options.generate_only)
            return 0
        _animate(city, options)
    except (BadBrokerAddress, NotACityFile, NotStreets, OSError, UnknownFault, ValueError) as error:
        say(f"error: {error}", sys.stderr)
        return 2
    return 0


def say(text: str, stream: TextIO = sys.stdout) -> None:
    """One line, at once."""
    stream.write(text + "\n")
    stream.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="simulators", description="The field, as software.")
    env = os.environ
    parser.add_argument("--mqtt", default=env.get("POSTE_MQTT_URL", "mqtt://127.0.0.1:1883"), metavar="URL")
    for name, meaning in (("ca", "authorities trusted"), ("cert", "client certificate"), ("key", "its private key")):
        default = env.get(f"POSTE_MQTT_{name.upper()}_FILE") or None
        parser.add_argument(f"--mqtt-{name}", type=Path, default=default, metavar="PEM", help=f"mqtts://: {meaning}")
    parser.add_argument("--city", nargs="+", type=Path, metavar="FILE", help="native city files or their directory")
    parser.add_argument("--assets", nargs="+", type=Path, metavar="FILE", help="an existing or exported city")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", choices=list(PLANS), default="demo")
    parser.add_argument("--streets", type=Path, metavar="FILE", help="real streets (GeoJSON, WGS 84) to equip")
    parser.add_argument("--generate-only", type=Path, metavar="OUT", help="write OUT.geojson or a directory, and stop")
    offset = float(env.get("POSTE_CALENDAR_OFFSET_S") or 0)
    parser.add_argument("--calendar-offset", type=float, default=offset, metavar="SECONDS")
    parser.add_argument("--timezone", default=env.get("POSTE_TIMEZONE") or "Europe/Paris")
    credentials = env.get("POSTE_SIMULATOR_CREDENTIALS") or env.get("POSTE_CREDENTIALS")
    parser.add_argument("--credentials", type=Path, default=credentials, metavar="FILE", help="{system: password}")
    parser.add_argument("--rate", type=float, default=1.0, help="multiplies how often devices report")
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME[=SECONDS][:SHARE|GLOB]", help=f"one of {', '.join(NAMES)}"
    )
    parser.add_argument("--snapshots", type=int, metavar="PORT", help="serve stills of the cameras on the loopback")
    parser.add_argument("--duration", type=float, metavar="SECONDS")
    return parser


def _city(options: argparse.Namespace) -> City:
    files: list[Path] = [*(options.city or ()), *(options.assets or ())]
    begun = time.monotonic()
    city = read_city(files) if files else generate(options.seed, options.scale, options.streets)
    made = "read" if files else "drawn"
    say(f"{city.name}: {len(city.assets)} assets {made} in {time.monotonic() - begun:.1f} s")
    return city


def _write(city: City, out: Path) -> None:
    write_city(city, out)
    kinds = Counter(asset.kind for asset in city.assets)
    say(f"written to {out}: {len(city.systems)} systems, {len(city.zones)} zones, {len(city.base_map)} map features")
    say(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))


def _animate(city: City, options: argparse.Namespace) -> None:
    if options.rate <= 0:
        raise ValueError("--rate is a positive number")
    faults = [parse_fault(text, options.seed) for text in options.fault]
    clock = CityClock(datetime.now(UTC), options.calendar_offset, city.centre, options.timezone)
    misconducts = [fault for fault in faults if isinstance(fault, Misconduct)]
    simulation = Simulation(_with_systems(city), options.seed, clock, options.rate, misconducts)
    for reason, count in simulation.left_aside.items():
        say(f"{count} assets not animated: {reason}")
    say(f"city time {clock.calendar(0):%A %H:%M}, next sunset {clock.calendar(clock.night(0)[0]):%H:%M}")
    inbox: SimpleQueue[Received] = SimpleQueue()
    links = _links(simulation.systems, options, lambda *heard: inbox.put(Received(*heard)))
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    show = Show(
        simulation=simulation,
        links=links,
        faults=[fault for fault in faults if isinstance(fault, Fault)],
        storms=[fault for fault in faults if isinstance(fault, Storm)],
        lost_answers=[fault for fault in faults if isinstance(fault, LostAnswers)],
        inbox=inbox,
        stop=stop,
        say=say,
        duration_s=options.duration,
    )
    try:
        with _stills(city, options.snapshots):
            _connect(links, stop)
            run(show)
    finally:
        for link in links.values():
            link.stop()
        say(f"stopped: {sum(link.tally.published for link in links.values())} messages published")


def _stills(city: City, port: int | None) -> AbstractContextManager[object]:
    """What the cameras see, served while this lasts; nothing without a port."""
    cameras = [asset.id for asset in city.assets if asset.kind == "camera"]
    return nullcontext() if port is None else snapshot_server(cameras, port)


def _with_systems(city: City) -> City:
    """Assets that name no field system speak through the usual one of their trade."""
    lost = [asset for asset in city.assets if not asset.system and asset.kind in TRADES]
    if not lost:
        return city
    say(f"{len(lost)} assets name no field system: published under {TRADES[lost[0].kind].system} and the like")
    return replace(
        city,
        assets=tuple(
            replace(asset, system=TRADES[asset.kind].system) if not asset.system and asset.kind in TRADES else asset
            for asset in city.assets
        ),
    )


def _links(systems: Sequence[str], options: argparse.Namespace, on_command: CommandHandler) -> Mapping[str, SystemLink]:
    broker = Broker.parse(options.mqtt, Pem(options.mqtt_ca, options.mqtt_cert, options.mqtt_key))
    passwords = _passwords(options.credentials)
    unknown = [system for system in systems if passwords and system not in passwords]
    if unknown:
        say(f"no credential for {', '.join(unknown)}")
    say(f"broker {broker.host}:{broker.port}, {len(systems)} field systems")
    return {system: SystemLink(system, broker, passwords.get(system), on_command) for system in systems}


def _passwords(path: Path | None) -> Mapping[str, str]:
    """{system: password}, or a file that keeps them under `systems`."""
    if path is None:
        return {}
    content = msgspec.json.decode(Path(path).read_bytes(), type=dict[str, object])
    systems = content.get("systems", content)
    if not isinstance(systems, dict):
        raise NotACityFile(f"{path}: expected {{system: password}}")
    return {str(system): str(password) for system, password in systems.items()}


def _connect(links: Mapping[str, SystemLink], stop: Event) -> None:
    for link in links.values():
        link.start()
    deadline = time.monotonic() + CONNECT_PATIENCE_S
    while not stop.is_set() and time.monotonic() < deadline:
        if all(link.connected for link in links.values()):
            break
        stop.wait(0.05)
    up = sum(link.connected for link in links.values())
    say(f"{up}/{len(links)} systems connected{'' if up == len(links) else '; the others keep trying'}")


if __name__ == "__main__":
    sys.exit(main())
