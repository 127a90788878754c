"""The device's half of the command contract: what it refuses, whatever the equipment is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import InvalidValue
from app.domain.kinds.kind import Kind
from simulators.wire import Ack

REMEMBERED = 500
NOT_CENTRAL = ("local", "lockout")


class UnreadableCommand(ValueError):
    """The payload is no command; the text says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """What Poste asks, as read from the wire. `value` None releases a held capability; `params` are an action's."""

    id: str
    version: int
    expires_at: datetime
    capability: str
    slot: str = ""
    value: Mapping[str, Any] | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    attachment: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Command:
        """From the decoded payload. Raises `UnreadableCommand`."""
        words = {name: body.get(name) for name in ("id", "capability")}
        for name, word in words.items():
            if not isinstance(word, str) or not word:
                raise UnreadableCommand(f"{name} is missing")
        version, slot = body.get("version"), body.get("slot") or ""
        if version.__class__ is not int:
            raise UnreadableCommand("version is not an integer")
        value, params, attachment = body.get("value"), body.get("params", {}), body.get("attachment", {})
        objects = [params, attachment] if value is None else [value, params, attachment]
        if not isinstance(slot, str) or not all(isinstance(item, Mapping) for item in objects):
            raise UnreadableCommand("value, params and attachment are objects, slot is text")
        expires_at = _instant(body.get("expires_at"))
        return cls(
            str(words["id"]), int(version or 0), expires_at, str(words["capability"]), slot, value, params, attachment
        )

    @property
    def held_as(self) -> str:
        """The property it is about: the capability, and the slot where there is one."""
        return f"{self.capability}/{self.slot}" if self.slot else self.capability

    def release(self, capability: Capability) -> bool:
        return capability.mode == "held" and self.value is None

    def asked(self, capability: Capability) -> Mapping[str, Any]:
        """The parameters to check: the value's, or the action's."""
        return (self.value or {}) if capability.mode == "held" else self.params


@dataclass(slots=True)
class CommandMemory:
    """What one device remembers: the newest version of each property, and its last answer to each id."""

    kind: Kind
    newest: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Ack] = field(default_factory=dict)

    def refusal(self, command: Command, control_mode: str, now: datetime) -> Ack | None:
        """Why the command is not carried out, or what was answered before; None when it is to be carried out.

        `now` is the device's own clock. A command that is understood and in time makes its version the
        newest, even where the equipment then refuses it: what is older stays old.
        """
        if command.id in self.answers:
            return self.answers[command.id]
        if command.expires_at <= now:
            return Ack("rejected", f"expired at {command.expires_at.isoformat()}")
        reason = self._misfit(command) or self._superseded(command)
        if reason:
            return Ack("rejected", reason)
        self.newest[command.held_as] = command.version
        return Ack("rejected", f"control mode {control_mode}") if control_mode in NOT_CENTRAL else None

    def note(self, command_id: str, answer: Ack) -> None:
        """Keep the last answer to a command; the oldest beyond `REMEMBERED` are forgotten."""
        self.answers[command_id] = answer
        if len(self.answers) > REMEMBERED:
            del self.answers[next(iter(self.answers))]

    def capability(self, name: str) -> Capability | None:
        return next((row for row in self.kind.capabilities if row.name == name), None)

    def _misfit(self, command: Command) -> str:
        capability = self.capability(command.capability)
        if capability is None:
            return f"unknown capability {command.capability}"
        if command.release(capability):
            return ""
        try:
            capability.check_params(command.asked(capability))
        except InvalidValue as error:
            return str(error)
        return ""

    def _superseded(self, command: Command) -> str:
        newest = self.newest.get(command.held_as)
        if newest is None or command.version > newest:
            return ""
        return f"superseded: version {command.version} <= {newest}"


def _instant(text: object) -> datetime:
    try:
        instant = datetime.fromisoformat(str(text))
    except ValueError:
        raise UnreadableCommand("expires_at is not RFC 3339") from None
    if instant.tzinfo is None:
        raise UnreadableCommand("expires_at has no zone")
    return instant
