"""Judging a command against its kind's interlocks: what blocks it, and what would satisfy the rule."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import Label, Value
from app.domain.kinds.interlock import Interlock, Scene, is_fresh


@dataclass(frozen=True, slots=True)
class Block:
    """A rule that is not met. `unknown` are the inputs and attributes that are not known, or not recently enough."""

    interlock: Interlock
    unknown: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.interlock.name

    @property
    def rule(self) -> Label:
        return self.interlock.rule

    @property
    def remedy(self) -> Label:
        return self.interlock.remedy

    def __str__(self) -> str:
        why = f" ({', '.join(self.unknown)} not known recently enough)" if self.unknown else ""
        return f"{self.rule.en}{why}. {self.remedy.en}"


def judge(capability: Capability, value: Value, scene: Scene) -> list[Block]:
    """The interlocks that `value` does not meet in `scene`, in the order they are declared; empty: it may go."""
    return [block for one in capability.interlocks if (block := _block(one, value, scene))]


def _block(interlock: Interlock, value: Value, scene: Scene) -> Block | None:
    if scene.level in interlock.exempt_levels or not interlock.concerns(value, scene):
        return None
    unknown = tuple(name for name in interlock.inputs if not _is_known(interlock, name, scene))
    unknown += tuple(name for name in interlock.attributes if scene.attributes.get(name) is None)
    if unknown:
        return Block(interlock, unknown)
    return Block(interlock) if interlock.blocks(value, scene) else None


def _is_known(interlock: Interlock, name: str, scene: Scene) -> bool:
    age = scene.ages.get(name)
    if not scene.reachable or age is None or scene.values.get(name) in (None, "unknown"):
        return False
    return interlock.fresh_s is None or is_fresh(age, interlock.fresh_s)
