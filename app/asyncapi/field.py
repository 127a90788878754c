"""The field contract as AsyncAPI: MQTT channels, their operations, messages and the values of each kind."""

from __future__ import annotations

from typing import Any

from app.asyncapi.examples import AT, example_values
from app.asyncapi.parts import Json, message, parameters, ref, refs, schemas_of
from app.domain.field_access import ROOT
from app.domain.field_command import FieldCommand
from app.domain.kinds import KINDS
from app.domain.kinds.fields import object_schema
from app.domain.kinds.kind import COMMON_MEASUREMENTS, COMMON_STATE, Kind
from app.domain.registry import SLUG
from app.domain.reports import MAX_PAYLOAD_BYTES, MAX_REPORTS_PER_MESSAGE
from app.ingest.decoders.native import Acknowledgement, Occurrence, Status, Telemetry

_LEVEL = f"Matches `{SLUG.pattern}`."
_PARAMETERS = {
    "system": (
        f"The publishing field system; its broker user may write nowhere else. {_LEVEL}",
        "lighting",
    ),
    "asset": (f"The asset's id in the registry; it must belong to that system. {_LEVEL}", "EP-0001"),
}
_EVENT = {"at": AT, "event": "door_forced", "data": {"door": 1}}
_ACK = {"at": AT, "command_id": "01JDA7", "result": "done", "detail": ""}
_SENT = "command"
_COMMANDS = [
    {
        "id": "c6a4fb0c1a0f4f0d8a4d8c6b1f3f7f10",
        "version": 3,
        "at": AT,
        "expires_at": "2026-11-22T18:15:00Z",
        "capability": "light_level",
        "value": {"level_pct": 100},
        "reason": "Chute d’une personne",
        "priority": 4,
    },
    {
        "id": "0d4f3c0a7b1d4c4ea7a8f2a51e6c9b33",
        "version": 1,
        "at": AT,
        "expires_at": "2026-11-22T18:15:00Z",
        "capability": "test",
        "params": {"duration_s": 60},
        "reason": "Essai",
        "priority": 4,
    },
]
_STATUS = {"at": AT, "status": "online"}


def servers() -> Json:
    return {
        "broker": {
            "host": "{host}:1883",
            "protocol": "mqtt",
            "description": "NATS (MQTT 3.1.1) or Mosquitto (MQTT 3.1.1 and 5); `mqtts` on 8883 where TLS is set up.",
            "variables": {"host": {"default": "127.0.0.1", "description": "The machine of the broker."}},
            "security": [{"$ref": "#/components/securitySchemes/brokerUser"}],
        }
    }


def channels() -> Json:
    """Channels by name; levels of their topics are parameters."""
    return {
        "telemetry": _channel("telemetry", [_telemetry_name(kind) for kind in KINDS.values()], _MEASURED),
        "event": _channel("event", ["event"], "Things that happened, beside measured values."),
        "ack": _channel("ack", ["ack"], "Answers to commands."),
        "command": _channel("command", ["command"], _COMMANDED),
        "status": _channel("status", ["status"], "Presence of a field system, retained and left as its last will."),
    }


_COMMANDED = """\
What an asset is asked; devices subscribe on a clean session. They refuse a version lower than the newest they took \
for the same asset, capability and slot, refuse what has expired, and answer a repeated id as they did before."""
_MEASURED = f"""\
What assets measure. One report, or an array of 1 to {MAX_REPORTS_PER_MESSAGE} (a backlog), of at most \
{MAX_PAYLOAD_BYTES // 1024} KB. The asset's kind says which fields it may report, in which unit (`x-unit`, UCUM); \
fields a kind does not have are tolerated and kept aside."""


def operations() -> Json:
    """What Poste does with each channel: it sends commands and receives the others, at QoS 1; only a status is
    retained.
    """
    told = {f"receive{name.capitalize()}": _receive(name, body) for name, body in channels().items() if name != _SENT}
    return told | {
        "sendCommand": {
            "action": "send",
            "channel": {"$ref": f"#/channels/{_SENT}"},
            "summary": "Poste sends a command at QoS 1, not retained; it is delivered once it is acknowledged.",
            "bindings": {"mqtt": {"qos": 1, "retain": False, "bindingVersion": "0.2.0"}},
            "messages": [{"$ref": f"#/channels/{_SENT}/messages/command"}],
        }
    }


def messages() -> Json:
    """Messages by name: one for the telemetry of each kind."""
    told = {_telemetry_name(kind): _telemetry(kind) for kind in KINDS.values()}
    return told | {
        "event": message("Event", "Something that happened.", ref("Occurrence"), [_EVENT]),
        "command": message("Command", "What an asset is asked.", ref("FieldCommand"), _COMMANDS),
        "ack": message("Acknowledgement", "A device's answer to a command.", ref("Acknowledgement"), [_ACK]),
        "status": message("Status", "A field system came or went.", ref("Status"), [_STATUS]),
    }


def schemas() -> Json:
    """The decoders' own models, and the values of each kind."""
    found = schemas_of([Telemetry, Occurrence, Acknowledgement, Status, FieldCommand])
    found["values.common"] = object_schema((*COMMON_STATE, *COMMON_MEASUREMENTS), free=True)
    for kind in KINDS.values():
        found[f"values.{kind.name}"] = _values(kind)
        found[_telemetry_name(kind)] = {
            "allOf": [ref("Telemetry"), {"type": "object", "properties": {"values": ref(f"values.{kind.name}")}}]
        }
    return found


def _channel(name: str, told: list[str], description: str) -> Json:
    address = f"{ROOT}/{{system}}/status" if name == "status" else f"{ROOT}/{{system}}/{{asset}}/{name}"
    return {
        "address": address,
        "description": description,
        "servers": [{"$ref": "#/servers/broker"}],
        "parameters": parameters(address, _PARAMETERS),
        "messages": refs("#/components/messages", told),
    }


def _receive(name: str, channel: Json) -> Json:
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{name}"},
        "summary": f"Poste receives {name} at QoS 1 and acknowledges it once it is committed.",
        "bindings": {"mqtt": {"qos": 1, "retain": name == "status", "bindingVersion": "0.2.0"}},
        "messages": [{"$ref": f"#/channels/{name}/messages/{key}"} for key in channel["messages"]],
    }


def _telemetry_name(kind: Kind) -> str:
    return f"telemetry.{kind.name}"


def _telemetry(kind: Kind) -> Json:
    one = ref(_telemetry_name(kind))
    backlog = {"type": "array", "items": one, "minItems": 1, "maxItems": MAX_REPORTS_PER_MESSAGE}
    example: dict[str, Any] = {"at": AT, "seq": 1042, "values": example_values(kind)}
    title, summary = f"Telemetry: {kind.label.en}", f"{kind.label.fr}; words from {kind.source}."
    return message(title, summary, {"oneOf": [one, backlog]}, [example, [example]])


def _values(kind: Kind) -> Json:
    own = (*kind.state[len(COMMON_STATE) :], *kind.measurements[len(COMMON_MEASUREMENTS) :])
    return {"title": kind.label.en, "allOf": [ref("values.common"), object_schema(own, free=True)]}
