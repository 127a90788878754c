"""What to do about one property: pure, from what is claimed, what is observed and what is under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from app.domain.commands import ALARM_AFTER, ANSWER_S, Command, back_off
from app.domain.kinds.capability import Capability

TargetStatus = Literal["agreed", "pending", "discrepancy", "blocked", "unreachable", "ask", "held", "refused"]
"""`blocked`: something stops commands (lockout, local control, freeze, interlock); `unreachable`: nobody would hear;
`ask`: a person decides; `held`: left as it is; `refused`: the equipment said no.
"""
Fate = Literal["confirmed", "superseded", "expired", "failed", "resend"]

CORRECTED_AFTER = timedelta(seconds=5)
"""Grace before what was changed in the field is put right: a report on its way must not look like a hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that is known of one property.

    `value` is the winning claim's, or what the programme asks that Poste carries out (None: nobody decides), `version`
    the newest one given to a command, `reachable` whether the equipment would hear, `blocked` what stops commands
    (empty: nothing), `rejected` what the equipment said to the last command for this value, empty if it did not refuse.
    `detail` is what was last told of it; `opposed` names authorities that contradict each other (empty: none do).
    """

    value: Mapping[str, Any] | None
    version: int
    status: TargetStatus
    since: datetime
    failures: int
    values: Mapping[str, Any]
    reachable: bool
    blocked: str = ""
    rejected: str = ""
    retry_at: datetime | None = None
    command: Command | None = None
    detail: str = ""
    opposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The property's status from now on; what becomes of the open command; whether a new one is queued; when to look
    again if nothing is heard before.
    """

    status: TargetStatus
    detail: str = ""
    fate: Fate | None = None
    send: bool = False
    failures: int = 0
    look_at: datetime | None = None

    @property
    def raises_alarm(self) -> bool:
        """Whether it is time to tell that the property does not follow its target."""
        return self.failures >= ALARM_AFTER


def decide(capability: Capability, seen: Sight, now: datetime, jitter: float = 0.5) -> Decision:
    """The next step for a property. Safe to ask again at any time: the same sight gives the same step."""
    command = seen.command
    if seen.opposed:
        detail = f"opposed claims: {seen.opposed}"
        return Decision(status="held", detail=detail, fate="superseded" if command else None, failures=seen.failures)
    if command is not None and command.value != seen.value:
        return _replace(capability, seen, now)
    if _shows(capability, seen, command):
        return Decision(status="agreed", fate="confirmed" if command else None)
    if command is not None:
        return _wait_for(capability, seen, command, now, jitter)
    return _next(capability, seen, now)


def _replace(capability: Capability, seen: Sight, now: datetime) -> Decision:
    """Another value won meanwhile: the command under way is not sent, or a higher version overtakes it."""
    after = _next(capability, seen, now)
    return Decision(
        status=after.status, detail=after.detail, fate="superseded", send=after.send, failures=after.failures,
        look_at=after.look_at,
    )  # fmt: skip


def _shows(capability: Capability, seen: Sight, command: Command | None) -> bool:
    """Whether the field shows what is claimed; where its state cannot tell, whether the device said `done`.

    Not before an open command is acknowledged: what is shown until then may be about to change by an earlier one.
    """
    if command is not None and command.state != "accepted":
        return False
    if seen.value is None:
        if seen.version == 0:
            return True
        told = capability.released(seen.values)
    else:
        told = capability.agrees(seen.value, seen.values)
    if told is not None:
        return told and seen.reachable
    if command is not None:
        return command.done_at is not None
    return seen.status == "agreed" and seen.reachable


def _wait_for(capability: Capability, seen: Sight, command: Command, now: datetime, jitter: float) -> Decision:
    if command.state == "queued":
        return _wait_queued(capability, seen, command, now)
    if command.state == "sent":
        return _wait_answer(capability, seen, command, now, jitter)
    accepted = command.accepted_at or now
    patience_ends = accepted + timedelta(seconds=capability.answers_s(command.value))
    if now < patience_ends:
        return Decision(status="pending", failures=seen.failures, look_at=patience_ends)
    detail = "acknowledged, but the state does not show it"
    return _failed(capability, seen, detail, "failed", now, jitter)


def _wait_queued(capability: Capability, seen: Sight, command: Command, now: datetime) -> Decision:
    if now >= command.expires_at:
        late: TargetStatus = "pending" if capability.on_reconnect == "auto" else "held"
        return Decision(
            status="unreachable" if not seen.reachable else "blocked" if seen.blocked else late,
            detail=seen.blocked or "not sent before its time ran out",
            fate="expired",
            failures=seen.failures,
            look_at=now,
        )
    status: TargetStatus = "blocked" if seen.blocked else "pending" if seen.reachable else "unreachable"
    return Decision(status=status, detail=seen.blocked, failures=seen.failures, look_at=command.expires_at)


def _wait_answer(capability: Capability, seen: Sight, command: Command, now: datetime, jitter: float) -> Decision:
    patience_ends = (command.sent_at or now) + timedelta(seconds=ANSWER_S)
    if now < min(patience_ends, command.expires_at):
        return Decision(status="pending", failures=seen.failures, look_at=min(patience_ends, command.expires_at))
    if now >= command.expires_at:
        return _failed(capability, seen, "no answer from the equipment", "expired", now, jitter)
    if not capability.repeatable:
        return _failed(capability, seen, "outcome unknown", "failed", now, jitter)
    if seen.blocked or not seen.reachable:
        status: TargetStatus = "blocked" if seen.blocked else "unreachable"
        return Decision(status=status, detail=seen.blocked, failures=seen.failures, look_at=command.expires_at)
    return Decision(status="pending", fate="resend", failures=seen.failures, look_at=command.expires_at)


def _failed(capability: Capability, seen: Sight, detail: str, fate: Fate, now: datetime, jitter: float) -> Decision:
    """Tried again later; what moves is not: minutes later it would surprise whoever stands there."""
    failures = seen.failures + 1
    if capability.on_reconnect != "auto":
        return Decision(status="held", detail=detail, fate=fate, failures=failures)
    return Decision(
        status="pending", detail=detail, fate=fate, failures=failures, look_at=now + back_off(failures, jitter)
    )


def _next(capability: Capability, seen: Sight, now: datetime) -> Decision:
    """Nothing is under way for this value and the field shows another."""
    if seen.status in ("ask", "held", "refused"):
        return Decision(status=seen.status, detail=seen.rejected or seen.detail, failures=seen.failures)
    if seen.blocked:
        return Decision(status="blocked", detail=seen.blocked, failures=seen.failures)
    if not seen.reachable:
        return Decision(status="unreachable", failures=seen.failures)
    if seen.status in ("unreachable", "blocked") and capability.on_reconnect != "auto":
        why = "back online" if seen.status == "unreachable" else "no longer stopped"
        return _leave_to_person(capability.on_reconnect, why, seen)
    if seen.rejected and capability.on_reconnect != "auto":
        return Decision(status="refused", detail=seen.rejected, failures=seen.failures)
    if seen.status in ("agreed", "discrepancy"):
        return _changed_by_hand(capability, seen, now)
    if seen.retry_at is not None and now < seen.retry_at:
        return Decision(status="pending", detail=seen.rejected, failures=seen.failures, look_at=seen.retry_at)
    return Decision(status="pending", send=True, failures=seen.failures)


def _changed_by_hand(capability: Capability, seen: Sight, now: datetime) -> Decision:
    """It agreed and no longer does: someone acted in the field. It is shown, and put right only where that is safe."""
    detail = "changed in the field"
    if seen.status == "agreed":
        return Decision(status="discrepancy", detail=detail, look_at=now + CORRECTED_AFTER)
    if capability.on_reconnect != "auto":
        return Decision(status="discrepancy", detail=detail, failures=seen.failures)
    corrected_at = max(seen.since + CORRECTED_AFTER, seen.retry_at or seen.since)
    if now < corrected_at:
        return Decision(status="discrepancy", detail=detail, failures=seen.failures, look_at=corrected_at)
    return Decision(status="discrepancy", detail=detail, send=True, failures=seen.failures)


def _leave_to_person(recovery: str, why: str, seen: Sight) -> Decision:
    return Decision(status="ask" if recovery == "ask" else "held", detail=why, failures=seen.failures)
