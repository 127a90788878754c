"""The simulated field on a real broker: presence, telemetry, commands, cuts, a clean end."""

from __future__ import annotations

import json
import queue
import re
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app.domain.kinds import KINDS
from app.domain.registry import AssetDraft
from simulators.city import write_city
from simulators.city_clock import CityClock
from simulators.field import BadBrokerAddress, Broker, CommandHandler, SystemLink, arrays
from simulators.runner import Received, Show, run
from simulators.simulation import Simulation
from simulators.wire import Ack, Answer, Entry, Message
from tests.services import RunningBroker, mosquitto_broker, nats_broker
from tests.simulators.simulated import PLACE, city

NIGHT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # nobody passes by
SYSTEMS = [system.id for system in city().systems]
TOPIC = re.compile(r"^poste/v1/[A-Za-z0-9_-]{1,64}/([A-Za-z0-9_-]{1,64}/telemetry|status)$")


@pytest.fixture(scope="module", params=[nats_broker, mosquitto_broker], ids=["nats", "mosquitto"])
def field_broker(request: pytest.FixtureRequest) -> Iterator[RunningBroker]:
    with request.param(*SYSTEMS) as running:
        yield running


class Ear:
    """Everything published under the contract's prefix, as the worker hears it."""

    def __init__(self, broker: RunningBroker) -> None:
        self.heard: queue.SimpleQueue[mqtt.MQTTMessage] = queue.SimpleQueue()
        address = Broker.parse(broker.url)
        self.client = mqtt.Client(CallbackAPIVersion.VERSION2)
        self.client.username_pw_set(address.user or "", address.password)
        ready: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.client.on_message = lambda _client, _data, message: self.heard.put(message)
        self.client.on_subscribe = lambda *_: ready.put(True)
        self.client.connect(address.host, address.port)
        self.client.loop_start()
        self.client.subscribe("poste/v1/#", qos=1)
        ready.get(timeout=10)

    def until(self, wanted: Callable[[mqtt.MQTTMessage], bool], timeout_s: float = 20) -> list[mqtt.MQTTMessage]:
        """Messages heard up to the first wanted one."""
        deadline, found = time.monotonic() + timeout_s, []
        while True:
            message = self.heard.get(timeout=max(0.01, deadline - time.monotonic()))
            found.append(message)
            if wanted(message):
                return found

    def close(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()


@pytest.fixture
def ear(field_broker: RunningBroker) -> Iterator[Ear]:
    with closing(Ear(field_broker)) as ear:
        yield ear


def link_to(broker: RunningBroker, system: str = "transit", on_command: CommandHandler | None = None) -> SystemLink:
    address = Broker.parse(broker.url)
    return SystemLink(system, Broker(address.host, address.port), broker.credentials.systems[system], on_command)


def status(word: str, system: str = "transit") -> Callable[[mqtt.MQTTMessage], bool]:
    return lambda message: (
        message.topic == f"poste/v1/{system}/status" and json.loads(message.payload)["status"] == word
    )


def telemetry(asset: str) -> Callable[[mqtt.MQTTMessage], bool]:
    return lambda message: message.topic.endswith(f"/{asset}/telemetry")


def bus(seq: int = 1) -> Message:
    return Message("transit", "BUS-101", (Entry(datetime.now(UTC), seq, {"speed_m_s": seq}),))


def test_a_city_comes_online_reports_and_ends_with_offline(
    field_broker: RunningBroker, ear: Ear, tmp_path: Path
) -> None:
    write_city(city(), tmp_path / "city")
    (tmp_path / "credentials.json").write_text(json.dumps(dict(field_broker.credentials.systems)))
    address = Broker.parse(field_broker.url)
    begun = datetime.now(UTC)
    command = [sys.executable, "-m", "simulators", "--mqtt", f"mqtt://{address.host}:{address.port}"]
    command += ["--credentials", str(tmp_path / "credentials.json"), "--assets", str(tmp_path / "city")]
    process = subprocess.Popen([*command, "--seed", "7", "--rate", "10"], stdout=subprocess.PIPE, text=True)
    heard = ear.until(telemetry("BUS-101"), 40) + ear.until(telemetry("GW-01"), 40)
    process.send_signal(signal.SIGTERM)
    heard += ear.until(status("offline", SYSTEMS[-1]), 20)
    output, _ = process.communicate(timeout=20)
    assert process.returncode == 0, output
    assert f"{len(SYSTEMS)}/{len(SYSTEMS)} systems connected" in output
    kinds = {asset.id: asset.kind for asset in city().assets}
    for message in heard:
        assert TOPIC.match(message.topic)
        body = json.loads(message.payload)
        sent = [body] if isinstance(body, dict) else body
        for row in sent:
            assert begun - timedelta(hours=1) < datetime.fromisoformat(row["at"]) < datetime.now(UTC)
            if message.topic.endswith("telemetry"):
                assert KINDS[kinds[message.topic.split("/")[3]]].check_report(row["values"]) == []
    online = {
        message.topic.split("/")[2] for message in heard if b'"online"' in message.payload and "status" in message.topic
    }
    assert online == set(SYSTEMS)


def test_a_command_over_the_broker_is_accepted_at_once_carried_out_and_said_done(
    field_broker: RunningBroker, ear: Ear
) -> None:
    gate = next(asset for asset in city().assets if asset.kind == "access_point")
    inbox: queue.SimpleQueue[Received] = queue.SimpleQueue()
    link = link_to(field_broker, gate.system or "", lambda *heard: inbox.put(Received(*heard)))
    town = Simulation(replace(city(), assets=_gate_and_leaves(gate)), 7, CityClock(NIGHT, 0, PLACE))
    stop = Event()
    show = Show(
        simulation=town, links={gate.system or "": link}, faults=[], storms=[], inbox=inbox, stop=stop, say=print
    )
    link.start()
    _wait(lambda: link.connected)
    runner = Thread(target=run, args=(show,))
    runner.start()
    try:
        sent = datetime.now(UTC)
        command = {
            "id": "c-9", "version": 1, "at": sent.isoformat(), "expires_at": (sent + timedelta(seconds=10)).isoformat(),
            "capability": "position", "value": {"position": "lowered"}, "reason": "essai", "priority": 4,
        }  # fmt: skip
        ear.client.publish(f"poste/v1/{gate.system}/{gate.id}/command", json.dumps(command), qos=1)
        heard = ear.until(lambda message: b'"done"' in message.payload)
    finally:
        stop.set()
        runner.join(10)
        link.stop()
    mine = [json.loads(message.payload) for message in heard if f"/{gate.id}/" in message.topic]
    answers = [row for row in mine if "result" in row]
    positions = [row["values"]["position"] for row in mine if "position" in row.get("values", {})]
    assert [(row["command_id"], row["result"]) for row in answers] == [("c-9", "accepted"), ("c-9", "done")]
    assert positions[-2:] == ["moving_down", "lowered"]
    accepted_at = datetime.fromisoformat(answers[0]["at"])
    assert timedelta(seconds=3.9) < datetime.fromisoformat(answers[1]["at"]) - accepted_at < timedelta(seconds=6)
    assert accepted_at - sent < timedelta(seconds=1)


def _gate_and_leaves(gate: AssetDraft) -> tuple[AssetDraft, ...]:
    return gate, *(
        asset
        for asset in city().assets
        if asset.kind in ("bollard", "barrier") and any(row.to == gate.id for row in asset.relations)
    )


def test_a_cut_link_is_announced_by_its_will_and_sends_its_backlog_as_arrays(
    field_broker: RunningBroker, ear: Ear
) -> None:
    link = link_to(field_broker)
    link.start()
    ear.until(status("online"))
    _wait(lambda: link.connected)
    link.cut()
    for seq in range(1, 6):
        link.publish(bus(seq))
    assert link.waiting == 5
    ear.until(status("offline"))
    ear.until(status("online"))
    _wait(lambda: link.connected)
    link.flush()
    rows = json.loads(ear.until(telemetry("BUS-101"))[-1].payload)
    link.stop()
    assert [row["seq"] for row in rows] == [1, 2, 3, 4, 5]
    assert link.tally.connections == 2


def test_a_link_hands_over_what_has_an_id_and_answers_nothing_by_itself(field_broker: RunningBroker, ear: Ear) -> None:
    heard: queue.SimpleQueue[tuple[str, str, Mapping[str, object]]] = queue.SimpleQueue()
    link = link_to(field_broker, "signs", lambda *command: heard.put(command))
    link.start()
    _wait(lambda: link.connected)
    for payload in (b"garbage", b'{"capability":"message"}', b'{"id":"c-1","capability":"message"}'):
        ear.client.publish("poste/v1/signs/PMV-001/command", payload, qos=1)
    assert heard.get(timeout=10) == ("signs", "PMV-001", {"id": "c-1", "capability": "message"})
    link.answer(Answer("signs", "PMV-001", "c-1", Ack("rejected", "why")), datetime.now(UTC))
    ack = json.loads(ear.until(lambda message: message.topic == "poste/v1/signs/PMV-001/ack")[-1].payload)
    link.stop()
    assert (ack["command_id"], ack["result"], ack["detail"]) == ("c-1", "rejected", "why")
    assert link.tally.commands == 1


def test_the_backlog_is_bounded_and_keeps_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulators.field.BACKLOG_ENTRIES", 10)
    link = SystemLink("transit", Broker("127.0.0.1", 1))
    for seq in range(25):
        link.publish(bus(seq))
    assert (link.waiting, link.tally.lost) == (10, 15)


def test_arrays_gather_an_assets_entries_in_order_and_leave_damage_alone() -> None:
    damaged = Message("transit", "BUS-101", bus(3).entries, raw=b"{")
    gathered = arrays(deque([bus(1), damaged, bus(2)]))
    assert [len(message.entries) for message in gathered if message.raw is None] == [2]
    assert damaged in gathered


@pytest.mark.parametrize("url", ["http://x", "mqtt://", "mqtt://host:port"])
def test_a_bad_broker_address_is_refused(url: str) -> None:
    with pytest.raises(BadBrokerAddress):
        Broker.parse(url)


def _wait(condition: Callable[[], bool], timeout_s: float = 20) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "condition not met"
        time.sleep(0.02)
