"""Which rules of two persons a request meets, from what the city knows of its assets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.actions.carry_out import City
from app.actions.control_ports import ControlRequest, Equipment
from app.actions.ports import Transaction


async def needed(
    tx: Transaction, request: ControlRequest, equipment: Mapping[int, Equipment], city: City, now: datetime
) -> tuple[tuple[str, ...], str]:
    return (), "none"
