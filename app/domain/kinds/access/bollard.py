"""A retractable bollard."""

from __future__ import annotations

from app.domain.kinds.access.moving import CYCLES, HOLD, MOTOR, OBSTACLE_POSITION
from app.domain.kinds.alarm import alarm
from app.domain.kinds.fields import Label, flags, state
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is

_BOLLARD_ALARMS = (
    alarm(
        "impact",
        ("Choc sur la borne", "Bollard hit"),
        "high",
        Is("impact_detected"),
        means=("Un véhicule a heurté la borne", "A vehicle hit the bollard"),
        otherwise=("Blessé possible, borne bloquée", "Someone may be hurt, the bollard stuck"),
        do=("Regarder par la caméra, envoyer une patrouille", "Look by camera, send a patrol"),
        within_s=120,
        latching=True,
    ),
    alarm(
        "head_detached",
        ("Tête désolidarisée", "Head detached"),
        "high",
        Is("arm_detached"),
        means=("La tête de la borne est arrachée", "The head of the bollard is torn off"),
        otherwise=("Obstacle sur la chaussée", "An obstacle on the road"),
        do=("Baliser, appeler la maintenance", "Cordon off, call maintenance"),
        within_s=600,
    ),
)

BOLLARD = Kind(
    name="bollard",
    family="access",
    label=Label("Borne escamotable", "Retractable bollard"),
    symbol="bollard",
    source="poste; NF P98-310 (contents only)",
    state=(
        state("position", OBSTACLE_POSITION, "Position de la borne", "Bollard position"),
        *flags(
            ("obstacle_detected", "Obstacle détecté", "Obstacle detected"),
            ("impact_detected", "Choc détecté", "Impact detected"),
            ("arm_detached", "Bras ou tête désolidarisé", "Arm detached"),
        ),
    ),
    measurements=(CYCLES, MOTOR),
    alarms=_BOLLARD_ALARMS,
    heartbeat=Heartbeat(period_s=60),
    on_comm_loss=HOLD,
    map_value="position",
)
