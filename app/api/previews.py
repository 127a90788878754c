"""What a claim or an action would do, before it is placed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from fastapi import APIRouter, Response

from app.actions.judge_request import Asked
from app.actions.preview_request import Fate, Preview, preview_request
from app.api import control_examples as shown_as
from app.api.answers import PREVIEWED
from app.api.caller import CurrentCaller
from app.api.claims import NewAction, NewClaim, NewRequest
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.operator import Operator
from app.api.requests import Countersign, city_of

router = APIRouter(prefix="/api/v1", tags=["claims"])

EXAMPLES = 20
"""How many assets are named of each group."""


class Foreseen(Strict):
    """Assets on which the same would come of it, `count` of them, some named. `fate`: changes, later (it starts then),
    already (the field shows it), held_higher (`by` whom, at `level`, `until` when at the latest), opposed (authorities
    contradict each other), locked_out, local_control, frozen and out_of_reach (it is placed and waits), or refused
    (`code` and `reason` as placing tells them, `interlocks` in two languages).
    """

    fate: Literal[
        "changes", "later", "already", "held_higher", "opposed", "locked_out", "local_control", "frozen",
        "out_of_reach", "refused",
    ]  # fmt: skip
    code: str
    reason: str
    by: str
    level: int | None
    until: Instant | None
    interlocks: list[dict[str, Any]]
    count: int
    assets: list[str]


class PowerChange(Strict):
    """Watts more, by rated power, of the `known` luminaires whose rated power and level are known, of those that
    change.
    """

    watts: float
    known: int


class PreviewShown(Strict):
    """What it would do now, the largest group first; `needs_second` names the rules of two persons that it meets."""

    model_config = shown(shown_as.PREVIEW)

    assets: int
    groups: list[Foreseen]
    expires_at: Instant | None
    needs_second: list[str]
    countersign: Countersign
    power: PowerChange | None


@router.post("/claims/preview", response_model=PreviewShown, summary="What a claim would do", responses=PREVIEWED)
async def preview_claim(ctx: Ctx, new: NewClaim, operator: Operator, caller: CurrentCaller) -> Response:
    """Judged as placing it would be, with nothing written: how many assets would change, and what keeps the others."""
    timing = new.model_dump(include={"starts_at", "expires_at", "ends_at", "protected"})
    return await _previewed(ctx, new.asked("claim", operator, caller.origin, None, **timing), new)


@router.post("/actions/preview", response_model=PreviewShown, summary="What an action would do", responses=PREVIEWED)
async def preview_action(ctx: Ctx, new: NewAction, operator: Operator, caller: CurrentCaller) -> Response:
    """The same of a one-off action."""
    return await _previewed(ctx, new.asked("action", operator, caller.origin, None), new)


async def _previewed(ctx: Context, asked: Asked, new: NewRequest) -> Response:
    found = await preview_request(ctx.database, asked, new.selection.wanted(), ctx.clock, city_of(ctx))
    return Response(msgspec.json.encode(_document(found)), media_type="application/json")


def _document(found: Preview) -> dict[str, Any]:
    request = found.request
    power = {"watts": round(found.power_w, 1), "known": found.power_known} if found.power_known else None
    return {
        "assets": len(found.fates),
        "groups": _groups(found.fates),
        "expires_at": request.expires_at,
        "needs_second": list(request.rules),
        "countersign": request.countersign,
        "power": power,
    }


def _groups(fates: Sequence[Fate]) -> list[dict[str, Any]]:
    found: dict[tuple[Any, ...], list[Fate]] = {}
    for one in fates:
        found.setdefault((one.fate, one.code, one.reason, one.by, one.level), []).append(one)
    return [_group(alike) for alike in sorted(found.values(), key=len, reverse=True)]


def _group(alike: Sequence[Fate]) -> dict[str, Any]:
    first = alike[0]
    return {
        "fate": first.fate,
        "code": first.code,
        "reason": first.reason,
        "by": first.by,
        "level": first.level,
        "until": max((one.until for one in alike if one.until), default=None),
        "interlocks": list(first.interlocks),
        "count": len(alike),
        "assets": [one.asset for one in alike[:EXAMPLES]],
    }
