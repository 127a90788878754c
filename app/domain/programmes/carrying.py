"""Programmes that Poste itself carries out: of what, and when each asset's command may leave."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability
from app.domain.kinds.kind import Kind
from app.domain.origins import may_order

WINDOW = timedelta(seconds=60)
"""Over which the commands of one change leave, so that those of a whole city do not leave at once."""


def acts_alone(capability: Capability) -> bool:
    """Whether a programme may hold it with nobody at the desk: what moves or takes two persons is never its affair."""
    recoveries = {capability.on_release, capability.on_reconnect, capability.on_takeover}
    alone = recoveries == {"auto"} and capability.critical is None and capability.slot is None
    return alone and capability.mode == "held"


def leaves_after(asset: str) -> timedelta:
    """How long after a change of its programme an asset's command leaves: always the same, within `WINDOW`."""
    share = int.from_bytes(hashlib.blake2b(asset.encode(), digest_size=4).digest()) / 2**32
    return WINDOW * share


def carried(kind: Kind) -> frozenset[str]:
    """The capabilities of `kind` that a programme may hold."""
    if not may_order("program", kind.family):
        return frozenset()
    return frozenset(item.name for item in kind.capabilities if acts_alone(item))


CARRIED = {name: carried(kind) for name, kind in KINDS.items()}
"""By kind, the capabilities that a programme may hold by Poste's commands."""
BY_PROGRAMME = frozenset[str]().union(*CARRIED.values())
"""Every capability that a programme may hold."""
CLOCKS = {name: kind.loader.loads for name, kind in KINDS.items() if kind.loader and kind.loader.loads}
"""By kind with a clock of its own, the capability of what it feeds whose programmes it carries out."""
