"""TLS towards both brokers: passwords, client certificates, and what is said when a handshake fails."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from app.actions.clock import SystemClock
from app.broker_url import Broker
from app.embedded.doctor import examine
from app.embedded.mqtt_probe import ProbeError, round_trip
from app.ingest.listener import Delivery, Listener
from app.tls import TlsFiles, UnusableFile
from simulators.field import Broker as FieldBroker
from simulators.field import Pem, SystemLink
from tests.processes import Poste, eventually
from tests.services import RunningBroker
from tests.tls_brokers import HOST, Authority, Clients, authority, files, tls_broker

BROKERS = ("nats", "mosquitto")
on_both = pytest.mark.parametrize("name", BROKERS)
on_both_and_versions = pytest.mark.parametrize(
    ("name", "version"), [("nats", "3.1.1"), ("mosquitto", "3.1.1"), ("mosquitto", "5")]
)


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("ours"), "city")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("theirs"), "stranger")


@asynccontextmanager
async def listening(broker: Broker, tls: TlsFiles) -> AsyncIterator[Listener]:
    listener = Listener(broker, "tls-test", SystemClock(), tls)
    listener.start()
    try:
        yield listener
    finally:
        await listener.close()


async def becomes(condition: Callable[[], object]) -> None:
    await eventually(condition, timeout_s=15)


async def says(base: str, words: str) -> bool:
    async with httpx.AsyncClient() as http:
        answer = await http.get(f"{base}/readyz")
    return answer.status_code == 503 and words in answer.text


async def first(listener: Listener) -> Delivery:
    async with asyncio.timeout(15):
        return (await listener.collect(1, 0.01))[0]


@on_both_and_versions
async def test_messages_flow_over_tls_with_a_password(name: str, version: str, trusted: Authority) -> None:
    with tls_broker(name, trusted) as broker:
        async with listening(broker.address(version=version), files(trusted)) as listener:
            await becomes(lambda: listener.connected_since)
            link = SystemLink("lighting", FieldBroker.parse(broker.url("lighting"), Pem(trusted.file)))
            link.start()
            delivery = await first(listener)
            await asyncio.to_thread(link.stop)
        assert delivery.topic == "poste/v1/lighting/status"
        round_trip(broker.url(), files(trusted))


@pytest.mark.parametrize("clients", ["certificate", "identity"])
@on_both
async def test_a_client_certificate_opens_where_one_is_asked_for(
    name: str, clients: Clients, trusted: Authority
) -> None:
    client = trusted.sign("poste")
    user = "poste" if clients == "certificate" else None
    with tls_broker(name, trusted, clients) as broker:
        async with listening(broker.address(user), files(trusted, client)) as listener:
            await becomes(lambda: listener.connected_since)
        await asyncio.to_thread(round_trip, broker.url(user), files(trusted, client))


@on_both
async def test_without_the_certificate_asked_for_the_error_says_so(
    name: str, trusted: Authority, stranger: Authority
) -> None:
    with tls_broker(name, trusted, "certificate") as broker:
        async with listening(broker.address(), files(trusted)) as listener:
            await becomes(lambda: "POSTE_MQTT_CERT_FILE" in listener.last_error)
            assert listener.connected_since is None
        with pytest.raises(ProbeError, match="POSTE_MQTT_CERT_FILE"):
            await asyncio.to_thread(round_trip, broker.url(), files(trusted))
        unknown = files(trusted, stranger.sign("poste"))
        async with listening(broker.address(), unknown) as listener:
            await becomes(lambda: "client certificate" in listener.last_error)


@pytest.mark.parametrize(
    ("days", "hosts", "host", "words"),
    [
        (-1, (HOST,), HOST, "it has expired: renew it on the broker"),
        (30, ("broker.example",), HOST, "name the broker in POSTE_MQTT_URL as its certificate does"),
        (30, (HOST,), "127.0.0.1", "name the broker in POSTE_MQTT_URL as its certificate does"),
    ],
    ids=["expired", "other host", "address instead of name"],
)
async def test_a_wrong_server_certificate_is_refused_with_what_to_do(
    days: int, hosts: tuple[str, ...], host: str, words: str, trusted: Authority
) -> None:
    with tls_broker("nats", trusted, days=days, hosts=hosts) as broker:
        async with listening(broker.address(host=host), files(trusted)) as listener:
            await becomes(lambda: words in listener.last_error)
        with pytest.raises(ProbeError, match="certificate is refused"):
            await asyncio.to_thread(round_trip, broker.url(host=host), files(trusted))


@on_both
async def test_an_unknown_authority_is_refused_until_it_is_given(
    name: str, trusted: Authority, stranger: Authority
) -> None:
    with tls_broker(name, trusted) as broker:
        for files_ in (files(None), files(stranger)):
            async with listening(broker.address(), files_) as listener:
                await becomes(lambda: "give the authority that signed it in POSTE_MQTT_CA_FILE" in listener.last_error)


@pytest.mark.parametrize("plain", ["broker", "mosquitto"])
async def test_a_plain_port_is_named_for_what_it_is(
    plain: str, trusted: Authority, request: pytest.FixtureRequest
) -> None:
    running: RunningBroker = request.getfixturevalue(plain)
    address = Broker.parse(f"mqtts://poste:x@{HOST}:{running.port}")
    async with listening(address, files(trusted)) as listener:
        await becomes(lambda: "TLS port" in listener.last_error)


async def test_a_file_that_comes_later_is_read_then(
    trusted: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ingest.listener.RETRY_S", 0.1)
    late = tmp_path / "ca.pem"
    with tls_broker("nats", trusted) as broker:
        async with listening(broker.address(), TlsFiles(late)) as listener:
            assert str(late) in listener.last_error
            assert "No such file" in listener.last_error
            late.write_bytes(trusted.file.read_bytes())
            await becomes(lambda: listener.connected_since)


async def test_a_certificate_renewed_in_place_is_used_at_the_next_connection(
    trusted: Authority, stranger: Authority, tmp_path: Path
) -> None:
    ca = tmp_path / "ca.pem"
    ca.write_bytes(stranger.file.read_bytes())
    with tls_broker("nats", trusted) as broker:
        async with listening(broker.address(), TlsFiles(ca)) as listener:
            await becomes(lambda: "POSTE_MQTT_CA_FILE" in listener.last_error)
            ca.write_bytes(trusted.file.read_bytes())
            await becomes(lambda: listener.connected_since)


def test_unusable_files_are_named(trusted: Authority, stranger: Authority, tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.pem"
    garbage.write_text("no certificate")
    cert, key = trusted.sign("poste")
    cases = {
        TlsFiles(ca=garbage): "POSTE_MQTT_CA_FILE",
        TlsFiles(cert=tmp_path / "none.pem", key=key): "No such file",
        TlsFiles(cert=cert, key=stranger.sign("other")[1]): "the key is not that of the certificate",
        TlsFiles(cert=cert): "POSTE_MQTT_KEY_FILE not set",
        TlsFiles(key=key): "set both or neither",
    }
    for unusable, words in cases.items():
        with pytest.raises(UnusableFile, match=words):
            unusable.context()


def test_the_broker_must_prove_its_name() -> None:
    context = TlsFiles().context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


async def test_readiness_and_doctor_say_why_and_the_worker_stays_up(
    poste: Poste, trusted: Authority, stranger: Authority
) -> None:
    with tls_broker("nats", trusted) as broker:
        poste.mqtt_url = broker.url()
        poste.settings["POSTE_MQTT_CA_FILE"] = str(stranger.file)
        async with poste.web():
            worker = poste.start("worker")
            try:
                await eventually(lambda: says(poste.http, "POSTE_MQTT_CA_FILE"), worker)
                assert worker.popen.poll() is None
            finally:
                worker.end()
        findings = await asyncio.to_thread(lambda: list(examine("", broker.url(), poste.folder, files(stranger))))
    [seen] = [finding.seen for finding in findings if finding.subject == "broker"]
    assert "POSTE_MQTT_CA_FILE" in seen
