"""From publish to the frame on a WebSocket, real processes: `python -m bench.latency [msg/s] [seconds]`."""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import websockets

from app.actions.clock import SystemClock
from app.actions.import_drafts import import_drafts
from app.domain.registry import AssetDraft, SystemDraft
from app.storage.database import Database
from bench.processes import Poste, publisher
from bench.seed import throw_away
from bench.services import nats_broker, postgres_url

LAMPS = 5000


def publish(url: str, rate: int, seconds: int) -> None:
    """A door opens or closes on a lamp, `rate` times a second; the second figure is when it was published."""
    number = 0
    began = time.monotonic()
    with publisher(url) as send:
        while (elapsed := time.monotonic() - began) < seconds:
            while number < elapsed * rate:
                asset, turn = number % LAMPS, number // LAMPS
                at = datetime.now(UTC).isoformat()
                values = {"door_open": turn % 2 == 0, "operating_time_h": time.time() % 1e6}
                send(f"poste/v1/lighting/EP-{asset:04d}/telemetry", {"at": at, "values": values})
                number += 1
            time.sleep(0.005)


async def watch(url: str, seconds: float) -> list[float]:
    """Milliseconds from publish to receipt of each sample."""
    seen: list[float] = []
    end = time.monotonic() + seconds
    async with websockets.connect(f"{url}/api/v1/live?topics=sample", max_size=None) as socket:
        while (left := end - time.monotonic()) > 0:
            try:
                async with asyncio.timeout(left):
                    message = json.loads(await socket.recv())
            except TimeoutError:
                break
            now = time.time() % 1e6
            told = (change["body"]["values"].get("operating_time_h") for change in message.get("changes", ()))
            seen.extend(1000 * (now - sent) for sent in told if sent is not None)
    return seen


async def measure(rate: int, seconds: int) -> None:
    with postgres_url() as server, nats_broker("lighting") as broker, tempfile.TemporaryDirectory() as folder:
        async with throw_away(server, "poste_latency") as url:
            database = Database(url)
            lamps = [AssetDraft(id=f"EP-{n:04d}", kind="luminaire", system="lighting") for n in range(LAMPS)]
            await import_drafts(database, [SystemDraft(id="lighting", name="Lighting"), *lamps], SystemClock())
            await database.close()
            poste = Poste(url, broker.url, Path(folder))
            async with poste.web(), poste.worker():
                watching = asyncio.create_task(watch(poste.ws, seconds + 3))
                await asyncio.sleep(1)
                await asyncio.to_thread(publish, broker.url, rate, seconds)
                seen = sorted(await watching)
    cuts = statistics.quantiles(seen, n=100)
    print(f"{rate} msg/s for {seconds} s, {len(seen)} samples seen: publish to WebSocket")
    print(f"p50 {cuts[49]:.0f} ms   p95 {cuts[94]:.0f} ms   p99 {cuts[98]:.0f} ms   max {seen[-1]:.0f} ms")


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    asyncio.run(measure(*(arguments + [200, 20][len(arguments) :])))
