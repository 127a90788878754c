"""Hostile messages through a real broker and worker: every part of every message accounted for."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any, Literal

import asyncpg
import msgspec
import typer

from bench import services
from bench.gauges import Gauges, Use
from bench.hostile import ASSETS, OPEN, OTHER, SYSTEM, Hostile
from bench.options import Json, Strict
from bench.publisher import Session
from bench.report import Figure, Goal, Report
from bench.rig import Rig
from bench.rig import services as rig_services

Brokers = Literal["nats", "mosquitto"]

CANARIES = 40
CANARY_EVERY = 5
AT_ONCE = 200
AHEAD = 4000
QUIET_S = 20.0
_CANARY = "EP-%06d"

# What was refused, as kept and as trimmed, and what was not.
_VERDICTS = """
SELECT reason, sum(count)::bigint FROM (
    SELECT reason, count(*) AS count FROM kept_message GROUP BY 1
    UNION ALL SELECT reason, count FROM kept_trimmed
    UNION ALL SELECT 'stored', sum(stored) FROM ledger
    UNION ALL SELECT 'duplicate', sum(duplicate) FROM ledger) AS told GROUP BY 1
"""
_LEDGER = """
SELECT COALESCE(sum(received), 0)::bigint AS received, COALESCE(sum(stored), 0)::bigint AS stored,
       COALESCE(sum(duplicate), 0)::bigint AS duplicate, COALESCE(sum(rejected), 0)::bigint AS rejected,
       COALESCE(sum(unknown), 0)::bigint AS unknown,
       (SELECT count(*) FROM kept_message) AS kept,
       (SELECT COALESCE(sum(count), 0)::bigint FROM kept_trimmed) AS trimmed
FROM ledger
"""
_CANARIES = """
SELECT count(*) AS stored, COALESCE(percentile_cont(0.5) WITHIN GROUP (ORDER BY took), 0) AS p50,
       COALESCE(percentile_cont(0.99) WITHIN GROUP (ORDER BY took), 0) AS p99
FROM (SELECT 1000 * extract(epoch FROM r.stored_at - r.reported_at)::float8 AS took
      FROM reading r JOIN asset a ON a.key = r.asset WHERE a.id = ANY($1)) AS told
"""


@dataclass(slots=True)
class Sent:
    """What was published, by verdict; canaries are good messages of assets that nothing hostile names."""

    payloads: int = 0
    canaries: int = 0
    octets: int = 0
    seconds: float = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    connections: int = 0

    @property
    def parts(self) -> int:
        return self.verdicts.total() + self.canaries


class Held(msgspec.Struct, frozen=True):
    """What the database holds once all is stored."""

    ledger: dict[str, int]
    verdicts: dict[str, int]
    canaries: int
    canary_p50_ms: float
    canary_p99_ms: float


@contextmanager
def prey(broker: Brokers) -> Iterator[Rig]:
    """Services on that broker, the assets that are spoken for, and one worker."""
    with services.mosquitto_broker(SYSTEM, OTHER) if broker == "mosquitto" else nullcontext() as other:
        url, credentials = (other.url, other.credentials) if other else ("", None)
        systems = (SYSTEM, OTHER)
        with rig_services(ASSETS + CANARIES, systems=systems, mqtt_url=url, credentials=credentials) as rig:
            rig.start_web()
            rig.start_worker()
            yield rig


async def publish(rig: Rig, ledger: asyncpg.Connection[Any], payloads: int, seed: int) -> Sent:
    """Publish `payloads` hostile messages at QoS 1, a canary after every few, never far ahead of the worker: what
    waits longer than the broker's `ack_wait` comes again, and a rejected message has no identity to know it by.
    """
    sent, began = Sent(), time.monotonic()
    session = Session(rig.mqtt_url, "fuzz")
    session.wait(0)
    shots = islice(Hostile(seed), payloads)
    while batch := list(islice(shots, AT_ONCE)):
        messages: list[tuple[bytes, bytes]] = []
        for shot in batch:
            messages.append((shot.topic.encode(), shot.payload))
            sent.payloads += 1
            sent.octets += len(shot.payload)
            sent.verdicts.update(shot.verdicts)
            if sent.payloads % CANARY_EVERY == 0:
                messages.append(_canary(sent))
        session.publish(messages)
        while session.open:
            session.wait(0.01)
        while (await ledger.fetchrow(_LEDGER))["received"] < sent.parts - AHEAD:  # type: ignore[index]  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # the ledger is in another process
    sent.connections, sent.seconds = session.connections, time.monotonic() - began
    session.close()
    return sent


def _canary(sent: Sent) -> tuple[bytes, bytes]:
    asset = _CANARY % (ASSETS + 1 + sent.canaries % CANARIES)
    sent.canaries += 1
    body = {"at": datetime.now(UTC), "seq": sent.canaries, "values": {"door_open": sent.canaries // CANARIES % 2 == 0}}
    return f"poste/v1/{SYSTEM}/{asset}/telemetry".encode(), msgspec.json.encode(body)


async def settle(connection: asyncpg.Connection[Any], parts: int) -> Held:
    """What the database holds once the ledger has `parts`, or has stood still for long."""
    received, changed = -1, time.monotonic()
    while received < parts and time.monotonic() - changed < QUIET_S:
        told = dict(await connection.fetchrow(_LEDGER) or {})
        if told["received"] != received:
            received, changed = told["received"], time.monotonic()
        await asyncio.sleep(0.2)
    async with connection.transaction(isolation="repeatable_read"):
        ledger = dict(await connection.fetchrow(_LEDGER) or {})
        verdicts = {row[0]: row[1] for row in await connection.fetch(_VERDICTS)}
        assets = [_CANARY % (ASSETS + 1 + number) for number in range(CANARIES)]
        canaries = dict(await connection.fetchrow(_CANARIES, assets) or {})
    return Held(ledger, verdicts, canaries["stored"], canaries["p50"], canaries["p99"])


def unforeseen(sent: Sent, held: Held) -> int:
    """Parts whose verdict is not the one predicted, where one was."""
    told = Counter(held.verdicts)
    told["stored"] -= sent.canaries
    foretold = Counter(sent.verdicts)
    free = foretold.pop(OPEN, 0)
    lacking = sum((foretold - told).values())
    beyond = sum((told - foretold).values())
    return lacking + abs(beyond - free)


def figures(sent: Sent, held: Held, worker: Use, restarts: int) -> list[Figure]:
    ledger = held.ledger
    outcomes = sum(ledger[name] for name in ("stored", "duplicate", "rejected", "unknown"))
    refused = ledger["rejected"] + ledger["unknown"]
    none = Goal("==", 0)
    return [
        Figure("hostile payloads published", sent.payloads),
        Figure("their size", round(sent.octets / 2**20, 1), "MB"),
        Figure("rate", round((sent.payloads + sent.canaries) / sent.seconds), "msg/s"),
        Figure("parts published", sent.parts),
        Figure("parts received, in the ledger", ledger["received"], goal=Goal("==", sent.parts)),
        Figure("stored + duplicate + rejected + unknown", outcomes, goal=Goal("==", sent.parts)),
        Figure("stored", ledger["stored"]),
        Figure("duplicate", ledger["duplicate"]),
        Figure("rejected", ledger["rejected"]),
        Figure("unknown", ledger["unknown"]),
        Figure("kept with their reason", ledger["kept"]),
        Figure("kept, then trimmed and counted", ledger["trimmed"]),
        Figure("neither kept nor counted", refused - ledger["kept"] - ledger["trimmed"], goal=none),
        Figure("verdicts not foreseen", unforeseen(sent, held), goal=none),
        Figure("internal errors", held.verdicts.get("internal_error", 0), goal=none),
        Figure("canaries published", sent.canaries),
        Figure("canaries stored", held.canaries, goal=Goal("==", sent.canaries)),
        Figure("canary, publish to stored, p50", round(held.canary_p50_ms, 1), "ms"),
        Figure("canary, publish to stored, p99", round(held.canary_p99_ms, 1), "ms"),
        Figure("worker restarts", restarts, goal=none),
        Figure("worker memory, at most", worker.most_mb, "MB", Goal("<=", 400)),
        Figure("worker memory, slope", worker.slope_mb_min, "MB/min"),
    ]


def hunt(rig: Rig, payloads: int, seed: int) -> tuple[list[Figure], Mapping[str, Any]]:
    """One run on `rig`: the figures, and verdict by verdict what was foreseen and found."""
    worker = rig.child("worker")
    pid = worker.pid
    with Gauges({"worker": pid}) as gauges:
        sent, held = asyncio.run(_hunt(rig, payloads, seed))
    restarts = int(worker.pid != pid or worker.exit_code() is not None)
    detail = {"foreseen": dict(sent.verdicts), "found": held.verdicts, "publisher connections": sent.connections}
    return figures(sent, held, gauges.uses["worker"], restarts), detail


async def _hunt(rig: Rig, payloads: int, seed: int) -> tuple[Sent, Held]:
    connection = await asyncpg.connect(rig.database_url)
    try:
        sent = await publish(rig, connection, payloads, seed)
        return sent, await settle(connection, sent.parts)
    finally:
        await connection.close()


def measure(payloads: int, seed: int, broker: Brokers) -> Report:
    with prey(broker) as rig:
        found, detail = hunt(rig, payloads, seed)
    notes = [
        f"{reason}: {detail['found'].get(reason, 0)} found, {detail['foreseen'].get(reason, 0)} foreseen"
        for reason in sorted({*detail["found"], *detail["foreseen"]} - {OPEN})
    ]
    notes.append(f"{detail['foreseen'].get(OPEN, 0)} parts whose verdict is left open (mutated or grown)")
    return Report("fuzz", {"payloads": payloads, "seed": seed, "broker": broker}, found, notes, dict(detail))


def command(
    payloads: Annotated[int, typer.Option(min=1, help="How many hostile messages.")] = 100_000,
    seed: Annotated[int, typer.Option(help="The same seed, the same messages.")] = 1,
    broker: Annotated[Brokers, typer.Option(help="Which broker carries them.")] = "nats",
    json: Json = None,
    strict: Strict = False,
) -> None:
    """Hostile messages by seed, good ones between them: every part accounted for, nothing stopped."""
    measure(payloads, seed, broker).finish(json, strict=strict)
