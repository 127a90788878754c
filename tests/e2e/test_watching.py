"""What an operator watches, with real processes: figures, and logs that say what happened and no secret."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import websockets
import yaml
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from app.embedded.ports import LOOPBACK, free_port
from app.storage.database import Database
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually, publisher

DOCS = Path(__file__).resolve().parents[2] / "docs"
ALERTS = Path(__file__).resolve().parents[2] / "docker" / "prometheus-alerts.yml"
_ROW = re.compile(r"^\| `(poste_\w+)` \| (\w+) \| ([^|]*) \| (.*) \|$", re.MULTILINE)


async def scrape(poste: Poste) -> dict[str, Metric]:
    async with httpx.AsyncClient(base_url=poste.http, timeout=10) as http:
        answer = await http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {family.name: family for family in text_string_to_metric_families(answer.text)}


def value(families: dict[str, Metric], sample: str, **labels: str) -> float:
    """The one sample of that name with (at least) those labels."""
    found = [
        one.value
        for family in families.values()
        for one in family.samples
        if one.name == sample and labels.items() <= one.labels.items()
    ]
    assert len(found) == 1, (sample, labels, found)
    return found[0]


async def test_metrics_tell_what_happened_and_the_page_lists_them_all(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker(), websockets.connect(f"{poste.ws}/api/v1/live") as socket:
        await socket.recv()
        at = datetime.now(UTC).isoformat()
        with publisher(poste.mqtt_url) as publish:
            for _ in range(2):
                publish("poste/v1/lighting/EP-0001/telemetry", {"at": at, "values": {"power_state": "on"}})
            publish("poste/v1/lighting/NOBODY/telemetry", {"at": at, "values": {}})
            publish("poste/v1/nobody/EP-0001/telemetry", {"at": at, "values": {}})
            publish("poste/v1/lighting/EP-0001/telemetry", b"{")
        await eventually(lambda: _received(database, 5))
        async with httpx.AsyncClient(base_url=poste.http) as http:
            await http.get("/api/v1/assets/EP-0001")
        await eventually(lambda: _told(poste, 5))
        seen = await scrape(poste)
        outcomes = {"stored": 1, "duplicate": 1, "rejected": 1, "unknown": 1}
        for outcome, count in outcomes.items():
            assert value(seen, "poste_messages_total", system="lighting", outcome=outcome) == count
        assert value(seen, "poste_messages_total", system="", outcome="unknown") == 1, "nobody may invent a series"
        assert value(seen, "poste_ingest_batch_messages_sum") == 5
        assert value(seen, "poste_ingest_batch_messages_bucket", le="+Inf") >= 1
        assert value(seen, "poste_ingest_commit_seconds_count") >= 1
        assert value(seen, "poste_broker_connected") == 1
        assert value(seen, "poste_lease_held", lease="ingest") == 1
        assert value(seen, "poste_database_up") == 1
        assert value(seen, "poste_live_clients") == 1
        assert value(seen, "poste_live_messages_total") >= 2
        assert value(seen, "poste_feed_lag_seconds") < 5
        assert value(seen, "poste_partitions_ahead", table="reading") >= 1
        assert value(seen, "poste_assets", comm_status="online") == 1
        route = "/api/v1/assets/{asset}"
        assert value(seen, "poste_http_requests_total", route=route, method="GET", status="200") == 1
        assert value(seen, "process_resident_memory_bytes") > 1e6
    page = (DOCS / "operations.md").read_text(encoding="utf-8")
    listed = {name: (kind, meaning) for name, kind, _, meaning in _ROW.findall(page)}
    ours = {name: (family.type, family.documentation) for name, family in seen.items() if name.startswith("poste_")}
    assert listed == ours
    for rule in _rules():
        for name in re.findall(r"poste_\w+", rule["expr"]):
            bare = re.sub(r"_(total|bucket|sum|count)$", "", name)
            assert name in ours or bare in ours, f"{rule['alert']} speaks of {name}"


async def test_without_a_database_the_metrics_say_so(poste: Poste) -> None:
    nowhere = replace(poste, database_url=f"postgresql://poste:nothing@{LOOPBACK}:{free_port()}/poste")
    web = nowhere.start("web")
    try:
        await eventually(lambda: _scraped(nowhere), web)
        seen = await scrape(nowhere)
    finally:
        web.end()
    assert value(seen, "poste_database_up") == 0
    assert "poste_messages" not in seen
    assert "poste_live_clients" in seen


async def test_logs_are_one_json_object_a_line_about_events_and_hold_no_secret(
    database: Database, poste: Poste
) -> None:
    await given(database, lamp(1))
    async with poste.web() as web, poste.worker() as worker:
        with publisher(poste.mqtt_url) as publish:
            for number in range(300):
                publish("poste/v1/lighting/EP-0001/telemetry", {"at": f"bad {number}", "values": {}})
        await eventually(lambda: _received(database, 300))
        async with httpx.AsyncClient(base_url=poste.http) as http:
            for _ in range(50):
                await http.get("/api/v1/assets")
    for process, events in (
        (web, {"web serving", "web stopped"}),
        (worker, {"worker started", "lease taken", "broker connected", "worker stopped"}),
    ):
        text = process.log.read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        assert all({"at", "level", "logger", "event", "role"} <= line.keys() for line in lines)
        assert all(datetime.fromisoformat(line["at"]).tzinfo for line in lines)
        assert events <= {line["event"] for line in lines}
        assert len(lines) < 15, "a line an event, not a line a message or a request"
        for url in (poste.database_url, poste.mqtt_url):
            password = urlsplit(url).password
            assert password
            assert password not in text


async def test_a_program_on_an_older_schema_stops_with_one_line(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE alembic_version SET version_num = '20261122_0001'")
    for role in ("worker", "web"):
        process = poste.start(role)
        code = await asyncio.to_thread(process.popen.wait, 30)
        assert code
        refused = [json.loads(line) for line in process.log.read_text().splitlines()][-1]
        assert refused["event"] == "schema refused"
        assert "run `poste migrate`" in refused["reason"]


@pytest.mark.parametrize("rule", ["PosteDatabaseDown", "PosteNobodyIngests", "PosteNoBackup"])
def test_alert_rules_say_what_to_do(rule: str) -> None:
    [found] = [one for one in _rules() if one["alert"] == rule]
    assert found["annotations"]["summary"]
    assert found["annotations"]["action"]


def _rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


async def _scraped(poste: Poste) -> bool:
    with suppress(httpx.HTTPError):
        return bool(await scrape(poste))
    return False


async def _received(database: Database, count: int) -> bool:
    return await rows(database, "SELECT COALESCE(sum(received), 0)::int FROM ledger") == [(count,)]


async def _told(poste: Poste, messages: int) -> bool:
    """The worker tells its figures with its lease, once a second."""
    families = await scrape(poste)
    return "poste_ingest_acknowledged" in families and value(families, "poste_ingest_acknowledged_total") == messages
