"""Municipal buildings and their intrusion panels.

The heating limit is article R241-26 of the energy code: 19 degrees Celsius on average in occupied premises.
EN 50131-1 is sold; its tables 6 and 7 and its clauses on setting were read in public extracts. SIA DC-09 carries
the panel's events and supervises the link with null messages at a set interval; it names no state.
"""

from __future__ import annotations

from app.domain.kinds.agreement import known, nothing_to_release, shows
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import action, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    Boolean,
    Choice,
    Enum,
    Integer,
    Label,
    ListOf,
    Number,
    Record,
    State,
    Text,
    Value,
    flags,
    measure,
    state,
    words,
)
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Threshold, Within

HEATING_LIMIT_C = 19.0

_HVAC = ("off", "frost_protection", "reduced", "comfort", "auto")

_PUBLIC_BUILDING_ALARMS = (
    alarm(
        "fire_alarm",
        ("Alarme incendie", "Fire alarm"),
        "critical",
        Is("fire_alarm"),
        means=("Le système de sécurité incendie a déclenché", "The fire system has gone off"),
        otherwise=("Vies en danger", "Lives in danger"),
        do=("Appeler les secours (18), vérifier l’évacuation", "Call the fire service (18), check the evacuation"),
        within_s=60,
        latching=True,
    ),
    alarm(
        "protection_ordered",
        ("Mise à l’abri ou évacuation", "Shelter or evacuation"),
        "critical",
        Is("protection", ("shelter", "evacuation")),
        means=("Le bâtiment met ses occupants à l’abri", "The building protects its occupants"),
        otherwise=("Vies en danger", "Lives in danger"),
        do=("Appeler le bâtiment, prévenir l’astreinte", "Call the building, tell the on-call officer"),
        within_s=60,
    ),
    alarm(
        "co2_high",
        ("CO₂ élevé", "CO₂ high"),
        "low",
        Threshold("co2_ppm", "above", 1500.0, 300.0),
        means=("Air confiné", "Stale air"),
        otherwise=("Fatigue, contagion", "Fatigue, contagion"),
        do=("Faire aérer", "Have windows opened"),
        within_s=3600,
        on_delay_s=900,
        off_delay_s=300,
    ),
    alarm(
        "frozen",
        ("Bâtiment trop froid", "Building too cold"),
        "medium",
        Threshold("indoor_temperature_c", "below", 5.0, 2.0),
        means=("Moins de 5 °C à l’intérieur", "Under 5 °C inside"),
        otherwise=("Canalisations gelées", "Frozen pipes"),
        do=("Vérifier la chaufferie", "Check the boiler"),
        within_s=7200,
        on_delay_s=1800,
        off_delay_s=600,
    ),
)

PUBLIC_BUILDING = Kind(
    name="public_building",
    family="building",
    label=Label("Bâtiment public", "Public building"),
    symbol="town_hall",
    source="poste; energy code R241-26 (heating); ERP types and categories",
    state=(
        state("hvac_mode", Enum(_HVAC, "poste"), "Régime de chauffage", "HVAC mode"),
        words("open_status", "Ouverture au public", "Open status", "open closed"),
        words("protection", "Mise à l’abri ou évacuation", "Protection", "none shelter evacuation"),
        state("fire_alarm", Boolean(), "Alarme incendie (lecture seule)", "Fire alarm (read only)"),
    ),
    measurements=(
        measure("indoor_temperature_c", "Cel", -40, 80, "Température intérieure", "Indoor temperature"),
        measure("co2_ppm", "[ppm]", 0, 50_000, "CO₂ dans l’air", "CO₂"),
        measure("humidity_pct", "%", 0, 100, "Humidité", "Humidity"),
        measure("occupancy_count", "1", 0, 1e5, "Personnes présentes", "People present", counter=False),
        measure("water_m3", "m3", 0, 1e8, "Index d’eau", "Water meter", counter=True),
        measure("gas_m3", "m3", 0, 1e8, "Index de gaz", "Gas meter", counter=True),
        measure("heat_kwh", "kW.h", 0, 1e9, "Index de chaleur", "Heat meter"),
    ),
    attributes=(
        state("erp_type", Text(20), "Type d’ERP", "ERP type"),
        state("erp_category", Integer(1, 5), "Catégorie d’ERP", "ERP category"),
    ),
    capabilities=(
        held(
            "hvac_mode",
            "Régime de chauffage",
            "HVAC mode",
            state("hvac_mode", Choice(_HVAC, "poste"), "Régime", "Mode"),
            answer_s=60,
            agrees=shows("hvac_mode"),
        ),
        held(
            "setpoint_c",
            "Consigne de température",
            "Temperature setpoint",
            state("setpoint_c", Number(5, 30), "Consigne de température", "Temperature setpoint", "Cel"),
            answer_s=60,
        ),
        held(
            "facade_light",
            "Éclairage de façade",
            "Façade light",
            state("on", Boolean(), "Allumé", "On"),
        ),
    ),
    alarms=_PUBLIC_BUILDING_ALARMS,
    heartbeat=Heartbeat(period_s=900),
    on_comm_loss=Label("Programme propre du bâtiment", "The building’s own schedule"),
    map_value="protection",
)

# Seconds between two messages by grade: two missed are told within the grade's reporting time, as makers quote
# EN 50131-1 (24 h, 5 h, 3 min; grade 1 as grade 2). Grade 3 stays at half an hour, far inside its 5 h.
_GRADE_PERIODS_S = {"1": 43_200.0, "2": 43_200.0, "3": 1800.0, "4": 90.0}

_FAULTS = flags(
    ("mains", "Secteur absent", "Mains fault"),
    ("battery", "Batterie en défaut", "Battery fault"),
    ("transmission", "Transmission en défaut", "Transmission fault"),
    ("detector", "Détecteur en défaut", "Detector fault"),
)


def _is_set(_value: Value, observed: State) -> bool | None:
    """During the entry delay it is still set: someone is on the way to unset it."""
    shown = known(observed, "set_state")
    return None if shown is None else shown in ("set", "entry_delay")


_INTRUSION_PANEL_ALARMS = (
    alarm(
        "intruder",
        ("Intrusion", "Intruder"),
        "high",
        Is("alarm", ("intruder",)),
        means=("La centrale signale une intrusion", "The panel tells of an intruder"),
        otherwise=("Vol, dégradation", "Theft, damage"),
        do=("Levée de doute, patrouille", "Verify, send a patrol"),
        within_s=120,
        latching=True,
    ),
    alarm(
        "hold_up",
        ("Agression", "Hold-up"),
        "critical",
        Is("alarm", ("hold_up",)),
        means=("Quelqu’un a pressé le bouton d’agression", "Someone pressed the hold-up button"),
        otherwise=("Vie en danger", "A life in danger"),
        do=("Appeler la police (17)", "Call the police (17)"),
        within_s=60,
        latching=True,
    ),
    alarm(
        "tamper",
        ("Autoprotection", "Tamper"),
        "high",
        Is("alarm", ("tamper",)),
        means=("La centrale est ouverte ou sabotée", "The panel is open or tampered with"),
        otherwise=("Intrusion qui se prépare", "An intrusion in preparation"),
        do=("Levée de doute", "Verify"),
        within_s=300,
    ),
    alarm(
        "panel_mains_fault",
        ("Secteur absent", "Mains fault"),
        "medium",
        Within("faults", "mains"),
        means=("La centrale est sur batterie", "The panel runs on battery"),
        otherwise=("Elle s’arrêtera", "It will stop"),
        do=("Chercher la coupure", "Find the outage"),
        within_s=3600,
        on_delay_s=300,
        folded_under=("feeds",),
    ),
    alarm(
        "panel_fault",
        ("Centrale en défaut", "Panel fault"),
        "medium",
        Within("faults", "battery"),
        means=("La batterie de la centrale est en défaut", "The panel’s battery is faulty"),
        otherwise=("Pas de secours en cas de coupure", "No backup in an outage"),
        do=("Ordre de travail", "Work order"),
        within_s=86400,
        on_delay_s=60,
    ),
    alarm(
        "panel_transmission_fault",
        ("Transmission en défaut", "Transmission fault"),
        "medium",
        Within("faults", "transmission"),
        means=("Une voie de transmission est perdue", "A path of transmission is lost"),
        otherwise=("Une alarme peut ne pas arriver", "An alarm may not arrive"),
        do=("Appeler l’installateur", "Call the installer"),
        within_s=14400,
        on_delay_s=60,
    ),
    alarm(
        "panel_detector_fault",
        ("Détecteur en défaut", "Detector fault"),
        "low",
        Within("faults", "detector"),
        means=("Un détecteur ne marche plus", "A detector does not work"),
        otherwise=("Une pièce n’est pas surveillée", "A room is not watched"),
        do=("Ordre de travail", "Work order"),
        within_s=86400,
        on_delay_s=60,
    ),
)

INTRUSION_PANEL = Kind(
    name="intrusion_panel",
    family="building",
    label=Label("Centrale d’alarme intrusion", "Intrusion panel"),
    symbol="shield",
    source="EN 50131-1:2006 with A1:2009, tables 6 and 7, clauses 8.3.4 and 8.3.8; SIA DC-09:2013 (transport)",
    state=(
        words(
            "set_state",
            "Mise en surveillance",
            "Set state",
            "unset part_set set setting entry_delay",
            "en50131_1.set_states",
        ),
        words("alarm", "Alarme", "Alarm", "none intruder hold_up tamper", "en50131_1.signals"),
        state("faults", Record(_FAULTS), "Défauts", "Faults"),
        state("inhibited", ListOf(IDENTIFIER, 100), "Points inhibés", "Inhibited points"),
        state("isolated", ListOf(IDENTIFIER, 100), "Points isolés", "Isolated points"),
    ),
    measurements=(measure("battery_v", "V", 0, 60, "Tension de batterie", "Battery voltage"),),
    attributes=(state("grade", Integer(1, 4), "Grade de sécurité", "Security grade"),),
    capabilities=(
        held(
            "set",
            "Mettre en surveillance",
            "Set",
            answer_s=120,  # the setting delay, for people to leave
            agrees=_is_set,
            released=nothing_to_release,
            release="hold",
            reconnect="ask",
            takeover="hold",
        ),
        action(
            "unset",
            "Mettre hors surveillance",
            "Unset",
            repeatable=False,  # it may have been set again since
            agrees=lambda _value, observed: observed.get("set_state") == "unset" or None,
            critical=Label("Toujours", "Always"),
        ),
    ),
    alarms=_INTRUSION_PANEL_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=1800, period_attribute="grade", periods=_GRADE_PERIODS_S),
    on_comm_loss=Label("État conservé, alarme", "Keep state, alarm"),
    map_value="set_state",
)

KINDS = (PUBLIC_BUILDING, INTRUSION_PANEL)
