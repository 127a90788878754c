"""Rules and rotas as they are stored (JSON) and as the domain judges them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from app.actions.notifying_ports import StoredRota
from app.domain.notifying.hours import Hours
from app.domain.notifying.rota import Rota, Swap, Turn
from app.domain.notifying.rules import EscalationPlan, Rule
from app.domain.permissions import Reach

_SETS = ("transitions", "priorities", "families", "kinds", "definitions", "zones", "systems")


def rule_of(document: Mapping[str, Any]) -> Rule:
    """A rule from its document, with what its receiver may be told of."""
    plan = document["escalation"]
    return Rule(
        id=document["id"],
        receiver=document["receiver"],
        hours=hours_of(document["hours"]) if document["hours"] else None,
        told=_reach(*document["told"]),
        escalation=EscalationPlan(plan["service"], plan["after_s"], plan["step_s"]) if plan else None,
        **{name: frozenset(document[name]) for name in _SETS},
    )


def _reach(families: list[str] | None, zones: list[str] | None) -> Reach:
    limits = tuple(None if names is None else frozenset(names) for names in (families, zones))
    return Reach(frozenset({(limits[0], limits[1])}))


def hours_of(document: Mapping[str, Any]) -> Hours:
    """Hours from their document."""
    start, end = time.fromisoformat(document["from"]), time.fromisoformat(document["to"])
    return Hours(frozenset(document["days"]), start, end, document["holidays"])


def rota_of(stored: StoredRota) -> Rota:
    """A rota from its documents."""
    return Rota(
        tuple(_turn(turn) for turn in stored.turns), tuple(_swap(swap) for swap in stored.exceptions), stored.people
    )


def _turn(document: Mapping[str, Any]) -> Turn:
    return Turn(
        document["level"],
        tuple(document["people"]),
        date.fromisoformat(document["first"]),
        time.fromisoformat(document["handover"]),
        hours_of(document["hours"]) if document["hours"] else Hours(),
    )


def _swap(document: Mapping[str, Any]) -> Swap:
    start, end = datetime.fromisoformat(document["from"]), datetime.fromisoformat(document["to"])
    return Swap(document["level"], document["person"], start, end)
