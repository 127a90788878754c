"""Interlocks as data of a kind: what must be known and true before a command may leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.kinds.fields import JsonSchema, Label, State, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known of an asset at the moment a command is judged.

    `values` are the observed ones and `ages` the seconds since each was measured or received, whichever is longer ago
    (absent or None: unknown; a device's clock may be ahead of ours, an arrival is not).
    `tags` are those of the asset and of the zones it stands in. `reachable`: the asset is online, and so is its
    system. `local_time` is the territory's own clock. `level` is the priority the command would be sent at.
    """

    values: State
    ages: Mapping[str, float | None]
    reachable: bool
    local_time: datetime
    level: int
    attributes: State = field(default_factory=dict)
    tags: frozenset[str] = frozenset()


def is_fresh(age_s: float, limit_s: float) -> bool:
    """Whether a state of this age is young enough; one from further ahead is of a clock that cannot be trusted."""
    return abs(age_s) <= limit_s


Judgement = Callable[[Value, Scene], bool]


def always(_value: Value, _scene: Scene) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Interlock:
    """A rule no priority outranks, but for `exempt_levels`.

    Where `concerns` answers True the rule applies: it then blocks when one of `inputs` (observed fields) is unknown,
    older than `fresh_s` seconds or of an unreachable asset, when one of `attributes` is not described, and else when
    `blocks` answers True. So `blocks` only ever reads what is known, and what is not known is the dangerous case.
    """

    name: str
    rule: Label
    remedy: Label
    blocks: Judgement
    concerns: Judgement = always
    inputs: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    fresh_s: float | None = None
    exempt_levels: frozenset[int] = frozenset()

    def schema(self) -> JsonSchema:
        return {
            "name": self.name,
            "rule": self.rule.schema(),
            "remedy": self.remedy.schema(),
            "inputs": list(self.inputs),
            "attributes": list(self.attributes),
            "fresh_s": self.fresh_s,
            "exempt_levels": sorted(self.exempt_levels),
        }
