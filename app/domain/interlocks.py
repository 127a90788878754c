"""Which interlocks stop a command, what they found unknown, and what would satisfy them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import Label, Value
from app.domain.kinds.interlock import Interlock, Scene

__all__ = ["Block", "Interlock", "Scene", "judge"]


@dataclass(frozen=True, slots=True)
class Block:
    """An interlock that stands in the way. An input neither `unknown` nor `stale` was known, and dangerous.

    `unreachable`: the asset or its system does not answer, so that nothing observed counts.
    """

    name: str
    rule: Label
    remedy: Label
    unknown: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unreachable: bool = False

    def body(self) -> dict[str, Any]:
        """As reports, problem documents and the journal tell it."""
        return {
            "name": self.name,
            "rule": self.rule.schema(),
            "remedy": self.remedy.schema(),
            "unknown": list(self.unknown),
            "stale": list(self.stale),
            "unreachable": self.unreachable,
        }


def judge(capability: Capability, value: Value, scene: Scene) -> list[Block]:
    """Every interlock of the capability that forbids (checked) `value` in this scene; none: it may be sent.

    What a rule reads and is unknown, older than its limit or of an unreachable asset counts as dangerous.
    """
    return [
        block
        for interlock in capability.interlocks
        if scene.level not in interlock.exempt_levels and interlock.concerns(value, scene)
        for block in _blocks(interlock, value, scene)
    ]


def _blocks(interlock: Interlock, value: Value, scene: Scene) -> Iterator[Block]:
    unknown = (
        *(name for name in interlock.inputs if not _is_known(name, scene)),
        *(name for name in interlock.attributes if scene.attributes.get(name) is None),
    )
    stale = tuple(name for name in interlock.inputs if name not in unknown and _is_stale(name, interlock, scene))
    unreachable = bool(interlock.inputs) and not scene.reachable
    if unknown or stale or unreachable or interlock.blocks(value, scene):
        yield Block(interlock.name, interlock.rule, interlock.remedy, unknown, stale, unreachable)


def _is_known(name: str, scene: Scene) -> bool:
    return scene.values.get(name, "unknown") not in (None, "unknown") and scene.ages.get(name) is not None


def _is_stale(name: str, interlock: Interlock, scene: Scene) -> bool:
    """Too old, or of a time that cannot be true: an age that is negative or not a number proves nothing."""
    age, limit = scene.ages[name], interlock.fresh_s
    return limit is not None and (age is None or not 0 <= age <= limit)
