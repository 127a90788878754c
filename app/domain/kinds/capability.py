"""What equipment can be asked, how the answer is recognised, and what may be done without an operator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.domain.kinds.agreement import Agreement, Release, cannot_tell, cannot_tell_release, nothing_to_release
from app.domain.kinds.fields import Field, JsonSchema, Label, Value, check_members, object_schema
from app.domain.kinds.interlock import Interlock

Recovery = Literal["auto", "ask", "hold"]
Effect = Literal["opens_way", "closes_way", "preempts", "full_light", "darkens"]
"""What a value does to the people around, where a rule of two persons or of opposition depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a condition of two persons may depend on. The defaults are what an asker who knows nothing must assume.

    `shown_classes` are the message classes the signs show now (`unknown` where a sign does not say), `from_library`
    tells a message of the library from free text, `every_zone` and `evacuation` speak of a sound message,
    `sole_carrier` of network equipment nothing else can replace, `carries_critical` of a port that feeds an access
    point or a camera.
    """

    level: int
    night: bool = True
    shown_classes: frozenset[str] = frozenset({"unknown"})
    from_library: bool = False
    every_zone: bool = True
    evacuation: bool = True
    sole_carrier: bool = True
    carries_critical: bool = True


Condition = Callable[[Value, Circumstances], bool]


def in_any_case(_value: Value, _circumstances: Circumstances) -> bool:
    return True


def no_effect(_value: Value) -> Effect | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """Something equipment can be asked: `held` by a claim, or a one-off `action`.

    `critical` says when two persons are needed (None: never) and `critical_when` decides it. `on_release`,
    `on_reconnect` and `on_takeover` say whether the reconciler may act by itself: `auto`, `ask` the operator, or
    `hold`. Parameters are required unless named in `optional`. `slot` names the parameter that tells one property of
    the asset from another. A command waits `ttl_s` seconds at most; the equipment shows its effect within `answer_s`
    of acknowledging, and the seconds of the parameter `lasting` besides. `repeatable` commands may be sent again when
    their outcome is unknown. `loads` is the held capability, of what the equipment feeds, whose compiled programme goes
    beside the parameters: done once the equipment reports its checksum.
    """

    name: str
    label: Label
    mode: Literal["held", "action"]
    params: tuple[Field, ...] = ()
    optional: tuple[str, ...] = ()
    slot: str | None = None
    ttl_s: float = 120
    answer_s: float = 10
    lasting: str | None = None
    repeatable: bool
    loads: str | None = None
    agrees: Agreement = cannot_tell
    released: Release = cannot_tell_release
    opposes: Callable[[Value, Value], bool] | None = None
    effect: Callable[[Value], Effect | None] = no_effect
    interlocks: tuple[Interlock, ...] = ()
    critical: Label | None = None
    critical_when: Condition = in_any_case
    on_release: Recovery = "auto"
    on_reconnect: Recovery = "auto"
    on_takeover: Recovery = "auto"

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.params if row.name not in self.optional)

    def check_params(self, params: Mapping[str, Any]) -> None:
        """Check what a person or a scenario asks for: strict, raises `InvalidValue`."""
        check_members(params, {row.name: row for row in self.params}, self.required)

    def property_of(self, params: Value) -> str:
        """The property these (checked) parameters are about: `name`, or `name/slot` (`circuit/D1`)."""
        return self.name if self.slot is None else f"{self.name}/{params[self.slot]}"

    @staticmethod
    def of_property(text: str) -> tuple[str, str | None]:
        """A property's capability and slot: the inverse of `property_of`."""
        name, slash, slot = text.partition("/")
        return name, slot if slash else None

    def waits_s(self, params: Value) -> float:
        """Seconds a command may wait before it expires: the asker's own `ttl_s` where shorter."""
        return float(min(self.ttl_s, params.get("ttl_s", self.ttl_s)))

    def answers_s(self, params: Value | None) -> float:
        """Seconds the equipment may take to show it; None is a release."""
        lasting = (params or {}).get(self.lasting, 0) if self.lasting else 0
        return self.answer_s + float(lasting)

    def schema(self) -> JsonSchema:
        return {
            "name": self.name,
            "mode": self.mode,
            "label": self.label.schema(),
            "critical": self.critical.schema() if self.critical else None,
            "on_release": self.on_release,
            "on_reconnect": self.on_reconnect,
            "on_takeover": self.on_takeover,
            "slot": self.slot,
            "ttl_s": self.ttl_s,
            "answer_s": self.answer_s,
            "repeatable": self.repeatable,
            "interlocks": [item.schema() for item in self.interlocks],
            "params": object_schema(self.params, required=self.required),
        }


def held(
    name: str,
    fr: str,
    en: str,
    *params: Field,
    optional: tuple[str, ...] = (),
    slot: str | None = None,
    ttl_s: float = 120,
    answer_s: float = 10,
    lasting: str | None = None,
    agrees: Agreement = cannot_tell,
    released: Release = cannot_tell_release,
    opposes: Callable[[Value, Value], bool] | None = None,
    effect: Callable[[Value], Effect | None] = no_effect,
    interlocks: tuple[Interlock, ...] = (),
    critical: Label | None = None,
    critical_when: Condition = in_any_case,
    release: Recovery = "auto",
    reconnect: Recovery = "auto",
    takeover: Recovery = "auto",
) -> Capability:
    """A property a claim holds, reconciled until the field agrees: the same value sent twice is the same order."""
    return Capability(
        name=name,
        label=Label(fr, en),
        mode="held",
        params=params,
        optional=optional,
        slot=slot,
        ttl_s=ttl_s,
        answer_s=answer_s,
        lasting=lasting,
        repeatable=True,
        agrees=agrees,
        released=released,
        opposes=opposes,
        effect=effect,
        interlocks=interlocks,
        critical=critical,
        critical_when=critical_when,
        on_release=release,
        on_reconnect=reconnect,
        on_takeover=takeover,
    )


def action(
    name: str,
    fr: str,
    en: str,
    *params: Field,
    repeatable: bool,
    optional: tuple[str, ...] = (),
    slot: str | None = None,
    ttl_s: float = 120,
    answer_s: float = 10,
    lasting: str | None = None,
    loads: str | None = None,
    agrees: Agreement = cannot_tell,
    effect: Callable[[Value], Effect | None] = no_effect,
    interlocks: tuple[Interlock, ...] = (),
    critical: Label | None = None,
    critical_when: Condition = in_any_case,
) -> Capability:
    """A momentary command: nothing to release, and never repeated by the reconciler unless `repeatable`."""
    return Capability(
        name=name,
        label=Label(fr, en),
        mode="action",
        params=params,
        optional=optional,
        slot=slot,
        ttl_s=ttl_s,
        answer_s=answer_s,
        lasting=lasting,
        loads=loads,
        repeatable=repeatable,
        agrees=agrees,
        released=nothing_to_release,
        effect=effect,
        interlocks=interlocks,
        critical=critical,
        critical_when=critical_when,
        on_release="hold",
        on_reconnect="hold",
        on_takeover="hold",
    )
