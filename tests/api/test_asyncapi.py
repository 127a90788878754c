"""The AsyncAPI document is valid, complete and true: its examples go through the code it describes."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from jsonschema import Draft7Validator

from app.api.live_messages import Message
from app.asyncapi.document import document
from app.domain.field_command import FieldCommand
from app.domain.kinds import KINDS
from app.domain.reports import Event, Presence, Report
from app.ingest.read import read
from tests.factories import NOON

SPECS = Path(__file__).parents[1] / "asyncapi/node_modules/@asyncapi/specs/schemas"
DOCUMENT = document()
SCHEMAS = DOCUMENT["components"]["schemas"]
MESSAGES = DOCUMENT["components"]["messages"]


def validator(schema: dict[str, Any]) -> Draft7Validator:
    """Draft 07, as AsyncAPI's own Schema Object, references meant within the document."""
    return Draft7Validator({**schema, "components": DOCUMENT["components"]})


def examples(name: str) -> list[Any]:
    return [example["payload"] for example in MESSAGES[name]["examples"]]


def published(name: str, payload: Any) -> Any:
    """What the ingest path reads out of a message of the field."""
    channel = name.partition(".")[0]
    levels = "lighting/status" if channel == "status" else f"lighting/EP-0001/{channel}"
    return read(f"poste/v1/{levels}", msgspec.json.encode(payload), NOON)


def test_it_is_valid_against_the_specification() -> None:
    path = SPECS / "3.0.0.json"
    if not path.exists() and "CI" not in os.environ:
        pytest.skip("npm ci --prefix tests/asyncapi fetches the specification's JSON Schema")
    specification = json.loads(path.read_text())
    Draft7Validator.check_schema(specification)
    assert [error.message for error in Draft7Validator(specification).iter_errors(DOCUMENT)] == []


def test_every_reference_leads_somewhere() -> None:
    def follow(part: Any) -> None:
        for name, value in part.items() if isinstance(part, dict) else enumerate(part):
            if name == "$ref":
                target: Any = DOCUMENT
                for step in value.removeprefix("#/").split("/"):
                    target = target[step]
            elif isinstance(value, dict | list):
                follow(value)

    follow(DOCUMENT)


def test_every_message_is_used_by_an_operation_that_its_channel_carries() -> None:
    used = set()
    for operation in DOCUMENT["operations"].values():
        channel = DOCUMENT["channels"][operation["channel"]["$ref"].rsplit("/")[-1]]
        told = [reference["$ref"].rsplit("/")[-1] for reference in operation["messages"]]
        assert set(told) == set(channel["messages"])
        used |= set(told)
    assert used == set(MESSAGES)


@pytest.mark.parametrize("name", MESSAGES)
def test_every_example_is_what_its_schema_says(name: str) -> None:
    assert examples(name)
    for payload in examples(name):
        validator(MESSAGES[name]["payload"]).validate(payload)


@pytest.mark.parametrize("name", [name for name in MESSAGES if not name.startswith("live.") and name != "command"])
def test_every_example_of_the_field_is_read_by_the_ingest_path(name: str) -> None:
    for payload in examples(name):
        message = published(name, payload)
        assert message.contents
        assert not message.kept


@pytest.mark.parametrize("kind", KINDS)
def test_telemetry_is_described_for_every_kind(kind: str) -> None:
    [report, *_] = published("telemetry", examples(f"telemetry.{kind}")[0]).contents
    assert isinstance(report, Report)
    assert KINDS[kind].check_report(report.values) == []
    described = set(SCHEMAS["values.common"]["properties"]) | set(SCHEMAS[f"values.{kind}"]["allOf"][1]["properties"])
    assert described == {row.name for row in KINDS[kind].reported}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("telemetry.luminaire", {"at": "2026-11-22T17:05:00"}),
        ("telemetry.luminaire", {"values": {"light_level_pct": 101}}),
        ("telemetry.luminaire", {"values": [1]}),
        ("telemetry.luminaire", {"seq": -1}),
        ("event", {"event": ""}),
        ("ack", {"result": "maybe"}),
        ("status", {"status": "away"}),
    ],
)
def test_what_the_schema_refuses_is_refused_by_the_code(name: str, change: dict[str, Any]) -> None:
    payload = examples(name)[0] | change
    message = published(name, payload)
    values = message.contents[0].values if message.contents and isinstance(message.contents[0], Report) else {}
    refused_by_code = bool(message.kept) or not _fits("luminaire", values)
    naive_time = "Z" not in payload["at"]
    assert refused_by_code
    assert naive_time or not validator(MESSAGES[name]["payload"]).is_valid(payload)


def _fits(kind: str, values: dict[str, Any]) -> bool:
    try:
        KINDS[kind].check_report(values)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", [name for name in MESSAGES if name.startswith("live.")])
def test_every_example_of_the_feed_decodes_as_the_feed_encodes(name: str) -> None:
    for payload in examples(name):
        message = msgspec.convert(payload, Message)
        assert msgspec.json.decode(msgspec.json.encode(message)) == payload


def test_status_is_the_only_retained_channel() -> None:
    retained = {
        name: operation["bindings"]["mqtt"]["retain"]
        for name, operation in DOCUMENT["operations"].items()
        if operation["action"] == "receive"
    }
    assert retained == {"receiveTelemetry": False, "receiveEvent": False, "receiveAck": False, "receiveStatus": True}
    assert isinstance(published("status", examples("status")[0]).contents[0], Presence)
    assert isinstance(published("event", examples("event")[0]).contents[0], Event)


async def test_it_is_served(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/asyncapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == DOCUMENT


def test_the_examples_of_commands_are_what_poste_sends() -> None:
    for payload in examples("command"):
        command = msgspec.convert(payload, FieldCommand)
        assert msgspec.to_builtins(command, builtin_types=(datetime,)).keys() == payload.keys()
