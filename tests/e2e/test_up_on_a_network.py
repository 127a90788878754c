"""`poste up` beyond this machine: with a certificate and an administrator, or not at all; with what tools then need."""

from __future__ import annotations

import asyncio
import json
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.embedded.layout import DataDir
from app.embedded.ports import free_port
from bench import services
from tests.e2e.test_up import CHECKOUT, environment
from tests.tls_brokers import Authority, authority

PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("signer"), "city")


@pytest.fixture(scope="module")
def on_network(signer: Authority) -> Mapping[str, str]:
    cert, key = signer.sign("poste", "localhost", "127.0.0.1")
    return {
        "POSTE_HOST": "0.0.0.0",  # noqa: S104 - the very thing
        "POSTE_ACCESS": "accounts",
        "POSTE_TLS_CERT_FILE": str(cert),
        "POSTE_TLS_KEY_FILE": str(key),
    }


def start(data: DataDir, *arguments: str, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=CHECKOUT, env=environment(data) | more, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def poste(data: DataDir, *arguments: str, **more: str) -> tuple[int, str]:
    """The exit code of a command and what it said."""
    process = start(data, *arguments, **more)
    said, _ = process.communicate(timeout=PATIENCE_S)
    return process.returncode, said.strip()


@contextmanager
def up(data: DataDir, port: int, **more: str) -> Iterator[str]:
    """`poste up` until the block ends; what it said while it came up."""
    process = start(data, "up", "--port", str(port), "--mqtt-port", str(free_port()), **more)
    assert process.stdout
    said = ""
    try:
        for line in process.stdout:
            said += line
            if "Poste is up" in line:
                break
        yield said
    finally:
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.wait(PATIENCE_S)
        process.stdout.close()


@pytest.fixture(scope="module")
def managed() -> Iterator[tuple[DataDir, str]]:
    """A data directory with an administrator, stopped; and what a network address was told before there was one."""
    with services.data_dir() as data:
        with up(data, free_port()):
            code, password = poste(data, "user", "add", "a.martin", "--role", "administrator")
            assert code == 0, password
        yield data, password


def test_nothing_is_served_on_a_network_before_somebody_manages_accounts(on_network: Mapping[str, str]) -> None:
    with services.data_dir() as data:
        code, said = poste(data, "up", "--port", str(free_port()), "--mqtt-port", str(free_port()), **on_network)
    assert code == 1
    assert "Nobody manages accounts yet" in said
    assert "poste user add NAME --role administrator" in said
    assert "Traceback" not in said


OPEN = {"POSTE_ACCESS": "open"}
CLEAR = {"POSTE_TLS_CERT_FILE": "", "POSTE_TLS_KEY_FILE": ""}
NO_FILE = {"POSTE_TLS_CERT_FILE": "/nowhere.pem"}
NO_CERTIFICATE = {"POSTE_TLS_CERT_FILE": "", "POSTE_TRUSTED_PROXY": "192.0.2.1"}
ELSEWHERE = {"POSTE_DATABASE_URL": "postgresql://127.0.0.1:1/x", "POSTE_MQTT_URL": "mqtt://127.0.0.1:1"}


@pytest.mark.parametrize(
    ("command", "changes", "told"),
    [
        ("up", OPEN, "POSTE_ACCESS=accounts"),
        ("up", CLEAR, "POSTE_TRUSTED_PROXY"),
        ("up", NO_FILE, "POSTE_TLS_CERT_FILE /nowhere.pem"),
        ("up", NO_CERTIFICATE, "POSTE_TLS_KEY_FILE is set without POSTE_TLS_CERT_FILE"),
        ("web", CLEAR | ELSEWHERE, "POSTE_TRUSTED_PROXY"),
        ("demo", CLEAR, "POSTE_TRUSTED_PROXY"),
    ],
)
def test_each_refusal_says_what_to_set(
    on_network: Mapping[str, str], tmp_path: Path, command: str, changes: Mapping[str, str], told: str
) -> None:
    code, said = poste(DataDir(tmp_path), command, **{**on_network, **changes})
    assert (code, told in said, "Traceback" in said) == (1, True, False), said


def test_doctor_says_the_same(on_network: Mapping[str, str], tmp_path: Path, signer: Authority) -> None:
    _, open_to_all = poste(DataDir(tmp_path), "doctor", **{**on_network, **OPEN})
    assert "POSTE_ACCESS=accounts" in open_to_all
    _, in_clear = poste(DataDir(tmp_path), "doctor", **{**on_network, **CLEAR})
    assert "POSTE_TRUSTED_PROXY" in in_clear
    cert, key = signer.sign("late", "localhost", days=-1)
    late = {"POSTE_TLS_CERT_FILE": str(cert), "POSTE_TLS_KEY_FILE": str(key)}
    code, expired = poste(DataDir(tmp_path), "doctor", **{**on_network, **late})
    assert (code, "renew POSTE_TLS_CERT_FILE" in expired) == (1, True), expired


def test_it_is_served_with_a_certificate_and_an_administrator(
    managed: tuple[DataDir, str], on_network: Mapping[str, str], signer: Authority, tmp_path: Path
) -> None:
    data, password = managed
    port = free_port()
    address = f"https://localhost:{port}"
    trusted = {"SSL_CERT_FILE": str(signer.file)}
    with up(data, port, **on_network) as said:
        assert f"https://127.0.0.1:{port}" in said, said
        with httpx.Client(base_url=address, verify=ssl.create_default_context(cafile=signer.file)) as browser:
            assert browser.get("/api/v1/assets").status_code == 401
            opened = browser.post("/api/v1/session", json={"name": "a.martin", "password": password})
            assert (opened.status_code, opened.json()["stage"]) == (201, "new_password")
            assert opened.headers["set-cookie"].startswith("__Host-poste_session=")
        assert poste(data, "doctor")[0] == 0
        _, text = poste(data, "token", "create", "archive", "--role", "integrator")
        file = tmp_path / "token"
        file.write_text(text + "\n")
        city = tmp_path / "city.geojson"
        nobody, refused = poste(data, "export", str(city), "--url", address, **trusted)
        assert (nobody, "--token-file" in refused, city.exists()) == (1, True, False), refused
        for shown in ({"POSTE_TOKEN": text}, {}):
            by_file = () if shown else ("--token-file", str(file))
            code, exported = poste(data, "export", str(city), "--url", address, *by_file, **trusted, **shown)
            assert code == 0, exported
            assert json.loads(city.read_text())["type"] == "FeatureCollection"
            city.unlink()
        code, told = poste(data, "watch", "--url", address, **trusted)
        assert (code, "--token-file" in told) == (1, True), told
        asyncio.run(watched(data, address, {**trusted, "POSTE_TOKEN": text}))


async def watched(data: DataDir, address: str, shown: Mapping[str, str]) -> None:
    """`poste watch` shows what is registered while it looks on."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app.cli", "watch", "--url", address,
        cwd=CHECKOUT, env=environment(data) | dict(shown), stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    try:
        for number in range(20):
            await asyncio.to_thread(poste, data, "system", "add", f"lights-{number}")
            if await first_line(process.stdout, b"lights-"):
                return
        raise AssertionError("nothing was shown")
    finally:
        process.terminate()
        await process.communicate()


async def first_line(lines: asyncio.StreamReader, text: bytes) -> bool:
    try:
        async with asyncio.timeout(2):
            while line := await lines.readline():
                if text in line:
                    return True
    except TimeoutError:
        pass
    return False
