"""Where vehicles stand: car parks, bays, shared bikes, charging."""

from __future__ import annotations

from app.domain.kinds.agreement import shows
from app.domain.kinds.alarm import alarm
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
    State,
    Value,
    flags,
    measure,
    state,
    words,
)
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Expression, Is, Within


def _places(name: str, fr: str, en: str) -> Field:
    return Field(name=name, type=Integer(0, 100_000), label=Label(fr, en))


_CAR_PARK_STATUS = ("open", "almost_full", "full", "closed", "closed_abnormal")

_CAR_PARK_ALARMS = (
    alarm(
        "count_absurd",
        ("Comptage absurde", "Absurd count"),
        "low",
        Expression("free_spaces > capacity", frozenset(("free_spaces", "capacity"))),
        means=("Plus de places libres que de places", "More free spaces than spaces"),
        otherwise=("Les panneaux trompent les conducteurs", "Signs mislead drivers"),
        do=("Recaler le comptage", "Correct the count"),
        within_s=3600,
        on_delay_s=60,
    ),
    alarm(
        "closed_abnormally",
        ("Parc fermé anormalement", "Car park closed abnormally"),
        "high",
        Is("status", ("closed_abnormal",)),
        means=("Le parc s’est fermé hors horaire", "The car park closed out of hours"),
        otherwise=("Véhicules enfermés, bouchon à l’entrée", "Cars locked in, a queue at the entrance"),
        do=("Appeler l’exploitant", "Call who runs it"),
        within_s=600,
        on_delay_s=10,
    ),
)

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
            agrees=shows("status"),
        ),
        action(
            "correct_count",
            "Recaler le comptage",
            "Correct the count",
            state("n", Integer(0, 100_000), "Places libres constatées", "Free spaces observed"),
            repeatable=False,  # vehicles have moved since
        ),
    ),
    alarms=_CAR_PARK_ALARMS,
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

BIKE_STATION = Kind(
    name="bike_station",
    family="mobility",
    label=Label("Station de vélos", "Bike station"),
    symbol="bicycle_rental",
    source="GBFS 3.0 station_status.json, read in docs.rs gis-tools GBFSStationStatusStationV30",
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

_POWER_TOLERANCE_W = 100.0
_WITHDRAWN = frozenset({"inoperative", "out_of_order", "planned", "removed"})


def _within_limit(value: Value, observed: State) -> bool | None:
    """Drawing more than the limit shows that it is not applied; drawing less shows nothing."""
    drawn = observed.get("power_w")
    return False if drawn is not None and drawn > value["power_limit_w"] + _POWER_TOLERANCE_W else None


def _shows_operative(value: Value, observed: State) -> bool | None:
    """In service, some charging point is offered; out of service, none is, the last session ended."""
    seen = {evse.get("status", "unknown") for evse in observed.get("evses", ())}
    return None if not seen or "unknown" in seen else (not seen <= _WITHDRAWN) == value["operative"]


_EV_CHARGER_ALARMS = (
    alarm(
        "connector_faulted",
        ("Prise en défaut", "Connector faulted"),
        "low",
        Within("connectors", "status", ("faulted",)),
        means=("Une prise est en défaut", "A connector has a fault"),
        otherwise=("Recharge impossible", "No charging"),
        do=("Réinitialiser, puis ordre de travail", "Reset, then work order"),
        within_s=86400,
        on_delay_s=120,
    ),
    alarm(
        "out_of_order",
        ("Point de charge en panne", "Charging point out of order"),
        "low",
        Within("evses", "status", ("out_of_order", "inoperative")),
        means=("Un point de charge est en panne", "A charging point is out of order"),
        otherwise=("Recharge impossible", "No charging"),
        do=("Réinitialiser, puis ordre de travail", "Reset, then work order"),
        within_s=86400,
        on_delay_s=300,
    ),
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
            answer_s=60,
            agrees=_within_limit,
        ),
        held(
            "operative",
            "Mise en service",
            "Operative",
            state("operative", Boolean(), "En service", "Operative"),
            answer_s=60,
            agrees=_shows_operative,
        ),
        action("reset", "Réinitialiser", "Reset", repeatable=False, answer_s=180),  # it ends the sessions under way
    ),
    alarms=_EV_CHARGER_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=900),
    on_comm_loss=Label("Profil local", "Local profile"),
    map_value="power_w",
)
