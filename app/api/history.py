"""What one asset measured, changed and reported over time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from app.actions.errors import InvalidRequest, NotFound
from app.api import examples
from app.api.answers import READS, documented
from app.api.assets import AssetId
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.history_steps import choose_step, cut_of
from app.api.inputs import Instant, Strict
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND, TOO_LONG
from app.domain.kinds import KINDS
from app.domain.kinds.fields import Field as KindField
from app.domain.kinds.fields import Integer, Number
from app.storage.transaction import Transaction
from app.storage.views import assets, history
from app.storage.views.history import Period

router = APIRouter(prefix="/api/v1", tags=["history"])

LAST = timedelta(hours=24)
MAX_FIELDS = 20
From = Annotated[Instant | None, Field(alias="from", description="RFC 3339, included; empty: 24 h before `to`")]
Until = Annotated[Instant | None, Field(alias="to", description="RFC 3339, excluded; empty: now")]


class HistoryQuery(PageQuery):
    """`fields` is comma-separated; empty: the kind's numeric measurements. `limit` and `cursor` page raw points."""

    fields: Annotated[str, Field(max_length=2000, examples=["active_power_w,energy_kwh"])] = ""
    since: From = None
    until: Until = None
    step: Annotated[
        Annotated[str, Field(pattern=r"^(raw|auto|hour|day|[1-9][0-9]{0,7})$")],
        Field(description="raw, auto, seconds, hour, or day (of the installation's time zone)"),
    ] = "auto"


class Point(Strict):
    """One reading; `at` is when it was measured."""

    at: Instant
    received_at: Instant
    reported_at: Instant | None
    values: dict[str, Any]


class RawHistory(Strict):
    model_config = shown(examples.RAW_HISTORY)

    asset: str
    since: Annotated[Instant, Field(alias="from")]
    until: Annotated[Instant, Field(alias="to")]
    step: Literal["raw"]
    points: list[Point]
    next: str | None


class Bucket(Strict):
    """Readings from `at` on, for one step. `delta` is what a counter counted, through resets; null for the others."""

    at: Instant
    n: int
    mean: float
    min: float
    max: float
    first: float
    last: float
    delta: float | None


class Series(Strict):
    """`unit` is UCUM."""

    field: str
    unit: str
    counter: bool
    buckets: list[Bucket]


class BucketHistory(Strict):
    model_config = shown(examples.BUCKET_HISTORY)

    asset: str
    since: Annotated[Instant, Field(alias="from")]
    until: Annotated[Instant, Field(alias="to")]
    step: str
    series: list[Series]


@router.get(
    "/assets/{asset}/history",
    summary="Measurements of an asset",
    responses=documented(INVALID_REQUEST, NOT_FOUND, TOO_LONG, *READS),
)
async def get_history(ctx: Ctx, asset: AssetId, query: Annotated[HistoryQuery, Query()]) -> RawHistory | BucketHistory:
    """Measurements: raw points, or buckets with n, mean, min, max, first, last and, for counters, delta.

    By hour and day, the time before raw readings are kept is answered from roll-ups.
    """
    period = _period(ctx, query.since, query.until)
    async with ctx.database.read() as tx:
        key, fields = await _fields(tx, asset, query.fields, numeric=query.step != "raw")
        await history.limit_time(tx.raw)
        if query.step == "raw":
            return await _raw(tx, key, asset, list(fields), period, query)
        return await _buckets(ctx, tx, key, asset, fields, period, query.step)


async def _raw(
    tx: Transaction, key: int, asset: str, names: list[str], period: Period, query: HistoryQuery
) -> RawHistory:
    place = read_cursor(query.cursor, datetime, str)
    after = (place[0], place[1]) if place else None
    rows = await history.points(tx.raw, key, names, period, after, query.limit + 1)
    shown = [
        {"at": row["measured_at"], **{name: row[name] for name in ("received_at", "reported_at", "values")}}
        for row in rows[: query.limit]
    ]
    last = rows[query.limit - 1] if len(rows) > query.limit else None
    place_after = (last["measured_at"], last["place"]) if last else None
    return RawHistory.model_validate(
        {**_head(asset, period), "step": "raw", "points": shown, "next": write_cursor(place_after)}
    )


async def _buckets(
    ctx: Context,
    tx: Transaction,
    key: int,
    asset: str,
    fields: dict[str, KindField],
    period: Period,
    wanted: str,
) -> BucketHistory:
    name, step = choose_step(wanted, period)
    names, zone = list(fields), ctx.settings.timezone
    cut = cut_of(ctx.clock.now(), ctx.settings.reading_days, ctx.settings.zone)
    rows: list[history.Row] = []
    if step in ("hour", "day") and period.since < cut:
        rows += await history.rolled(tx.raw, key, names, Period(period.since, min(cut, period.until)), step, zone)
        period_read = Period(max(cut, period.since), period.until)
    else:
        period_read = period
    if period_read.since < period_read.until:
        rows += await history.buckets(tx.raw, key, names, period_read, step, zone)
    return BucketHistory.model_validate(
        {**_head(asset, period), "step": name, "series": [_series(field, rows) for field in fields.values()]}
    )


def _series(field: KindField, rows: list[history.Row]) -> dict[str, Any]:
    shown = [
        {
            "at": row["bucket"],
            **{name: row[name] for name in ("n", "mean", "min", "max", "first", "last")},
            "delta": row["delta"] if field.counter else None,
        }
        for row in rows
        if row["field"] == field.name
    ]
    return {"field": field.name, "unit": field.unit, "counter": field.counter, "buckets": shown}


async def _fields(tx: Transaction, asset: str, wanted: str, *, numeric: bool) -> tuple[int, dict[str, KindField]]:
    """The asset's internal key and the fields asked for. Raises `NotFound` or `InvalidRequest`."""
    found = await assets.key_and_kind(tx.raw, asset)
    if found is None:
        raise NotFound(f"there is no asset {asset!r}")
    key, kind = found
    known = {field.name: field for field in KINDS[kind].reported}
    if numeric:
        known = {name: field for name, field in known.items() if isinstance(field.type, Number | Integer)}
    if not wanted:
        measured = {field.name for field in KINDS[kind].measurements}
        return key, {name: field for name, field in known.items() if name in measured}
    names = list(dict.fromkeys(wanted.split(",")))
    if wrong := [name for name in names if name not in known]:
        raise InvalidRequest(f"fields: no {', '.join(wrong)!r:.80} here; choose from {', '.join(known)}")
    if len(names) > MAX_FIELDS:
        raise InvalidRequest(f"{len(names)} fields, {MAX_FIELDS} at most")
    return key, {name: known[name] for name in names}


def _period(ctx: Context, since: datetime | None, until: datetime | None) -> Period:
    until = until or ctx.clock.now()
    period = Period(since or until - LAST, until)
    if period.since >= period.until:
        raise InvalidRequest("`from` must be before `to`")
    return period


def _head(asset: str, period: Period) -> dict[str, Any]:
    return {"asset": asset, "from": period.since, "to": period.until}
