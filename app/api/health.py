"""Whether the process lives (`/healthz`) and whether the product does its job (`/readyz`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from fastapi import APIRouter, Response

from app.actions.errors import StorageUnavailable
from app.api import examples
from app.api.answers import Responses
from app.api.context import Ctx
from app.api.examples import shown
from app.api.feed import Feed
from app.api.inputs import Instant, Strict
from app.storage import leases
from app.storage.commands import CONTROL_LEASE
from app.storage.schema import WrongSchema, require_schema

router = APIRouter(tags=["health"])

TELEMETRY_FLOWS = timedelta(seconds=90)
FEED_KEEPS_UP_S = 5.0


class Health(Strict):
    model_config = shown({"status": "ok"})

    status: Literal["ok"]


class Readiness(Strict):
    """What was looked at; each of `checks` has `ok` and, when not, a `detail` that says why."""

    model_config = shown(examples.READINESS)

    ready: bool
    at: Instant
    checks: dict[Literal["database", "feed", "worker", "controller", "telemetry"], dict[str, Any]]


_NOT_READY: Responses = {
    503: {
        "description": "Not ready: `checks` says why",
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Readiness"}, "example": examples.UNREADINESS}
        },
    }
}


@router.get("/healthz", response_model=Health, summary="Whether the process answers")
async def healthz() -> dict[str, str]:
    """The process answers. Says nothing of the database or the field: see `/readyz`."""
    return {"status": "ok"}


@router.get("/readyz", response_model=Readiness, summary="Whether Poste does its job", responses=_NOT_READY)
async def readyz(ctx: Ctx, response: Response) -> dict[str, Any]:
    """Database reachable, live feed up to date, an ingest worker and a controller connected; 503 says what is not.
    `telemetry` tells whether it flows: a small town may be quiet for minutes, so that alone does not make the service
    unready.
    """
    now = datetime.now(UTC)
    checks: dict[str, Any] = {}
    try:
        async with ctx.database.read() as tx:
            await require_schema(tx.raw)
            sessions = await leases.of_ingest(tx.raw)
            control = await leases.find(tx.raw, CONTROL_LEASE)
        checks["database"] = {"ok": True}
        checks["worker"] = workers(sessions, now)
        checks["controller"] = controller(control, now)
        checks["telemetry"] = telemetry(sessions, now)
    except WrongSchema as error:
        checks["database"] = {"ok": False, "detail": str(error)}
    except StorageUnavailable as error:
        checks["database"] = {"ok": False, "detail": f"the database does not answer: {error}"}
    checks["feed"] = feed(ctx.feed)
    ready = all(check["ok"] for name, check in checks.items() if name != "telemetry")
    response.status_code = 200 if ready else 503
    return {"ready": ready, "at": now, "checks": checks}


def feed(seen: Feed) -> dict[str, Any]:
    """Whether this process has read the journal, to its end and lately."""
    if not seen.cursor.epoch:
        return {"ok": False, "detail": "the live feed has not read the journal yet"}
    lag = {"lag_s": round(seen.lag_s, 1)}
    if seen.lag_s > FEED_KEEPS_UP_S:
        return {"ok": False, "detail": f"the live feed is {seen.lag_s:.0f} s behind the journal"} | lag
    return {"ok": True} | lag


def workers(sessions: Mapping[str, leases.Lease], now: datetime) -> dict[str, Any]:
    """One connected is enough, of several whose leases are in `sessions`; `detail` names those that are not."""
    told = {name: _worker(lease, now) for name, lease in sessions.items()}
    connected = [one for one in told.values() if one["ok"]]
    away = {"detail": "; ".join(f"{name}: {one['detail']}" for name, one in told.items() if not one["ok"])}
    if not connected:
        return {"ok": False} | (away if told else {"detail": "no ingest worker has started yet"})
    return {
        "ok": True,
        "holder": ", ".join(one["holder"] for one in connected),
        "connected_since": max(one["connected_since"] for one in connected),
        "waiting": sum(one["waiting"] for one in connected),
        "refused_topics": {topic: why for one in connected for topic, why in one["refused_topics"].items()},
    } | (away if len(connected) < len(told) else {})


def _worker(lease: leases.Lease, now: datetime) -> dict[str, Any]:
    if lease.until < now:
        return {"ok": False, "detail": f"the ingest worker {lease.holder} stopped renewing its lease at {lease.until}"}
    connected = lease.detail.get("connected_since")
    if not connected:
        return {"ok": False, "detail": str(lease.detail.get("broker_error", "not connected to the broker"))}
    return {
        "ok": True,
        "holder": lease.holder,
        "connected_since": connected,
        "waiting": lease.detail.get("waiting", 0),
        "refused_topics": lease.detail.get("refused_topics", {}),
    }


def controller(lease: leases.Lease | None, now: datetime) -> dict[str, Any]:
    """Whether commands can leave."""
    if lease is None or lease.until < now:
        return {"ok": False, "detail": "no controller runs: nothing is sent to equipment"}
    if not lease.detail.get("connected"):
        return {"ok": False, "detail": f"commands cannot leave: {lease.detail.get('broker_error') or 'connecting'}"}
    return {"ok": True, "holder": lease.holder, "sent": lease.detail.get("sent", 0)}


def telemetry(sessions: Mapping[str, leases.Lease], now: datetime) -> dict[str, Any]:
    """Whether any of them has stored a message lately."""
    last = max((told for lease in sessions.values() if (told := lease.detail.get("last_commit_at"))), default=None)
    if not last:
        return {"ok": False, "detail": "no message stored since the worker started"}
    age = now - datetime.fromisoformat(last)
    return {"ok": age <= TELEMETRY_FLOWS, "last_commit_at": last, "age_s": round(age.total_seconds(), 1)}
