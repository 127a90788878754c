"""The simulated field as a process of its own, on a real broker."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.domain.registry import AssetDraft
from simulators.city import write_city
from simulators.field import Broker
from tests.services import RunningBroker
from tests.simulators.simulated import city


@contextmanager
def simulated(assets: tuple[AssetDraft, ...], broker: RunningBroker, folder: Path, *options: str) -> Iterator[None]:
    """These assets played by the simulated field on the broker, until the end."""
    town = replace(city(), assets=assets, programmes=(), assignments=())
    write_city(town, folder / "city")
    (folder / "systems.json").write_text(json.dumps(dict(broker.credentials.systems)))
    address = Broker.parse(broker.url)
    command = [sys.executable, "-m", "simulators", "--mqtt", f"mqtt://{address.host}:{address.port}"]
    command += ["--credentials", str(folder / "systems.json"), "--assets", str(folder / "city"), "--rate", "10"]
    process = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)
