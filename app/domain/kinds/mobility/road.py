"""Signals and counts on the road.

DIASER (NF P99-071) is sold and no extract of it was found: nothing is taken from it. The junction's words are
NTCIP 1202's, the colours those of EN 12675 as two laws quote it, and ours elsewhere. `user_class` is TALQ's road
user: DATEX II v2.3 `VehicleTypeEnum` says `lorry`, `motorscooter` and has no pedestrian.
"""

from __future__ import annotations

from app.domain.kinds.agreement import known, one_of, shows
from app.domain.kinds.alarm import alarm
from app.domain.kinds.capability import action, held
from app.domain.kinds.fields import (
    IDENTIFIER,
    Boolean,
    Label,
    ListOf,
    Number,
    Record,
    State,
    Value,
    measure,
    state,
    words,
)
from app.domain.kinds.interlock import Interlock
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Threshold

_LINE = Record(
    (
        state("id", IDENTIFIER, "Ligne de feux", "Signal group"),
        words("aspect", "Couleur", "Aspect", "red red_amber amber green flashing_amber dark", "en12675.conflicts"),
    ),
    required=("id",),
)

_DECLARED_PLAN = Interlock(
    name="declared_plan",
    rule=Label(
        "Un carrefour ne reçoit qu’un plan de feux que son contrôleur a déclaré",
        "A junction is only commanded to a plan that its controller declared",
    ),
    remedy=Label(
        "Choisir un plan déclaré (declared_plans) ; s’il n’y en a pas, faire déclarer ceux du contrôleur",
        "Choose a declared plan (declared_plans); where there is none, have the controller’s declared",
    ),
    attributes=("declared_plans",),
    blocks=lambda value, scene: value["id"] not in scene.attributes["declared_plans"],
)


def _shows_flashing(value: Value, observed: State) -> bool | None:
    shown = known(observed, "signal_state")
    return None if shown is None else (shown == "flashing") == value["flashing"]


def _preempted(_value: Value, observed: State) -> bool | None:
    """The route itself is not reported: a green already given to another one shows the same."""
    return True if observed.get("preempt") in ("entry_started", "dwell") else None


_TRAFFIC_JUNCTION_ALARMS = (
    alarm(
        "flashing_by_fault",
        ("Clignotant par défaut", "Flashing by fault"),
        "critical",
        Is("flash_cause", ("fault_monitor", "mmu")),
        means=(
            "La sécurité du contrôleur a mis le carrefour au clignotant",
            "The controller’s safety put the junction to flashing",
        ),
        otherwise=("Priorités perdues, accidents", "Right of way is lost, accidents"),
        do=("Envoyer la police et l’astreinte SLT", "Send the police and the signals’ on-call"),
        within_s=300,
    ),
    alarm(
        "signals_off",
        ("Feux éteints", "Signals off"),
        "critical",
        Is("signal_state", ("off",)),
        means=("Les feux sont éteints", "The signals are dark"),
        otherwise=("Priorités perdues, accidents", "Right of way is lost, accidents"),
        do=("Envoyer la police et l’astreinte SLT", "Send the police and the signals’ on-call"),
        within_s=300,
        folded_under=("feeds",),
    ),
    alarm(
        "all_red",
        ("Rouge général", "All red"),
        "high",
        Is("signal_state", ("all_red",)),
        means=("Le carrefour est au rouge partout", "All approaches are red"),
        otherwise=("Blocage du quartier", "The quarter is blocked"),
        do=("Vérifier la prise de priorité, appeler l’astreinte", "Check preemption, call the on-call"),
        within_s=300,
        on_delay_s=120,
    ),
    alarm(
        "junction_manual",
        ("Conduite manuelle", "Manual control"),
        "medium",
        Is("control_status", ("manual",)),
        means=("Quelqu’un conduit le carrefour sur place", "Someone runs the junction on site"),
        otherwise=("Le plan demandé n’est pas suivi", "The plan asked for is not followed"),
        do=("Appeler qui est sur place", "Call who is on site"),
        within_s=1800,
        on_delay_s=60,
    ),
    alarm(
        "backup_mode",
        ("Mode de secours", "Backup mode"),
        "low",
        Is("control_status", ("backup_mode", "interconnect_backup")),
        means=("Le carrefour suit son plan local", "The junction follows its local plan"),
        otherwise=("Onde verte perdue", "The green wave is lost"),
        do=("Vérifier la liaison", "Check the link"),
        within_s=14400,
        on_delay_s=300,
        folded_under=("carries", "system"),
    ),
    alarm(
        "lamps_failed",
        ("Lampes de feux en défaut", "Signal lamps failed"),
        "high",
        Threshold("lamp_failure_count", "above", 0.0),
        means=("Au moins une lampe de feu est éteinte", "At least one signal lamp is out"),
        otherwise=("Un feu non vu", "A signal goes unseen"),
        do=("Ordre de travail urgent", "Urgent work order"),
        within_s=3600,
    ),
)

TRAFFIC_JUNCTION = Kind(
    name="traffic_junction",
    family="mobility",
    label=Label("Carrefour à feux", "Traffic junction"),
    symbol="traffic_signals",
    source="NTCIP 1202 unitControlStatus, unitFlashStatus, preemptState; EN 12675:2000 conflicts; DIASER (name only)",
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
            answer_s=300,  # at the end of a cycle, through a transition
            agrees=shows("plan_id", "id"),
            released=one_of("control_status", "system_standby backup_mode timebase interconnect interconnect_backup"),
            interlocks=(_DECLARED_PLAN,),
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
            repeatable=True,  # the same green again; its time to live bounds it
            ttl_s=30,
            answer_s=60,
            agrees=_preempted,
            effect=lambda _value: "preempts",
        ),
        held(
            "flashing",
            "Mise au jaune clignotant",
            "Flashing amber",
            state("flashing", Boolean(), "Jaune clignotant", "Flashing"),
            answer_s=30,
            agrees=_shows_flashing,
            released=one_of("flash_cause", "not_flash", "automatic"),
            critical=Label("Toujours", "Always"),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
    ),
    alarms=_TRAFFIC_JUNCTION_ALARMS,
    silence="high",
    heartbeat=Heartbeat(period_s=30),
    on_comm_loss=Label("Plan local du contrôleur", "The controller’s local plan"),
    map_value="signal_state",
)

_TRAFFIC_COUNTER_ALARMS = (
    alarm(
        "sensor_faulty",
        ("Capteur en défaut", "Sensor faulty"),
        "low",
        Is("sensor_status", ("no_data", "stuck", "degraded")),
        means=("Le comptage n’est plus crédible", "The count can no longer be believed"),
        otherwise=("Stratégies de trafic fausses", "Wrong traffic strategies"),
        do=("Ordre de travail", "Work order"),
        within_s=86400,
        on_delay_s=600,
    ),
    alarm(
        "impassable",
        ("Circulation impossible", "Road impassable"),
        "high",
        Is("traffic_status", ("impossible",)),
        means=("Plus rien ne passe", "Nothing gets through"),
        otherwise=("Axe bloqué, secours retardés", "A road is blocked, rescue is late"),
        do=("Regarder par la caméra, dévier", "Look by camera, set up a detour"),
        within_s=300,
        on_delay_s=180,
    ),
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
    alarms=_TRAFFIC_COUNTER_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=360, period_field="period_s"),
    on_comm_loss=Label("Inconnu, jamais 0", "Unknown, never 0"),
    map_value="flow_per_h",
)
