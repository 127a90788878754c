"""The benches of the live feed still run and still count: a few seconds of each, with real services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bench import fanout, latency, storm
from bench.publisher import Done
from bench.report import Figure, Goal, Report
from bench.rig import Rig, running
from bench.watcher import Seen

ASSETS = 300


@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    with running(ASSETS) as rig:
        yield rig


def value(figures: list[Figure], name: str) -> float:
    return next(figure.value for figure in figures if figure.name == name)


def test_latency_sees_every_message_and_every_change_of_state(rig: Rig) -> None:
    published, seen = latency.once(rig, number=1, rate=150, seconds=1.5)
    found = latency.figures([(published, seen)])
    assert published.fresh > 150
    assert value(found, "messages not seen") == 0
    assert seen.state.count == published.changing
    assert 0 < seen.sample.p50 <= seen.sample.p99 <= seen.sample.max


def test_fanout_counts_every_delivery_at_every_client(rig: Rig) -> None:
    published, seen, uses = fanout.once(rig, clients=5, rate=150, seconds=1.5)
    found = fanout.figures(5, published, seen, uses)
    assert seen.sample.count == 5 * published.fresh
    assert value(found, "messages not seen") == 0
    assert value(found, "frames out of order") == 0
    assert value(found, "clients cut off") == 0
    assert uses["web"].most_mb > 0


def test_fanout_signs_every_client_in_and_compares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "BUFFER_ROWS", 500)
    report = fanout.compare(assets=50, clients=3, rate=50, seconds=1)
    assert report.options["access"] == "both"
    assert value(report.figures, "clients cut off, accounts") == 0
    assert value(report.figures, "deliveries of a change, accounts") > 0
    assert value(report.figures, "frames sent, accounts") > 0


def test_storm_finds_nothing_lost_and_nobody_stale(rig: Rig) -> None:
    storm.silence(rig, outage=0.5)
    published, drained, seen, _ = storm.once(rig, within=1, backlog=2)
    found = storm.figures(ASSETS, 2, published, drained, seen)
    assert drained.readings == drained.stored - 1 == ASSETS * 3
    assert drained.told["online"] == ASSETS
    assert [figure.name for figure in found if figure.verdict == "MISSED"] == []


def test_storm_tells_what_is_missing() -> None:
    published = Done(
        sent=10, acknowledged=10, fresh=10, changing=0, duplicate=0, late=0, began=0, ended=1, connections=1, cpu_s=0
    )
    drained = storm.Drained(
        drained_s=1, stored=19, duplicate=0, refused=1, readings=19, complete=9, online=9, told={"stale": 1}
    )
    seen = Seen(messages=9)
    missed = {figure.name: figure.value for figure in storm.figures(10, 1, published, drained, seen) if figure.verdict}
    assert missed == {
        "reports lost, by the ledger": 2,
        "reports lost, by the rows": 1,
        "assets without all their reports": 1,
        "reports refused": 1,
        "assets not online after it": 1,
        "assets called stale during it": 1,
        "messages the screen did not get": 1,
        "frames out of order": 0,
    }


def test_a_missed_goal_ends_with_1_only_when_strict(tmp_path: Path) -> None:
    report = Report("none", {}, [Figure("delay", 51, "ms", Goal("<=", 50))])
    report.finish(tmp_path / "kept.json", strict=False)
    kept = msgspec.json.decode((tmp_path / "kept.json").read_bytes())
    assert kept["figures"][0]["value"] == 51
    assert kept["machine"]["cores"] >= 1
    with pytest.raises(SystemExit) as ended:
        report.finish(None, strict=True)
    assert ended.value.code == 1
