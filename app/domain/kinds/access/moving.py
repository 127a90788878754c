"""What everything that moves in the way has in common."""

from __future__ import annotations

from app.domain.kinds.fields import Enum, Label, measure

HOLD = Label(
    "Position maintenue, le contrôleur garde la dernière liste, jamais de remontée",
    "Hold position, the controller keeps the last list, never re-raise",
)
OBSTACLE_POSITION = Enum(("raised", "lowered", "moving_up", "moving_down", "intermediate", "unknown"), "poste")
CYCLES = measure("cycle_count", "1", 0, 1e9, "Cycles", "Cycle count")
MOTOR = measure("motor_current_a", "A", 0, 500, "Courant moteur", "Motor current")
