"""The Compose installation: valid by its schema, closed by default, its broker configurations loadable."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from app.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_the_file_is_valid_by_the_compose_specification(compose: dict[str, Any]) -> None:
    vendored = resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    jsonschema.validate(compose, json.loads(vendored.read_text(encoding="utf-8")))


def test_ports_are_published_on_the_loopback_only(compose: dict[str, Any]) -> None:
    published = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_who_comes_through_a_published_port_must_be_known(compose: dict[str, Any]) -> None:
    assert compose["services"]["web"]["environment"]["POSTE_ACCESS"] == "accounts"


def test_the_web_role_keeps_the_key_of_second_factors_and_starts_behind_a_proxy(compose: dict[str, Any]) -> None:
    web = compose["services"]["web"]
    assert web["volumes"] == [f"keys:{web['environment']['POSTE_DATA_DIR']}"]
    told = web["environment"]
    proxy = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", told["POSTE_TRUSTED_PROXY"])
    settings = Settings(host=told["POSTE_HOST"], access=told["POSTE_ACCESS"], trusted_proxy=proxy)
    assert settings.access_refused == ""


def test_no_password_has_a_default() -> None:
    text = (CHECKOUT / "docker-compose.yml").read_text(encoding="utf-8")
    used = re.findall(r"\$\{(POSTE_\w*PASSWORD)([^}]*)\}", text)
    assert {name for name, _ in used} == {"POSTE_DB_PASSWORD", "POSTE_MQTT_PASSWORD", "POSTE_SIMULATORS_PASSWORD"}
    assert all(condition.startswith(":?") for _, condition in used)


def test_services_wait_for_a_migrated_database_and_a_healthy_broker(compose: dict[str, Any]) -> None:
    for name in ("web", "worker"):
        waits = compose["services"][name]["depends_on"]
        assert waits["migrate"]["condition"] == "service_completed_successfully"
        assert waits["nats"]["condition"] == "service_healthy"
    for name in ("postgres", "nats", "web"):
        assert compose["services"][name]["healthcheck"]["test"]


def test_every_named_volume_is_declared(compose: dict[str, Any]) -> None:
    mounts = [mount for service in compose["services"].values() for mount in service.get("volumes", [])]
    named = {mount.partition(":")[0] for mount in mounts if not mount.startswith((".", "/"))}
    assert named == set(compose["volumes"])


@pytest.mark.parametrize("password", ["0123456789", "12e4", "abc"])
def test_the_shipped_nats_configuration_loads_with_any_password(password: str) -> None:
    environment = dict.fromkeys(("POSTE_MQTT_PASSWORD", "POSTE_SIMULATORS_PASSWORD"), f'"{password}"')
    checked = subprocess.run(
        [Path(sys.executable).with_name("nats-server"), "-t", "--config", CHECKOUT / "docker" / "nats.conf"],
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stderr


def test_docker_itself_accepts_the_file() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], check=False, capture_output=True).returncode:
        pytest.skip("docker compose is not installed")
    passwords = dict.fromkeys(("POSTE_DB_PASSWORD", "POSTE_MQTT_PASSWORD", "POSTE_SIMULATORS_PASSWORD"), "secret")
    read = subprocess.run(
        [docker, "compose", "--profile", "demo", "config", "--quiet"],
        cwd=CHECKOUT,
        env={**os.environ, **passwords},
        check=False,
        capture_output=True,
        text=True,
    )
    assert read.returncode == 0, read.stderr
