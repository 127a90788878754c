"""Vehicles that report where they are: public transport and the city's own.

Transit alerts (GTFS-realtime `Alert`) belong to the line.
"""

from __future__ import annotations

from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import action
from app.domain.kinds.fields import IDENTIFIER, Boolean, Label, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind, State
from app.domain.kinds.trigger import Is


def in_service(values: State) -> bool | None:
    """A bus reports while it is in service; before it has said so, nobody can tell."""
    service = values.get("in_service")
    return service if isinstance(service, bool) else None


_SPEED = measure("speed_m_s", "m/s", 0, 120, "Vitesse", "Speed")
_BEARING = measure("bearing_deg", "deg", 0, 360, "Cap", "Bearing")

_TRANSIT_VEHICLE_ALARMS = (
    alarm(
        "distress_call",
        ("Appel de détresse", "Distress call"),
        "critical",
        Is("distress_call"),
        means=("Le conducteur demande du secours", "The driver asks for help"),
        otherwise=("Vie en danger", "A life in danger"),
        do=("Écoute, position, police (17)", "Listen, locate, police (17)"),
        within_s=30,
        latching=True,
    ),
)

TRANSIT_VEHICLE = Kind(
    name="transit_vehicle",
    family="mobility",
    label=Label("Véhicule de transport en commun", "Transit vehicle"),
    symbol="bus",
    source="GTFS-realtime VehiclePosition and TripDescriptor; SIRI VehicleMonitoring",
    state=(
        words(
            "stop_status",
            "Situation à l’arrêt",
            "Stop status",
            "incoming_at stopped_at in_transit_to",
            "gtfsrt.VehicleStopStatus",
        ),
        words(
            "schedule_relationship",
            "Course",
            "Schedule relationship",
            "scheduled added unscheduled canceled",
            "gtfsrt.ScheduleRelationship",
        ),
        words(
            "occupancy",
            "Affluence",
            "Occupancy",
            "empty many_seats_available few_seats_available standing_room_only "
            "crushed_standing_room_only full not_accepting_passengers",
            "gtfsrt.OccupancyStatus",
        ),
        state("route_id", IDENTIFIER, "Ligne", "Route"),
        state("trip_id", IDENTIFIER, "Numéro de course", "Trip"),
        state("stop_id", IDENTIFIER, "Arrêt", "Stop"),
        state("in_service", Boolean(), "En service", "In service"),
        state("distress_call", Boolean(), "Appel de détresse", "Distress call"),
    ),
    measurements=(
        _SPEED,
        _BEARING,
        measure("odometer_m", "m", 0, 1e10, "Kilométrage", "Odometer", counter=True),
        measure("delay_s", "s", -86_400, 86_400, "Retard", "Delay"),
    ),
    alarms=_TRANSIT_VEHICLE_ALARMS,
    heartbeat=Heartbeat(period_s=60, expected=in_service),
    on_comm_loss=Label("Fantôme, jamais extrapolé au-delà de 60 s", "Ghost, never extrapolated beyond 60 s"),
    map_value="delay_s",
    mobile=True,
)


def on_duty(values: State) -> bool | None:
    """A service vehicle reports while on duty: any status but `out_of_service`; None when unknown."""
    status = values.get("unit_status", "unknown")
    return None if status == "unknown" else bool(status != "out_of_service")


def off_duty(values: State) -> bool:
    """Off duty, the position of a service vehicle is its driver’s own business: never kept."""
    return on_duty(values) is False


SERVICE_VEHICLE = Kind(
    name="service_vehicle",
    family="mobility",
    label=Label("Véhicule de service", "Service vehicle"),
    symbol="truck",
    source="poste",
    state=(
        words("unit_status", "Statut", "Unit status", "available en_route on_scene returning out_of_service"),
        state("call_sign", IDENTIFIER, "Indicatif", "Call sign"),
        words("tool", "Outil", "Tool", "none plough salt sweep"),
    ),
    measurements=(_SPEED, _BEARING),
    capabilities=(
        action(
            "dispatch",
            "Engager",
            "Dispatch",
            state("incident_id", IDENTIFIER, "Événement", "Incident"),
            repeatable=True,  # the crew reads the same incident
        ),
    ),
    heartbeat=Heartbeat(period_s=120, expected=on_duty),
    on_comm_loss=Label("Dernière position et son âge", "Last position and its age"),
    map_value="unit_status",
    mobile=True,
    hides_position=off_duty,
    personal=Label("Où se trouve l’agent qui le conduit", "Where the person who drives it is"),
)
