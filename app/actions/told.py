"""What the journal says of targets, commands and requests, for screens and integrators (docs/live.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from app.actions.command_ports import Underway
from app.actions.control_ports import StoredClaim, Target
from app.actions.request_ports import ControlRequest
from app.domain.audit import Act
from app.domain.claims import held_by_programme
from app.domain.journal import Entry

_SHOWN = (
    "id", "verb", "status", "placed_at", "placed_by", "holder", "capability", "value", "level", "reason", "starts_at",
    "expires_at", "ordered_by", "selection", "protected", "second_by", "second_at", "second_how", "countersign",
    "countersigned_by", "countersigned_at",
)  # fmt: skip


def target_entry(asset: str, target: Target, claim: StoredClaim | None) -> Entry:
    """A property's target on `asset` (its id) as it is from now on, and whose claim decides it."""
    told = claim.claim if claim else None
    programme = held_by_programme(target.programme) if target.programme else None
    body = {
        "asset": asset,
        "property": target.property,
        "capability": target.capability,
        "value": target.value,
        "level": target.level,
        "claim": target.claim,
        "holder": told.holder if told else programme,
        "reason": told.reason if told else None,
        "expires_at": told.expires_at if told else None,
        "request": claim.request if claim else None,
        "status": target.status,
        "detail": target.detail,
        "since": target.since,
        "version": target.version,
        "failures": target.failures,
    }
    return Entry("target", "target", f"{asset}/{target.property}", body)


def command_entry(asset: str, underway: Underway) -> Entry:
    """A step of a command to `asset`."""
    command = underway.command
    body = {
        "id": command.id,
        "asset": asset,
        "property": underway.property,
        "capability": underway.capability,
        "mode": underway.mode,
        "version": command.version,
        "value": command.value,
        "state": command.state,
        "attempt": command.attempt,
        "detail": underway.detail,
        "request": underway.request,
        "queued_at": command.queued_at,
        "expires_at": command.expires_at,
    }
    return Entry("command", "command", command.id, body)


def request_entry(request: ControlRequest, progress: Mapping[str, Any] | None = None) -> Entry:
    """A request as it is, without its asset by asset report: that is GET /requests/{id}'s; and how far it has come."""
    counts = Counter(one["outcome"] for one in request.report.get("outcomes", ()))
    body = {
        "verb": request.verb,
        "status": request.status,
        "capability": request.capability,
        "level": request.level,
        "placed_by": request.placed_by,
        "placed_at": request.placed_at,
        "reason": request.reason,
        "needs_second": list(request.rules),
        "second_by": request.second_by,
        "countersign": request.countersign,
        "expired_commands": request.report.get("expired_commands"),
        "counts": {name: counts[name] for name in ("accepted", "held_higher", "refused")},
        "progress": progress,
    }
    return Entry("request", "request", request.id, body)


def request_act(action: str, request: ControlRequest) -> Act:
    """What a person asks for, as the audit trail tells it."""
    names = ("verb", "capability", "value", "level", "holder", "ordered_by", "selection", "starts_at", "expires_at")
    asked = {name: getattr(request, name) for name in names}
    return Act(action, "request", request.id, request.reason, asked)


def complete(act: Act, request: ControlRequest) -> None:
    """Complete an act on a request with what became of it."""
    counts = Counter(one["outcome"] for one in request.report.get("outcomes", ()))
    act.details |= {"status": request.status, "second_by": request.second_by, "outcomes": dict(counts)}
    if request.status == "refused":
        act.result = "refused"


def request_document(request: ControlRequest) -> dict[str, Any]:
    """A request as the API shows it."""
    told = {name: getattr(request, name) for name in _SHOWN}
    return told | {"needs_second": list(request.rules), "outcomes": request.report.get("outcomes", [])}
