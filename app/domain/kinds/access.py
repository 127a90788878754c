"""Access control: the access point that is commanded, and the bollards and barriers it moves.

NF P98-310 (April 2001) is public by its table of contents only: it names automatic, semi-automatic and
manual bollards, manoeuvre times and safety rules; no word list of states was found, so the words are ours.
"""

from __future__ import annotations

from app.domain.kinds.capability import action, held
from app.domain.kinds.fields import Boolean, Choice, Enum, Label, Number, Text, flags, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind

_HOLD = Label(
    "Position maintenue, le contrôleur garde la dernière liste, jamais de remontée",
    "Hold position, the controller keeps the last list, never re-raise",
)
_MODES = ("controlled", "free", "closed", "out_of_service")
_BOLLARD_POSITION = Enum(("raised", "lowered", "moving_up", "moving_down", "intermediate", "unknown"), "poste")
_BARRIER_POSITION = Enum(("open", "closed", "opening", "closing", "intermediate", "unknown"), "poste")
_CYCLES = measure("cycle_count", "1", 0, 1e9, "Cycles", "Cycle count")
_MOTOR = measure("motor_current_a", "A", 0, 500, "Courant moteur", "Motor current")

ACCESS_POINT = Kind(
    name="access_point",
    family="access",
    label=Label("Point d’accès", "Access point"),
    symbol="bollard_row",
    source="poste; NF P98-310 (contents only) for the equipment it moves",
    state=(
        state("access_mode", Enum(_MODES, "poste"), "Mode d’accès", "Access mode"),
        state("position", _BOLLARD_POSITION, "Position de l’obstacle", "Obstacle position"),
        *flags(
            ("loop_occupied", "Boucle occupée", "Loop occupied"),
            ("loop_fault", "Boucle en défaut", "Loop fault"),
            ("obstacle_detected", "Obstacle détecté", "Obstacle detected"),
        ),
        words("signal_aspect", "Feu de signalisation", "Signal aspect", "red green amber_flashing off"),
        words("intercom", "Interphone", "Intercom", "idle ringing in_call fault"),
        words("local_key", "Clé locale", "Local key", "auto forced_up forced_down"),
    ),
    measurements=(
        measure("passage_count", "1", 0, 1e9, "Passages", "Passage count"),
        _CYCLES,
        measure("move_duration_s", "s", 0, 600, "Durée de manœuvre", "Move duration"),
        _MOTOR,
        measure("oil_temperature_c", "Cel", -60, 200, "Température d’huile", "Oil temperature"),
    ),
    attributes=(
        state("emergency_access", Boolean(), "Accès des secours", "Emergency access"),
        state("vehicle_barrier_rating", Text(80), "Classe anti-bélier", "Vehicle barrier rating"),
    ),
    capabilities=(
        held(
            "access_mode",
            "Mode d’accès",
            "Access mode",
            state("access_mode", Choice(_MODES, "poste"), "Mode d’accès", "Access mode"),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
        held(
            "position",
            "Position de l’obstacle",
            "Obstacle position",
            state("position", Choice(("raised", "lowered"), "poste"), "Position demandée", "Position asked for"),
            release="ask",
            reconnect="hold",
            takeover="hold",
        ),
        action(
            "open_once",
            "Ouvrir une fois",
            "Open once",
            state("ttl_s", Number(1, 10), "Durée de validité", "Time to live", "s"),
        ),
        action("answer_call", "Répondre à l’interphone", "Answer the intercom"),
        action("sync_access_list", "Synchroniser les ayants droit", "Synchronise list holders"),
    ),
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=_HOLD,
    map_value="position",
)

BOLLARD = Kind(
    name="bollard",
    family="access",
    label=Label("Borne escamotable", "Retractable bollard"),
    symbol="bollard",
    source="poste; NF P98-310 (contents only)",
    state=(
        state("position", _BOLLARD_POSITION, "Position de la borne", "Bollard position"),
        *flags(
            ("obstacle_detected", "Obstacle détecté", "Obstacle detected"),
            ("impact_detected", "Choc détecté", "Impact detected"),
            ("arm_detached", "Bras ou tête désolidarisé", "Arm detached"),
        ),
    ),
    measurements=(_CYCLES, _MOTOR),
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=_HOLD,
    map_value="position",
)

BARRIER = Kind(
    name="barrier",
    family="access",
    label=Label("Barrière levante", "Barrier"),
    symbol="lift_gate",
    source="poste",
    state=(
        state("position", _BARRIER_POSITION, "Position de la lisse", "Arm position"),
        *flags(
            ("obstacle_detected", "Obstacle détecté", "Obstacle detected"),
            ("impact_detected", "Choc détecté", "Impact detected"),
            ("arm_detached", "Lisse désolidarisée", "Arm detached"),
        ),
    ),
    measurements=(_CYCLES, _MOTOR),
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=_HOLD,
    map_value="position",
)

KINDS = (ACCESS_POINT, BOLLARD, BARRIER)
