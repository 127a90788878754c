"""The embedded broker: who may publish where, asked with a real MQTT client."""

import signal
from collections.abc import Iterator

import pytest

from app.domain.registry import SystemDraft
from app.embedded.broker import Broker, require_slug
from app.embedded.child import Child
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import ProbeError, opens, round_trip
from app.embedded.ports import free_port
from app.embedded.running import Running, identity
from app.embedded.systems import add_systems, checked
from tests.embedded.mqtt import DEADLINE_S, client
from tests.services import RunningBroker, mosquitto_broker, nats_broker

SYSTEMS = ("lighting", "traffic")


@pytest.fixture(scope="module", params=[nats_broker, mosquitto_broker], ids=["nats", "mosquitto"])
def broker(request: pytest.FixtureRequest) -> Iterator[RunningBroker]:
    with request.param(*SYSTEMS) as running:
        yield running


def test_a_system_publishes_under_its_own_prefix_and_nowhere_else(broker: RunningBroker) -> None:
    with client(broker.url) as worker:
        assert worker.subscribe("poste/v1/#")
        for topic in ("traffic/signal-1/telemetry", "lighting2/lamp-1/telemetry", "lighting/lamp-1/telemetry"):
            # One connection each: NATS acknowledges a forbidden publish, Mosquitto also hangs up after it.
            with client(broker.system_url("lighting")) as lighting:
                lighting.publish(f"poste/v1/{topic}")
        assert worker.messages.get(timeout=DEADLINE_S) == "poste/v1/lighting/lamp-1/telemetry"
        assert worker.messages.empty()


def test_the_presence_of_a_system_is_under_its_prefix(broker: RunningBroker) -> None:
    with client(broker.url) as worker, client(broker.system_url("lighting")) as lighting:
        assert worker.subscribe("poste/v1/+/status")
        lighting.publish("poste/v1/lighting/status")
        assert worker.messages.get(timeout=DEADLINE_S) == "poste/v1/lighting/status"


def test_a_system_receives_commands_to_its_own_assets(broker: RunningBroker) -> None:
    with client(broker.url) as worker, client(broker.system_url("lighting")) as lighting:
        assert lighting.subscribe("poste/v1/lighting/+/command")
        worker.publish("poste/v1/lighting/lamp-1/command")
        assert lighting.messages.get(timeout=DEADLINE_S) == "poste/v1/lighting/lamp-1/command"


@pytest.mark.parametrize("topic", ["poste/v1/traffic/+/command", "poste/v1/#", "poste/v1/lighting/+/telemetry"])
def test_a_system_hears_nothing_else(broker: RunningBroker, topic: str) -> None:
    with client(broker.url) as worker, client(broker.system_url("lighting")) as lighting:
        lighting.subscribe(topic)
        assert lighting.subscribe("poste/v1/lighting/+/command")
        for other in ("traffic/signal-1/command", "lighting/lamp-1/telemetry", "lighting/lamp-1/command"):
            worker.publish(f"poste/v1/{other}")
        assert lighting.messages.get(timeout=DEADLINE_S) == "poste/v1/lighting/lamp-1/command"
        assert lighting.messages.empty()


def test_nobody_enters_without_a_password(broker: RunningBroker) -> None:
    assert not opens(f"mqtt://127.0.0.1:{broker.port}")
    assert not opens(f"mqtt://poste:guess@127.0.0.1:{broker.port}")
    assert opens(broker.system_url("traffic"))


def test_the_round_trip_succeeds_and_says_why_when_it_does_not(broker: RunningBroker) -> None:
    round_trip(broker.url)
    with pytest.raises(ProbeError):
        round_trip(f"mqtt://poste:guess@127.0.0.1:{broker.port}")
    with pytest.raises(ProbeError, match="refused"):
        round_trip(f"mqtt://poste:guess@127.0.0.1:{free_port()}")


def test_a_system_added_to_a_running_broker_may_enter_and_cuts_no_one_off(data: DataDir) -> None:
    credentials = add_systems(data, ["lighting"])
    broker = Broker(data, credentials, free_port())
    broker.write_config()
    child = Child.start(broker.spec(data.logs / "nats.log"))
    try:
        child.wait_until(broker.accepts, 20)
        found = identity(child.pid)
        assert found
        Running({}, {"MQTT broker": found}, broker.port).save(data.running)
        with client(f"mqtt://lighting:{credentials.systems['lighting']}@127.0.0.1:{broker.port}") as lighting:
            password = add_systems(data, ["parking"]).systems["parking"]
            child.wait_until(lambda: opens(f"mqtt://parking:{password}@127.0.0.1:{broker.port}"), 10)
            assert lighting.client.is_connected()
    finally:
        child.stop()


def test_adding_a_system_again_keeps_its_password(data: DataDir) -> None:
    first = add_systems(data, ["lighting"]).systems["lighting"]
    assert add_systems(data, ["lighting", "parking"]).systems["lighting"] == first


def test_credentials_and_configuration_are_for_their_owner_alone(data: DataDir) -> None:
    broker = Broker(data, Credentials.load_or_create(data.credentials), free_port())
    broker.write_config()
    for path in (data.credentials, broker.config):
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["", "a/b", "a.b", ">", "*", "+", "#", "poste", "x" * 65, "é"])
def test_a_name_that_could_widen_its_prefix_is_refused(name: str) -> None:
    with pytest.raises(LaunchError):
        require_slug(name)


def test_a_stopped_broker_ends_on_the_first_polite_signal(data: DataDir) -> None:
    broker = Broker(data, Credentials(), free_port())
    broker.write_config()
    child = Child.start(broker.spec(data.logs / "nats.log"))
    child.wait_until(broker.accepts, 20)
    child.stop()
    assert child.exit_code() not in (None, -signal.SIGKILL)


FOREIGN = ["v3/+/devices/+/up", "cam.1/onvif-ej/#", "/lead/x", "a//b"]


def test_a_foreign_system_publishes_on_its_topics_and_nowhere_else(data: DataDir) -> None:
    """NATS acknowledges a forbidden publish and drops it: only what arrives tells."""
    credentials = add_systems(data, ["vendor"], FOREIGN)
    broker = Broker(data, credentials, free_port())
    broker.write_config()
    child = Child.start(broker.spec(data.logs / "nats.log"))
    allowed = [
        "v3/app@tenant/devices/d.1/up", "cam.1/onvif-ej/Device/tns1:Trigger/&Relay-1", "cam.1/onvif-ej", "/lead/x",
        "a//b", "poste/v1/vendor/x/telemetry",
    ]  # fmt: skip
    forbidden = ["v3/a/devices/d/down", "cam/1/onvif-ej/x", "lead/x", "a/b", "other/x", "poste/v1/lighting/x/telemetry"]
    url = f"mqtt://vendor:{credentials.systems['vendor']}@127.0.0.1:{broker.port}"
    try:
        child.wait_until(broker.accepts, 20)
        with client(broker.url()) as worker:
            for topic in (*FOREIGN, "poste/v1/#", "other/x", "a/b", "lead/x", "cam/#"):
                assert worker.subscribe(topic)
            for topic in (*forbidden, *allowed):
                with client(url) as vendor:
                    vendor.publish(topic)
            assert sorted(worker.messages.get(timeout=DEADLINE_S) for _ in allowed) == sorted(allowed)
            assert worker.messages.empty()
    finally:
        child.stop()


def test_a_system_keeps_its_topics_until_given_others(data: DataDir) -> None:
    assert add_systems(data, ["vendor"], ["a/+"]).topics == {"vendor": ["a/+"]}
    assert add_systems(data, ["vendor", "lighting"]).topics == {"vendor": ["a/+"]}
    assert Credentials.load_or_create(data.credentials).topics == {"vendor": ["a/+"]}
    assert add_systems(data, ["vendor"], []).topics == {}


def test_a_dialect_brings_its_topics_and_a_mapping_that_cannot_be_is_refused() -> None:
    assert checked(SystemDraft(id="lora", name="LoRa", dialect="chirpstack")) == ("application/+/device/+/event/+",)
    assert checked(SystemDraft(id="acme", name="Acme", dialect="mapped", topics=("acme/+",))) == ("acme/+",)
    assert checked(SystemDraft(id="lighting", name="Lighting")) == ()
    for draft in (
        SystemDraft(id="acme", name="Acme", dialect="mapped"),
        SystemDraft(id="acme", name="Acme", dialect="morse", topics=("acme/+",)),
        SystemDraft(id="acme", name="Acme", dialect="mapped", topics=("acme/+",), mapping="rules: [{feilds: 1}]"),
        SystemDraft(id="acme", name="Acme", topics=("acme/+",)),
    ):
        with pytest.raises(LaunchError):
            checked(draft)
