"""What becomes of a one-off action: never repeated unless that is safe, never left open."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.commands import ANSWER_S, Command
from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import State
from app.domain.kinds.kind import EMPTY
from app.domain.reconcile import Decision


def outcome(
    capability: Capability, command: Command, now: datetime, *, reachable: bool, values: State = EMPTY
) -> Decision:
    """The fate of an open action, or when to look again.

    An action ends `confirmed` on the device's `done`: it leaves no state to observe. One that `expects` some is
    confirmed once it was acknowledged and the state `values` show it, whatever the device says. One that cannot be
    repeated safely is not sent again; without an answer it ends `failed`, its outcome unknown.
    """
    if _carried_out(command, values):
        return Decision(status="agreed", fate="confirmed")
    if command.state == "queued":
        if now >= command.expires_at:
            why = "not sent before its time ran out" if reachable else "the equipment could not be reached"
            return Decision(status="pending", fate="expired", detail=why)
        return Decision(status="pending", look_at=command.expires_at)
    if command.state == "sent":
        return _unanswered(capability, command, now)
    patience_ends = (command.accepted_at or now) + timedelta(seconds=capability.answers_s(command.value))
    if now < patience_ends:
        return Decision(status="pending", look_at=patience_ends)
    return Decision(status="pending", fate="failed", detail=_unseen(command, values))


def _carried_out(command: Command, values: State) -> bool:
    if command.expects is None:
        return command.done_at is not None
    return command.state == "accepted" and not _missing(command.expects, values)


def _missing(expects: State, values: State) -> list[str]:
    return [name for name, value in expects.items() if values.get(name) != value]


def _unseen(command: Command, values: State) -> str:
    """Why it is not taken for done."""
    if command.done_at is None or command.expects is None:
        return "outcome unknown"
    return f"said to be done, but {', '.join(_missing(command.expects, values))} is not what was sent"


def _unanswered(capability: Capability, command: Command, now: datetime) -> Decision:
    patience_ends = min(command.expires_at, (command.sent_at or now) + timedelta(seconds=ANSWER_S))
    if now < patience_ends:
        return Decision(status="pending", look_at=patience_ends)
    if capability.repeatable and now < command.expires_at:
        return Decision(status="pending", fate="resend", look_at=command.expires_at)
    return Decision(status="pending", fate="failed", detail="outcome unknown")
