"""Moving people and goods: signals, counts, parking, public transport, service vehicles, shared bikes, charging.

DIASER (NF P99-071) and EN 12675 are sold, not published: the junction's words are NTCIP 1202's where that
standard has them and ours elsewhere. `user_class` is TALQ's road user: DATEX II v2.3 `VehicleTypeEnum` says
`lorry`, `motorscooter` and has no pedestrian. Transit alerts (GTFS-realtime `Alert`) belong to the line.
"""

from __future__ import annotations

from app.domain.kinds.capability import action, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    INSTANT,
    Boolean,
    Choice,
    Enum,
    Field,
    Integer,
    Label,
    ListOf,
    Number,
    Record,
    flags,
    measure,
    state,
    words,
)
from app.domain.kinds.kind import Heartbeat, Kind, State


def _places(name: str, fr: str, en: str) -> Field:
    return Field(name=name, type=Integer(0, 100_000), label=Label(fr, en))


_LINE = Record(
    (
        state("id", IDENTIFIER, "Ligne de feux", "Signal group"),
        words("aspect", "Couleur", "Aspect", "red red_amber amber green flashing_amber dark"),
    ),
    required=("id",),
)

TRAFFIC_JUNCTION = Kind(
    name="traffic_junction",
    family="mobility",
    label=Label("Carrefour à feux", "Traffic junction"),
    symbol="traffic_signals",
    source="NTCIP 1202 unitControlStatus, unitFlashStatus, preemptState; DIASER NF P99-071; EN 12675",
    state=(
        words(
            "control_status",
            "Conduite du carrefour",
            "Control status",
            "system_control system_standby backup_mode manual timebase interconnect interconnect_backup other",
            "ntcip1202.unitControlStatus",
        ),
        words("signal_state", "État des feux", "Signal state", "normal flashing all_red off"),
        words(
            "flash_cause",
            "Cause du clignotant",
            "Flash cause",
            "not_flash automatic local_manual fault_monitor mmu startup preempt other",
            "ntcip1202.unitFlashStatus",
        ),
        state("coordinated", Boolean(), "Coordonné", "Coordinated"),
        state("plan_id", IDENTIFIER, "Plan de feux", "Signal plan"),
        words(
            "preempt",
            "Prise de priorité",
            "Preemption",
            "not_active not_active_with_call entry_started dwell exit_started",
            "ntcip1202.preemptState",
        ),
        state("lines", ListOf(_LINE, 64), "Lignes de feux", "Signal groups"),
    ),
    measurements=(
        measure("cycle_s", "s", 0, 600, "Durée du cycle", "Cycle length"),
        measure("cycle_position_s", "s", 0, 600, "Position dans le cycle", "Position in cycle"),
        measure("offset_s", "s", -600, 600, "Décalage", "Offset"),
        measure("lamp_failure_count", "1", 0, 1000, "Lampes en défaut", "Lamps that have failed", counter=False),
    ),
    attributes=(state("declared_plans", ListOf(IDENTIFIER, 256), "Plans déclarés", "Declared plans"),),
    capabilities=(
        held(
            "plan",
            "Plan de feux",
            "Signal plan",
            state("id", IDENTIFIER, "Plan de feux", "Signal plan"),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
        action(
            "preempt",
            "Prise de priorité",
            "Preemption",
            state("route_id", IDENTIFIER, "Itinéraire", "Route"),
            state("approach", IDENTIFIER, "Entrée du carrefour", "Approach"),
            state("ttl_s", Number(1, 120), "Durée de validité", "Time to live", "s"),
        ),
        held(
            "flashing",
            "Mise au jaune clignotant",
            "Flashing amber",
            state("flashing", Boolean(), "Jaune clignotant", "Flashing"),
            critical=Label("Toujours", "Always"),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
    ),
    heartbeat=Heartbeat(period_s=30),
    on_comm_loss=Label("Plan local du contrôleur", "The controller’s local plan"),
    map_value="signal_state",
)

TRAFFIC_COUNTER = Kind(
    name="traffic_counter",
    family="mobility",
    label=Label("Compteur de trafic", "Traffic counter"),
    symbol="sign_and_car",
    source="NGSI TrafficFlowObserved; DATEX II v2.3 TrafficStatusEnum; TALQ TrafficCounterFunction",
    state=(
        words("sensor_status", "État du capteur", "Sensor status", "ok no_data stuck degraded"),
        words(
            "traffic_status",
            "État du trafic",
            "Traffic status",
            "free_flow heavy congested impossible",
            "datex2.TrafficStatusEnum",
        ),
    ),
    measurements=(
        measure("flow_per_h", "{vehicle}/h", 0, 20_000, "Débit", "Flow"),
        measure("occupancy_pct", "%", 0, 100, "Taux d’occupation", "Occupancy"),
        measure("mean_speed_km_h", "km/h", 0, 300, "Vitesse moyenne", "Mean speed"),
        measure("headway_s", "s", 0, 86_400, "Temps intervéhiculaire", "Headway"),
        measure("heavy_share_pct", "%", 0, 100, "Part de poids lourds", "Share of heavy vehicles"),
        measure("period_s", "s", 1, 86_400, "Période de mesure", "Measuring period"),
    ),
    attributes=(
        words(
            "user_class",
            "Usagers comptés",
            "Users counted",
            "car truck bicycle pedestrian scooter motorcycle",
            "talq.AttributeRoadUser",
        ),
    ),
    heartbeat=Heartbeat(period_s=360, period_field="period_s"),
    on_comm_loss=Label("Inconnu, jamais 0", "Unknown, never 0"),
    map_value="flow_per_h",
)

_CAR_PARK_STATUS = ("open", "almost_full", "full", "closed", "closed_abnormal")

CAR_PARK = Kind(
    name="car_park",
    family="mobility",
    label=Label("Parc de stationnement", "Car park"),
    symbol="parking",
    source="NGSI OffStreetParking; DATEX II v2.3 parking publications",
    state=(
        state("status", Enum(_CAR_PARK_STATUS, "ngsi.OffStreetParking.status"), "État du parc", "Status"),
        state("capacity", Integer(0, 100_000), "Capacité", "Capacity"),
    ),
    measurements=(
        _places("free_spaces", "Places libres", "Free spaces"),
        _places("free_accessible_spaces", "Places PMR libres", "Free accessible spaces"),
        _places("free_ev_spaces", "Places de recharge libres", "Free charging spaces"),
        measure("entry_per_h", "{vehicle}/h", 0, 20_000, "Entrées", "Entries"),
        measure("exit_per_h", "{vehicle}/h", 0, 20_000, "Sorties", "Exits"),
    ),
    capabilities=(
        held(
            "published_status",
            "État publié",
            "Published status",
            state("status", Choice(_CAR_PARK_STATUS, "ngsi.OffStreetParking.status"), "État", "Status"),
        ),
        action(
            "correct_count",
            "Recaler le comptage",
            "Correct the count",
            state("n", Integer(0, 100_000), "Places libres constatées", "Free spaces observed"),
        ),
    ),
    heartbeat=Heartbeat(period_s=300),
    on_comm_loss=Label("Les panneaux affichent un tiret", "Signs show a dash"),
    map_value="free_spaces",
)

_WINDOW = Record((state("from", INSTANT, "Début", "From"), state("to", INSTANT, "Fin", "To")), required=("from", "to"))

PARKING_BAY = Kind(
    name="parking_bay",
    family="mobility",
    label=Label("Aire de livraison", "Delivery bay"),
    symbol="parking_space",
    source="NGSI ParkingSpot; TALQ 2.6.1 ParkingSensorFunction (overstayDetected); no plate is ever reported",
    state=(
        words("occupancy", "Occupation", "Occupancy", "free occupied closed", "ngsi.ParkingSpot.status"),
        state("occupied_since", INSTANT, "Occupée depuis", "Occupied since"),
        state("overstay", Boolean(), "Dépassement de durée", "Overstay"),
    ),
    measurements=(measure("occupied_s", "s", 0, 1e8, "Durée d’occupation", "Time occupied"),),
    capabilities=(
        held(
            "reservation",
            "Réservation",
            "Bay reservation",
            state("window", _WINDOW, "Plage horaire", "Time window"),
            state("list_id", IDENTIFIER, "Liste d’ayants droit", "List of holders"),
        ),
    ),
    heartbeat=Heartbeat(period_s=3600),
    on_comm_loss=Label("Inconnue", "Unknown"),
    map_value="occupancy",
)


def in_service(values: State) -> bool | None:
    """A bus reports while it is in service; before it has said so, nobody can tell."""
    service = values.get("in_service")
    return service if isinstance(service, bool) else None


_SPEED = measure("speed_m_s", "m/s", 0, 120, "Vitesse", "Speed")
_BEARING = measure("bearing_deg", "deg", 0, 360, "Cap", "Bearing")

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
        ),
    ),
    heartbeat=Heartbeat(period_s=120, expected=on_duty),
    on_comm_loss=Label("Dernière position et son âge", "Last position and its age"),
    map_value="unit_status",
    mobile=True,
    hides_position=off_duty,
)

BIKE_STATION = Kind(
    name="bike_station",
    family="mobility",
    label=Label("Station de vélos", "Bike station"),
    symbol="bicycle_rental",
    source="GBFS 3.0 station_status.json",
    state=flags(
        ("is_installed", "Installée", "Is installed"),
        ("is_renting", "Prête des vélos", "Is renting"),
        ("is_returning", "Reprend des vélos", "Is returning"),
    ),
    measurements=(
        _places("num_vehicles_available", "Vélos disponibles", "Vehicles available"),
        _places("num_vehicles_disabled", "Vélos hors service", "Vehicles disabled"),
        _places("num_docks_available", "Bornettes libres", "Docks available"),
        _places("num_docks_disabled", "Bornettes hors service", "Docks disabled"),
    ),
    heartbeat=Heartbeat(period_s=300),
    on_comm_loss=Label("Disponibilité inconnue", "Availability unknown"),
    map_value="num_vehicles_available",
)

_EVSE = Record(
    (
        state("id", IDENTIFIER, "Point de charge", "EVSE"),
        words(
            "status",
            "État du point de charge",
            "EVSE status",
            "available blocked charging inoperative out_of_order planned removed reserved unknown",
            "ocpi.Status",
        ),
    ),
    required=("id",),
)
_CONNECTOR = Record(
    (
        words(
            "status",
            "État de la prise",
            "Connector status",
            "available occupied reserved unavailable faulted",
            "ocpp.ConnectorStatusEnumType",
        ),
    )
)

EV_CHARGER = Kind(
    name="ev_charger",
    family="mobility",
    label=Label("Borne de recharge", "Charging station"),
    symbol="charging-station",
    source="OCPI mod_locations Status; OCPP 2.0.1 ConnectorStatusEnumType",
    state=(
        state("evses", ListOf(_EVSE, 32), "Points de charge", "EVSEs"),
        state("connectors", ListOf(_CONNECTOR, 64), "Prises", "Connectors"),
    ),
    measurements=(
        measure("power_w", "W", 0, 5e6, "Puissance", "Power"),
        measure("energy_kwh", "kW.h", 0, 1e9, "Énergie délivrée", "Energy delivered"),
        measure("session_count", "1", 0, 1e8, "Sessions", "Session count"),
    ),
    capabilities=(
        held(
            "power_limit_w",
            "Limite de puissance",
            "Power limit",
            state("power_limit_w", Number(0, 5e6), "Limite de puissance", "Power limit", "W"),
        ),
        held(
            "operative",
            "Mise en service",
            "Operative",
            state("operative", Boolean(), "En service", "Operative"),
        ),
        action("reset", "Réinitialiser", "Reset"),
    ),
    heartbeat=Heartbeat(period_s=900),
    on_comm_loss=Label("Profil local", "Local profile"),
    map_value="power_w",
)

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
