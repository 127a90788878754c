"""What is alarmed of a kind: definitions as data, each with its ISA-18.2 rationalisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from app.domain.kinds.fields import JsonSchema, Label
from app.domain.kinds.trigger import Trigger

Priority = Literal["critical", "high", "medium", "low"]
PRIORITIES: tuple[Priority, ...] = ("critical", "high", "medium", "low")
"""The gravest first."""
Relation = Literal["feeds", "carries", "system"]
"""What a cause acts along: electricity, data, or being of the field system."""
Words = tuple[str, str]
"""French, English."""


@dataclass(frozen=True, slots=True)
class Rationale:
    """ISA-18.2-2016 clause 9 (rationalisation): what it means, what happens if nothing is done, what the operator
    does, and within how many seconds.
    """

    meaning: Label
    consequence: Label
    action: Label
    respond_s: float

    def schema(self) -> JsonSchema:
        return {
            "meaning": self.meaning.schema(),
            "consequence": self.consequence.schema(),
            "action": self.action.schema(),
            "respond_s": self.respond_s,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """An alarm that equipment of a kind can raise. Delays are seconds of measured time.

    `latching`: once the condition has gone and someone has acknowledged, it stays until it is reset.
    `folds`: relations along which it is the cause of others' alarms; `folded_under`: along which it is the
    consequence of another's. `enabled` is false where an override switched it off.
    """

    name: str
    label: Label
    priority: Priority
    trigger: Trigger
    rationale: Rationale
    on_delay_s: float = 0.0
    off_delay_s: float = 0.0
    latching: bool = False
    folds: tuple[Relation, ...] = ()
    folded_under: tuple[Relation, ...] = ()
    enabled: bool = True
    reads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", self.trigger.reads)

    def schema(self) -> JsonSchema:
        """The definition as JSON: what screens and integrators read."""
        return {
            "definition": self.name,
            "label": self.label.schema(),
            "priority": self.priority,
            "condition": self.trigger.schema(),
            "on_delay_s": self.on_delay_s,
            "off_delay_s": self.off_delay_s,
            "latching": self.latching,
            "folds": list(self.folds),
            "folded_under": list(self.folded_under),
            "guidance": self.rationale.schema(),
        }


def alarm(
    name: str,
    label: Words,
    priority: Priority,
    trigger: Trigger,
    *,
    means: Words,
    otherwise: Words,
    do: Words,
    within_s: float,
    **more: Any,
) -> Definition:
    """A definition with its rationalisation in both languages; `more` are its other members."""
    rationale = Rationale(Label(*means), Label(*otherwise), Label(*do), within_s)
    return Definition(name=name, label=Label(*label), priority=priority, trigger=trigger, rationale=rationale, **more)


def by_name(definitions: tuple[Definition, ...]) -> Mapping[str, Definition]:
    """Raises `ValueError` when two have one name."""
    found = {item.name: item for item in definitions}
    if len(found) != len(definitions):
        raise ValueError(f"an alarm is defined twice among {', '.join(item.name for item in definitions)}")
    return found
