"""A lifting barrier."""

from __future__ import annotations

from app.domain.kinds.access.moving import CYCLES, HOLD, MOTOR
from app.domain.kinds.alarm import alarm
from app.domain.kinds.fields import Enum, Label, flags, state
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is

_BARRIER_POSITION = Enum(("open", "closed", "opening", "closing", "intermediate", "unknown"), "poste")

_BARRIER_ALARMS = (
    alarm(
        "impact",
        ("Choc sur la barrière", "Barrier hit"),
        "high",
        Is("impact_detected"),
        means=("Un véhicule a heurté la lisse", "A vehicle hit the arm"),
        otherwise=("Blessé possible, lisse bloquée", "Someone may be hurt, the arm stuck"),
        do=("Regarder par la caméra, envoyer une patrouille", "Look by camera, send a patrol"),
        within_s=120,
        latching=True,
    ),
    alarm(
        "arm_detached",
        ("Lisse désolidarisée", "Arm detached"),
        "high",
        Is("arm_detached"),
        means=("La lisse est arrachée", "The arm is torn off"),
        otherwise=("Accès ouvert, obstacle sur la chaussée", "Access open, an obstacle on the road"),
        do=("Baliser, appeler la maintenance", "Cordon off, call maintenance"),
        within_s=600,
    ),
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
    measurements=(CYCLES, MOTOR),
    alarms=_BARRIER_ALARMS,
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=HOLD,
    map_value="position",
)
