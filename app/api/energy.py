"""Power now and energy today, each watt once, against the same moment of the last weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter

from app.api import energy_examples as examples
from app.api.answers import READS, documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.problem_types import TOO_LONG
from app.domain.energy import WEEKS, Sum, midnight_of, quarter_of, share, usual, weeks_before
from app.storage.transaction import Transaction
from app.storage.views import energy, history
from app.storage.views.energy import Counted, Weekly

router = APIRouter(prefix="/api/v1", tags=["energy"])

Part = tuple[str, str | None]
"""A family and a service."""


class Figures(Strict):
    """Assets `counted` once: `reporting`, `off` by plan, or `silent`, which are left out of power and of what it is
    compared with. `power_w` is signed: production is taken off; `oldest_at` the oldest time it was measured.

    `usual_w` is the median of this quarter of an hour on this weekday, over `weeks` of the last four: null over none.
    `today_kwh` is counted since local midnight, `usual_kwh` the median of so much of the day, over `energy_weeks`;
    `saved_kwh` is what today is under it.
    """

    counted: int
    reporting: int
    off: int
    silent: int
    oldest_at: Instant | None
    power_w: float
    usual_w: float | None
    weeks: int
    difference_w: float | None
    difference_pct: float | None
    today_kwh: float | None
    usual_kwh: float | None
    energy_weeks: int
    saved_kwh: float | None


class FamilyFigures(Figures):
    family: str


class ServiceFigures(Figures):
    """`service` is null for what no service answers for."""

    service: str | None


class EnergyNow(Strict):
    """At `at`; compared by the quarter of an hour from `quarter` on, over `weeks_wanted` weeks."""

    model_config = shown(examples.ENERGY)

    at: Instant
    quarter: Instant
    weeks_wanted: int
    total: Figures
    families: list[FamilyFigures]
    services: list[ServiceFigures]


@router.get("/energy/now", summary="Power now against the usual", responses=documented(TOO_LONG, *READS))
async def get_energy_now(ctx: Ctx) -> EnergyNow:
    """Meters, metered cabinets and lamps: an asset fed by one that counts is in its figure already and does not."""
    async with ctx.database.read() as tx:
        await history.limit_time(tx.raw)
        return EnergyNow.model_validate(await energy_at(tx, ctx.settings.zone, ctx.clock.now()))


async def energy_at(tx: Transaction, zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    """The members of `EnergyNow`."""
    quarter, today = quarter_of(now), (midnight_of(now, zone), now)
    earlier = list(zip(*(weeks_before(at, zone) for at in today), strict=True))
    parts = _parts(await energy.counted(tx.raw))
    compared = {n: [one for one in those if one.compared] for n, those in enumerate(parts.values())}
    power = await energy.power_then(tx.raw, compared, weeks_before(quarter, zone))
    kwh = await energy.energy(tx.raw, dict(enumerate(parts.values())), today, earlier)

    def figures(chosen: Collection[Part]) -> dict[str, Any]:
        numbers = [n for n, part in enumerate(parts) if part in chosen]
        return _figures([one for part in chosen for one in parts[part]], numbers, power, kwh)

    families = sorted({family for family, _ in parts})
    services = sorted({service for _, service in parts}, key=lambda name: (name is None, name))
    return {
        "at": now,
        "quarter": quarter,
        "weeks_wanted": WEEKS,
        "total": figures(list(parts)),
        "families": [{"family": name} | figures([part for part in parts if part[0] == name]) for name in families],
        "services": [{"service": name} | figures([part for part in parts if part[1] == name]) for name in services],
    }


def _parts(found: Sequence[Counted]) -> Mapping[Part, list[Counted]]:
    parts: defaultdict[Part, list[Counted]] = defaultdict(list)
    for one in found:
        parts[one.family, one.service].append(one)
    return parts


def _figures(those: Sequence[Counted], parts: Iterable[int], power: Weekly, kwh: Weekly) -> dict[str, Any]:
    online = [one for one in those if one.comm_status == "online"]
    compared = sum(one.compared for one in those)
    now_w = sum(one.power_w for one in online)
    usual_w = usual(_over(power, parts), compared)
    counted = _over(kwh, parts)
    today = counted.pop(0, None)
    usual_kwh = usual(counted, today.told if today else 0)
    difference = None if usual_w.value is None else now_w - usual_w.value
    times = [one.at for one in online if one.at is not None]
    return {
        "counted": len(those),
        "reporting": len(online),
        "off": compared - len(online),
        "silent": len(those) - compared,
        "oldest_at": min(times, default=None),
        "power_w": now_w,
        "usual_w": usual_w.value,
        "weeks": usual_w.weeks,
        "difference_w": difference,
        "difference_pct": share(difference, usual_w.value),
        "today_kwh": today.value if today else None,
        "usual_kwh": usual_kwh.value,
        "energy_weeks": usual_kwh.weeks,
        "saved_kwh": None if today is None or usual_kwh.value is None else usual_kwh.value - today.value,
    }


def _over(weekly: Weekly, parts: Iterable[int]) -> dict[int, Sum]:
    """The sums of several parts together, by week."""
    found: dict[int, Sum] = {}
    for part in parts:
        for week, one in weekly.get(part, {}).items():
            before = found.get(week, Sum(0.0, 0))
            found[week] = Sum(before.value + one.value, before.told + one.told)
    return found
