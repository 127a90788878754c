"""Do what a request asks for, once nobody else has to agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment
from app.actions.place_actions import place_actions
from app.actions.place_claims import place_claims
from app.actions.ports import Transaction
from app.actions.request_ports import ControlRequest
from app.actions.told import request_entry


async def carry_out(
    tx: Transaction, request: ControlRequest, equipment: Mapping[int, Equipment], city: CityCalendar, now: datetime
) -> None:
    """Place the request's claims or queue its actions, add to its report, and wake the controller."""
    place = place_claims if request.verb == "claim" else place_actions
    outcomes = [*request.report["outcomes"], *await place(tx, request, equipment, city, now)]
    counts = Counter(one["outcome"] for one in outcomes)
    request.status = "refused" if counts["refused"] == len(outcomes) else "placed"
    request.report |= {"outcomes": outcomes}
    await tx.requests.write(request)
    tx.record(request_entry(request))
    await tx.control.wake()
