"""What equipment can be asked, and what the reconciler may do about it without an operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.domain.kinds.fields import Field, JsonSchema, Label, check_members, object_schema

Recovery = Literal["auto", "ask", "hold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """Something equipment can be asked: `held` by a claim, or a one-off `action`.

    `critical` says when two persons are needed (None: never). `on_release`, `on_reconnect` and
    `on_takeover` say whether the reconciler may act by itself: `auto`, `ask` the operator, or `hold`.
    Parameters are required unless named in `optional`.
    """

    name: str
    label: Label
    mode: Literal["held", "action"]
    params: tuple[Field, ...] = ()
    optional: tuple[str, ...] = ()
    critical: Label | None = None
    on_release: Recovery = "auto"
    on_reconnect: Recovery = "auto"
    on_takeover: Recovery = "auto"

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.params if row.name not in self.optional)

    def check_params(self, params: Mapping[str, Any]) -> None:
        """Check what a person or a scenario asks for: strict, raises `InvalidValue`."""
        check_members(params, {row.name: row for row in self.params}, self.required)

    def schema(self) -> JsonSchema:
        return {
            "name": self.name,
            "mode": self.mode,
            "label": self.label.schema(),
            "critical": self.critical.schema() if self.critical else None,
            "on_release": self.on_release,
            "on_reconnect": self.on_reconnect,
            "on_takeover": self.on_takeover,
            "params": object_schema(self.params, required=self.required),
        }


def held(
    name: str,
    fr: str,
    en: str,
    *params: Field,
    optional: tuple[str, ...] = (),
    critical: Label | None = None,
    release: Recovery = "auto",
    reconnect: Recovery = "auto",
    takeover: Recovery = "auto",
) -> Capability:
    """A property a claim holds, reconciled until the field agrees."""
    return Capability(
        name=name,
        label=Label(fr, en),
        mode="held",
        params=params,
        optional=optional,
        critical=critical,
        on_release=release,
        on_reconnect=reconnect,
        on_takeover=takeover,
    )


def action(
    name: str, fr: str, en: str, *params: Field, optional: tuple[str, ...] = (), critical: Label | None = None
) -> Capability:
    """A momentary command: never repeated by the reconciler on its own."""
    return Capability(
        name=name,
        label=Label(fr, en),
        mode="action",
        params=params,
        optional=optional,
        critical=critical,
        on_release="hold",
        on_reconnect="hold",
        on_takeover="hold",
    )
