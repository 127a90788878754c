"""Examples of what the feed says of the control path."""

from __future__ import annotations

from datetime import UTC, datetime

from app.api.control_examples import COMMAND_ID, LOCKOUT_ID, REQUEST_ID
from app.api.live_bodies import CommandTold, FreezeTold, LockoutTold, RequestTold, TargetTold
from app.api.live_messages import Change, CommandChange, FreezeChange, LockoutChange, RequestChange, TargetChange

_AT = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
_LATER = datetime(2026, 11, 22, 19, 5, tzinfo=UTC)
_REASON = "Chute d’une personne"

CONTROL_CHANGES: list[Change] = [
    TargetChange(
        seq=128, at=_AT, cls="change", entity="target", key="EP-0001/light_level",
        body=TargetTold(
            asset="EP-0001", property="light_level", capability="light_level", value={"level_pct": 100}, level=4,
            claim=12, holder="a.martin", reason=_REASON, expires_at=_LATER, request=REQUEST_ID, status="pending",
            detail="", since=_AT, version=0, failures=0,
        ),
    ),
    CommandChange(
        seq=129, at=_AT, cls="change", entity="command", key=COMMAND_ID,
        body=CommandTold(
            id=COMMAND_ID, asset="EP-0001", property="light_level", capability="light_level", mode="held", version=1,
            value={"level_pct": 100}, state="sent", attempt=1, detail="", request=REQUEST_ID, queued_at=_AT,
            expires_at=_LATER,
        ),
    ),
    RequestChange(
        seq=130, at=_AT, cls="change", entity="request", key=REQUEST_ID,
        body=RequestTold(
            verb="claim", status="placed", capability="light_level", level=4, placed_by="a.martin", placed_at=_AT,
            reason=_REASON, needs_second=[], second_by=None, countersign="none", expired_commands=None,
            counts={"accepted": 1, "held_higher": 0, "refused": 0},
            progress={"targets": {"pending": 1}, "commands": {"sent": 1}},
        ),
    ),
    FreezeChange(
        seq=131, at=_AT, cls="change", entity="freeze", key=REQUEST_ID,
        body=FreezeTold(
            id=REQUEST_ID, family="lighting", zone=None, reason="Commandes aberrantes", placed_by="a.martin",
            second_by="b.durand", since=_AT, lifted_at=None, lifted_by=None,
        ),
    ),
    LockoutChange(
        seq=132, at=_AT, cls="change", entity="lockout", key=LOCKOUT_ID,
        body=LockoutTold(
            id=LOCKOUT_ID, asset="EP-0001", holder="Entreprise Luxel", kind="electrical", reference="AT-2026-118",
            reason="Remplacement de la crosse", since=_AT, until=None, placed_by="a.martin", lifted_at=None,
            lifted_by=None,
        ),
    ),
]  # fmt: skip
