"""Call who is on call about an alarm that nobody acknowledges, level after level; never twice for one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.actions.errors import InvalidRequest, NotFound, Refusal
from app.actions.notifying_documents import rota_of
from app.actions.notifying_ports import Attempt, Contact, Destination, Escalating
from app.actions.ports import Database, Document, Transaction
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.notifying.cloud_event import of_call
from app.domain.notifying.escalation import Answered, CallNext, Outcome, Wait, decide, once_passed
from app.domain.notifying.rota import on_call
from app.domain.notifying.rules import Place

OPEN = ("waiting", "calling")
DUE_AT_ONCE = 100


class EscalationEnded(Refusal):
    """It was answered, stopped or exhausted before."""

    code = "escalation_ended"


@dataclass(frozen=True, slots=True)
class Ring:
    """A call to make now, by the first of `ways` that works; `event` names the person, and is never stored."""

    escalation: str
    step: int
    call: str
    ways: tuple[Destination, ...]
    event: dict[str, Any]


async def due_escalations(database: Database, now: datetime) -> list[str]:
    """Those whose time has come."""
    async with database.read() as tx:
        return await tx.escalations.due(now, DUE_AT_ONCE)


async def take_step(database: Database, escalation: str, place: Place, now: datetime) -> Ring | None:
    """Do what an escalation asks for at `now`; the call to make, which is noted as `sending` before it is made."""
    async with database.begin() as tx:
        found = await tx.escalations.lock(escalation)
        if found is None or found.state not in OPEN or found.next_at is None:
            return None
        decision = decide(found.next_at, found.step_s, found.calls, now)
        if isinstance(decision, Wait):
            await tx.escalations.wait_until(escalation, decision.until)
            return None
        if isinstance(decision, Answered):
            await tx.escalations.end(escalation, "answered", now, "", "told by the gateway")
            await journal_escalation(tx, escalation)
            return None
        await _pass(tx, found, now)
        if not isinstance(decision, CallNext):
            await tx.escalations.end(escalation, "exhausted", now, "", "nobody answered")
            await journal_escalation(tx, escalation)
            return None
        ring = await _ring(tx, found, decision, place, now)
        wait_s = found.step_s if ring else 0
        await tx.escalations.wait_until(escalation, now + timedelta(seconds=wait_s))
        await journal_escalation(tx, escalation)
        return ring


async def still_wanted(database: Database, ring: Ring) -> bool:
    """Whether a call noted as `sending` is still to be made: nobody acknowledged or answered meanwhile."""
    async with database.begin() as tx:
        return await _sending(tx, ring) is not None


async def note_ring(database: Database, ring: Ring, attempt: Attempt, now: datetime) -> None:
    """Note how a call left; one that failed is followed by the next level at once."""
    async with database.begin() as tx:
        if found := await _sending(tx, ring):
            outcome: Outcome = "sent" if attempt.ok else "failed"
            await _tell(tx, found, ring.step, outcome, now, attempt.detail)


async def fail_cut_short(database: Database, now: datetime) -> int:
    """Calls that a process was making when it ended have failed: whether they rang is not known."""
    async with database.begin() as tx:
        cut = await tx.escalations.cut_short()
        for escalation, step in cut:
            if found := await tx.escalations.lock(escalation):
                await _tell(tx, found, step, "failed", now, "cut short: whether it rang is not known")
    return len(cut)


async def tell_outcome(
    database: Database, escalation: str, step: int, outcome: Outcome, detail: str, now: datetime
) -> None:
    """What a gateway reports of a call. Raises `NotFound`, `EscalationEnded`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("escalation.outcome", "escalation", escalation, details={"step": step, "outcome": outcome}))
        found = await _open(tx, escalation)
        if step not in {call.step for call in found.calls}:
            raise NotFound(f"escalation {escalation!r} has made no call {step}")
        await _tell(tx, found, step, outcome, now, detail)
        if outcome == "answered":
            await tx.escalations.end(escalation, "answered", now, "", "told by the gateway")
            await journal_escalation(tx, escalation)


async def answer_escalation(
    database: Database, escalation: str, person: str, at: datetime, said: str, operator: str
) -> None:
    """`operator` types in that `person` answered by phone: it ends. Raises `NotFound`, `EscalationEnded`,
    `InvalidRequest`.
    """
    async with database.begin() as tx:
        tx.audit.tell(Act("escalation.answer", "escalation", escalation, said, {"person": person, "at": at}))
        found = await _open(tx, escalation)
        if await tx.escalations.contact(person) is None:
            raise InvalidRequest(f"no person {person!r}: GET /api/v1/people lists them")
        if at < found.started_at:
            raise InvalidRequest("nobody can have answered before the alarm was raised")
        if found.calls and found.calls[-1].outcome != "answered":
            step = found.calls[-1].step
            await tx.escalations.tell_outcome(escalation, step, "answered", at, "typed in by the operator")
        await tx.escalations.end(escalation, "answered", at, operator, "by phone", said, person)
        await journal_escalation(tx, escalation)


async def journal_escalation(tx: Transaction, escalation: str) -> None:
    """Journal an escalation as it stands in this transaction: ids and outcomes, nobody's name."""
    found = await tx.escalations.lock(escalation)
    if found is not None:
        tx.record(Entry("notification", "escalation", escalation, _told(found)))


def _told(found: Escalating) -> Document:
    calls = [{"step": call.step, "outcome": call.outcome, "called_at": call.called_at} for call in found.calls]
    about = {"id": found.id, "alarm": found.alarm, "rule": found.rule, "service": found.service}
    return about | {"state": found.state, "next_at": found.next_at, "calls": calls}


async def _open(tx: Transaction, escalation: str) -> Escalating:
    found = await tx.escalations.lock(escalation)
    if found is None:
        raise NotFound(f"there is no escalation {escalation!r:.80}")
    if found.state not in OPEN:
        raise EscalationEnded(f"this escalation has ended: {found.state}", state=found.state)
    return found


async def _sending(tx: Transaction, ring: Ring) -> Escalating | None:
    found = await tx.escalations.lock(ring.escalation)
    if found is None or found.state not in OPEN or found.calls[-1].step != ring.step:
        return None
    return found if found.calls[-1].outcome == "sending" else None


async def _tell(tx: Transaction, found: Escalating, step: int, outcome: Outcome, now: datetime, detail: str) -> None:
    await tx.escalations.tell_outcome(found.id, step, outcome, now, detail)
    if outcome in ("failed", "unanswered") and found.state in OPEN and step == found.calls[-1].step:
        await tx.escalations.wait_until(found.id, now)
    await journal_escalation(tx, found.id)


async def _pass(tx: Transaction, found: Escalating, now: datetime) -> None:
    if found.calls and (outcome := once_passed(found.calls[-1].outcome)) != found.calls[-1].outcome:
        await tx.escalations.tell_outcome(found.id, found.calls[-1].step, outcome, now, "no answer in time")


async def _ring(tx: Transaction, found: Escalating, step: CallNext, place: Place, now: datetime) -> Ring | None:
    stored = await tx.escalations.rota(found.service)
    person = on_call(rota_of(stored), step.level, now, place) if stored else None
    contact = await tx.escalations.contact(person) if person else None
    ways = _ways(contact, stored.gateway if stored else None) if contact else ()
    if contact is None or not ways:
        why = "nobody is on call" if contact is None else "no way to reach who is on call"
        await tx.escalations.add_call(found.id, step.step, step.level, person, "failed", now, why)
        return None
    call = await tx.escalations.add_call(found.id, step.step, step.level, person, "sending", now, "")
    data = {
        "escalation": found.id,
        "step": step.step,
        "level": step.level,
        "to": {"name": contact.name, "phone": contact.phone},
        "alarm": found.subject,
    }
    return Ring(found.id, step.step, call, ways, of_call(call, now, found.alarm, data))


def _ways(contact: Contact, gateway: Destination | None) -> tuple[Destination, ...]:
    """The rota's gateway rings a phone; then the person's own webhook, then their e-mail."""
    ways = (
        gateway if contact.phone else None,
        Destination("webhook", contact.webhook, contact.secret) if contact.webhook else None,
        Destination("email", contact.email, None) if contact.email else None,
    )
    return tuple(way for way in ways if way)
