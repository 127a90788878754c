"""`poste demo`: everything of `poste up`, a generated city, and the field as software."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.embedded.demo_masks import attest_demo
from app.embedded.dusk import offset_to_dusk
from app.embedded.errors import LaunchError
from app.embedded.ports import LOOPBACK, free_port
from app.embedded.readiness import failing, readyz
from app.embedded.supervisor import Ended
from app.embedded.systems import add_systems
from app.embedded.up import Installation, UpOptions, bring_up, installation
from app.embedded.voice import Voice
from app.storage import vault

_PATIENCE_S = 180.0
_GENERATE_S = 600
_IMPORT_S = 900


class Scale(StrEnum):
    demo = "demo"
    metropolis = "metropolis"


@dataclass(frozen=True, slots=True)
class DemoOptions:
    seed: int
    scale: Scale
    timezone: ZoneInfo
    simulators: bool = True


def run_demo(up: UpOptions, demo: DemoOptions, voice: Voice) -> None:
    """Bring up, generate and import the city on first start, animate it, watch until a signal. Raises LaunchError."""
    try:
        with installation(up, voice) as place:
            city = _generated(place, demo)
            features = list(_features(city))
            add_systems(place.data, _systems(features))
            place.environment["POSTE_CITY_NAME"] = os.environ.get("POSTE_CITY_NAME") or _territory(features)
            place.options = replace(up, calendar_offset_s=_offset(features, demo.timezone))
            stills = free_port()
            if demo.simulators:
                place.environment["POSTE_SNAPSHOT_URL"] = f"http://{LOOPBACK}:{stills}"
            bring_up(place)
            attest_demo(place.environment["POSTE_DATABASE_URL"], features)
            _import(place, city)
            _people(place, features)
            if demo.simulators:
                _simulate(place, city, demo, stills)
            _await_readiness(place, telemetry=demo.simulators)
            voice.good(f"Poste is ready: {place.url}   (Ctrl-C stops it; logs in {place.data.logs})")
            place.supervisor.watch()
    except Ended:
        return


def _generated(place: Installation, demo: DemoOptions) -> Path:
    city = place.data.cities / f"{demo.scale}-{demo.seed}"
    if not city.exists():
        staging = city.with_name(f"{city.name}.new")
        arguments = ["--generate-only", str(staging), "--seed", str(demo.seed), "--scale", demo.scale]
        with place.voice.step("drawing a city", f"city drawn from seed {demo.seed} ({demo.scale})"):
            place.supervisor.run(place.module("generator", "simulators", *arguments), _GENERATE_S)
        staging.replace(city)
    return city


def files(city: Path) -> list[Path]:
    """The city's native files, in import order."""
    return sorted(city.glob("*.geojson"))


def _features(city: Path) -> Iterator[dict[str, Any]]:
    for path in files(city):
        yield from json.loads(path.read_text(encoding="utf-8"))["features"]


def _systems(features: list[dict[str, Any]]) -> list[str]:
    return [feature["properties"]["id"] for feature in features if "system_name" in feature["properties"]]


def _territory(features: list[dict[str, Any]]) -> str:
    return str(next(one["properties"]["name"] for one in features if one["properties"].get("zone") == "territory"))


def _offset(features: list[dict[str, Any]], zone: ZoneInfo) -> float:
    points = [
        feature["geometry"]["coordinates"]
        for feature in features
        if "kind" in feature["properties"] and (feature["geometry"] or {}).get("type") == "Point"
    ]
    if not points:
        raise LaunchError("The generated city has no assets.")
    longitude, latitude = (sum(axis) / len(points) for axis in list(zip(*points, strict=False))[:2])
    return offset_to_dusk(datetime.now(UTC), longitude, latitude, zone)


def _import(place: Installation, city: Path) -> None:
    imported = city / "imported"
    if imported.exists():
        place.voice.good("city already imported")
        return
    with place.voice.step("importing the city", "city imported"):
        place.supervisor.run(place.command("import", "import", *map(str, files(city))), _IMPORT_S)
    imported.touch()


def _people(place: Installation, features: list[dict[str, Any]]) -> None:
    from app.embedded.demo_accounts import add_demo_accounts, district_of  # noqa: PLC0415 - passwords take long to load

    key = place.data.root / vault.NAME
    add_demo_accounts(place.environment["POSTE_DATABASE_URL"], key, district_of(features), place.voice)


def _simulate(place: Installation, city: Path, demo: DemoOptions, stills: int) -> None:
    place.environment["POSTE_CREDENTIALS"] = str(place.data.credentials)
    arguments = ["--seed", str(demo.seed), "--assets", str(city), "--snapshots", str(stills)]
    with place.voice.step("starting the simulators", "simulators started"):
        place.supervisor.start(place.module("simulators", "simulators", *arguments))


def _await_readiness(place: Installation, *, telemetry: bool) -> None:
    """Wait until /readyz says ready and, when asked, that telemetry flows. Raises LaunchError saying what is not."""
    deadline = time.monotonic() + _PATIENCE_S
    with place.voice.step("waiting for telemetry", "telemetry flows" if telemetry else "ready"):
        while True:
            answer = readyz(place.url)
            late = (
                failing(answer) if telemetry else [line for line in failing(answer) if not line.startswith("telemetry")]
            )
            if answer is not None and not late and (answer.get("ready") or not telemetry):
                return
            if time.monotonic() > deadline:
                raise LaunchError(f"Not ready after {_PATIENCE_S:.0f} s: {'; '.join(late) or 'no answer'}.")
            place.supervisor.look()
            time.sleep(0.25)
