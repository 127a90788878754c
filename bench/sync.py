"""What durability costs: QoS 1 publishes into NATS by how often it forces them to disk."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt
import typer
from paho.mqtt.enums import CallbackAPIVersion
from rich.console import Console

from app.embedded.broker import SYNC_INTERVAL
from app.embedded.errors import LaunchError
from bench import services
from bench.children import SYSTEM
from bench.options import Json, Strict
from bench.publisher import Job, Publishing
from bench.report import Figure, Report
from bench.traffic import Mix

INTERVALS = ("always", "1s", "10s", "2m")
ASSETS = 1000
_WINDOW = 1000


def command(
    seconds: Annotated[float, typer.Option(help="Of publishing, each time.")] = 10,
    publishers: Annotated[int, typer.Option(help="At once, each with its own connection.")] = 2,
    runs: Annotated[int, typer.Option(min=1, help="Repeat; figures are medians.")] = 3,
    json: Json = None,
    strict: Strict = False,
) -> None:
    """Publish as fast as NATS acknowledges, by `sync_interval`; the store is on this machine's disk."""
    found: dict[str, list[float]] = {interval: [] for interval in INTERVALS}
    console = Console(highlight=False, soft_wrap=True)
    for run in range(runs):
        for interval in INTERVALS:
            with console.status(f"run {run + 1} of {runs}: sync_interval {interval}"):
                found[interval].append(rate(interval, seconds, publishers))
    options = {"seconds": seconds, "publishers": publishers, "window": _WINDOW, "runs": runs}
    Report("sync", options, figures(found), notes=[cost(found)]).finish(json, strict=strict)


def rate(interval: str, seconds: float, publishers: int) -> float:
    """Acknowledged publishes a second while a worker is away, so that every message is kept."""
    with services.nats_broker(SYSTEM, sync_interval=interval) as broker:
        leave_session(broker.url)
        jobs = [
            Job(
                url=broker.system_url(SYSTEM), client_id=f"sync-{number}", first=1, last=ASSETS, seconds=seconds,
                window=_WINDOW, mix=Mix(duplicate=0, late=0),
            )
            for number in range(publishers)
        ]  # fmt: skip
        done = [one.finish() for one in [Publishing(job) for job in jobs]]
    return sum(one.acknowledged for one in done) / (max(one.ended for one in done) - min(one.began for one in done))


def leave_session(url: str) -> None:
    """Subscribe as a worker does and leave: NATS keeps a message only for a session that wants it."""
    parts = urlsplit(url)
    subscribed = threading.Event()
    client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id="poste-ingest", clean_session=False)
    client.username_pw_set(parts.username, parts.password)
    client.on_subscribe = lambda *_: subscribed.set()
    client.connect(parts.hostname or "", parts.port or 1883)
    client.subscribe("poste/v1/#", qos=1)
    client.loop_start()
    if not subscribed.wait(10):
        raise LaunchError("NATS did not grant a subscription within 10 s.")
    client.disconnect()
    client.loop_stop()


def figures(found: Mapping[str, Sequence[float]]) -> list[Figure]:
    """By interval, the shipped one marked."""
    shipped = {SYNC_INTERVAL: "shipped"}
    return [
        Figure(
            f"sync_interval {interval}",
            statistics.median(runs),
            "msg/s",
            runs=list(runs),
            note=shipped.get(interval, ""),
        )
        for interval, runs in found.items()
    ]


def cost(found: Mapping[str, Sequence[float]]) -> str:
    """What the shipped interval costs against the broker's own default."""
    shipped, default = (statistics.median(found[interval]) for interval in (SYNC_INTERVAL, INTERVALS[-1]))
    share = 100 * (1 - shipped / default)
    return (
        f"as shipped, a power cut loses at most {SYNC_INTERVAL} of acknowledged messages, at {share:.0f} % of the rate"
        f" of NATS's own default, {INTERVALS[-1]}; a killed broker loses nothing at any interval"
    )
