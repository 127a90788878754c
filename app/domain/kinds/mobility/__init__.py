"""Moving people and goods: signals, counts, parking, public transport, service vehicles, shared bikes, charging."""

from __future__ import annotations

from app.domain.kinds.mobility.parking import BIKE_STATION, CAR_PARK, EV_CHARGER, PARKING_BAY
from app.domain.kinds.mobility.road import TRAFFIC_COUNTER, TRAFFIC_JUNCTION
from app.domain.kinds.mobility.vehicles import SERVICE_VEHICLE, TRANSIT_VEHICLE

KINDS = (
    TRAFFIC_JUNCTION,
    TRAFFIC_COUNTER,
    CAR_PARK,
    PARKING_BAY,
    TRANSIT_VEHICLE,
    SERVICE_VEHICLE,
    BIKE_STATION,
    EV_CHARGER,
)
