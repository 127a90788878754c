"""`poste up` with its real web and worker: up, examined, watched, stopped."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.embedded.credentials import Credentials
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import opens
from app.embedded.ports import LOOPBACK, free_port
from app.embedded.readiness import readyz
from bench import services

CHECKOUT = Path(__file__).resolve().parents[2]


def environment(data: DataDir) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTE_")}
    return {**kept, "POSTE_DATA_DIR": str(data.root), "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}


def poste(data: DataDir, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(
        command, cwd=CHECKOUT, env=environment(data), check=False, capture_output=True, text=True, timeout=60
    )


@contextmanager
def poste_up(data: DataDir, port: int, mqtt_port: int) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    command = [sys.executable, "-m", "app.cli", "up", "--port", str(port), "--mqtt-port", str(mqtt_port)]
    process = subprocess.Popen(command, cwd=CHECKOUT, env=environment(data), stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if "Poste is up" in line:
                break
        yield process, said
    finally:
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.wait(60)
        process.stdout.close()


@pytest.fixture(scope="module")
def up() -> Iterator[tuple[DataDir, int, int, list[str]]]:
    port, mqtt_port = free_port(), free_port()
    with services.data_dir() as data, poste_up(data, port, mqtt_port) as (process, said):
        assert process.poll() is None, "".join(said)
        yield data, port, mqtt_port, said


def test_up_says_one_line_per_step(up: tuple[DataDir, int, int, list[str]]) -> None:
    _, port, mqtt_port, said = up
    expected = ("PostgreSQL 18 ready", f"{LOOPBACK}:{mqtt_port}", "schema is current", "worker", f":{port}", "is up")
    assert len(said) == len(expected)
    assert all(words in line for words, line in zip(expected, said, strict=True))


def test_readiness_names_what_is_missing_while_no_field_publishes(up: tuple[DataDir, int, int, list[str]]) -> None:
    answer = readyz(f"http://{LOOPBACK}:{up[1]}")
    assert answer
    assert answer["checks"]["database"]["ok"]
    assert not answer["checks"]["telemetry"]["ok"]


def test_doctor_finds_the_running_services_and_nothing_wrong(up: tuple[DataDir, int, int, list[str]]) -> None:
    examined = poste(up[0], "doctor")
    assert examined.returncode == 0, examined.stdout + examined.stderr
    for subject in ("database version", "extensions", "migrations", "partitions", "clock", "broker", "disk"):
        assert subject in examined.stdout


def test_a_system_added_while_it_runs_may_connect(up: tuple[DataDir, int, int, list[str]]) -> None:
    data, _, mqtt_port, _ = up
    added = poste(data, "system", "add", "lighting")
    assert added.returncode == 0, added.stderr
    password = Credentials.load_or_create(data.credentials).systems["lighting"]
    assert password in added.stdout
    assert services.wait_for(lambda: opens(f"mqtt://lighting:{password}@{LOOPBACK}:{mqtt_port}"))
    listed = poste(data, "system", "list").stdout
    assert "lighting" in listed
    assert "unknown" in listed, "a system that has not connected yet has no status"


def test_a_credential_issued_while_it_runs_opens_the_broker_until_it_is_revoked(
    up: tuple[DataDir, int, int, list[str]],
) -> None:
    data, _, mqtt_port, _ = up
    assert poste(data, "system", "add", "parking").returncode == 0
    told = poste(data, "system", "credentials", "parking", "--create", "--note", "barrier gateway")
    assert told.returncode == 0, told.stderr
    user, password = (line.split()[1] for line in told.stdout.splitlines())
    assert services.wait_for(lambda: opens(f"mqtt://{user}:{password}@{LOOPBACK}:{mqtt_port}"), 2)
    successor = poste(data, "system", "credentials", "parking", "--rotate", user).stdout.split()[1]
    listed = poste(data, "system", "credentials", "parking").stdout
    assert all(word in listed for word in (user, successor, "barrier gateway"))
    assert password not in listed
    refused = poste(data, "system", "credentials", "parking", "--create")
    assert (refused.returncode, "revoke one first" in refused.stderr) == (1, True)
    assert poste(data, "system", "credentials", "parking", "--revoke", user).returncode == 0
    assert services.wait_for(lambda: not opens(f"mqtt://{user}:{password}@{LOOPBACK}:{mqtt_port}"), 2)


def test_the_files_of_a_broker_of_ones_own_are_written(up: tuple[DataDir, int, int, list[str]], tmp_path: Path) -> None:
    told = poste(up[0], "system", "mosquitto-files", str(tmp_path))
    assert (told.returncode, "SIGHUP" in told.stdout) == (0, True), told.stderr
    assert (tmp_path / "mosquitto.acl").read_text().startswith("user poste\ntopic readwrite #\n")
    assert "\nposte:$7$" in (tmp_path / "passwords").read_text()
    assert poste(up[0], "system", "nats-users", str(tmp_path / "users.conf")).returncode == 0
    assert '"user": "poste"' in (tmp_path / "users.conf").read_text()
    nowhere = poste(up[0], "system", "nats-users", str(tmp_path / "nowhere" / "users.conf"))
    assert (nowhere.returncode, "Traceback" in nowhere.stderr) == (1, False)


def test_a_second_up_is_refused_in_one_sentence(up: tuple[DataDir, int, int, list[str]]) -> None:
    refused = poste(up[0], "up", "--port", str(free_port()), "--mqtt-port", str(free_port()))
    assert refused.returncode == 1
    assert "already runs" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_doctor_says_what_to_do_when_nothing_runs() -> None:
    with services.data_dir() as data:
        examined = poste(data, "doctor")
    assert examined.returncode == 1
    assert "poste up" in examined.stdout


def test_a_wrong_setting_is_one_sentence() -> None:
    with services.data_dir() as data:
        command = [sys.executable, "-m", "app.cli", "doctor"]
        wrong = {**environment(data), "POSTE_TIMEZONE": "Europe/Atlantis"}
        refused = subprocess.run(command, cwd=CHECKOUT, env=wrong, check=False, capture_output=True, text=True)
    assert refused.returncode == 1
    assert "POSTE_TIMEZONE" in refused.stderr
    assert "Traceback" not in refused.stderr
