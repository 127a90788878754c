"""Lit heritage: scenes on façades and monuments."""

from __future__ import annotations

from app.domain.kinds.agreement import shows
from app.domain.kinds.capability import held
from app.domain.kinds.fields import (
    IDENTIFIER,
    Boolean,
    Label,
    Number,
    measure,
    state,
    words,
)
from app.domain.kinds.kind import Heartbeat, Kind

ARCHITECTURAL_LIGHT = Kind(
    name="architectural_light",
    family="lighting",
    label=Label("Mise en lumière", "Architectural light"),
    symbol="bulb3",
    source="poste, for DMX512 and DALI installations; order of 27 December 2018 (off by 01:00)",
    state=(
        state("scene_id", IDENTIFIER, "Scène", "Scene"),
        state("level_pct", Number(0, 100), "Niveau", "Level", "%"),
        state("festive", Boolean(), "Illumination festive", "Festive"),
        words("link_status", "Liaison", "Link status", "ok fault"),
    ),
    measurements=(
        measure("active_power_w", "W", 0, 1e6, "Puissance active", "Active power"),
        measure("energy_kwh", "kW.h", 0, 1e8, "Énergie", "Energy"),
    ),
    capabilities=(
        held(
            "scene",
            "Scène",
            "Lighting scene",
            state("id", IDENTIFIER, "Scène", "Scene"),
            state("fade_s", Number(0, 3600), "Fondu", "Fade", "s"),
            optional=("fade_s",),
            lasting="fade_s",
            agrees=shows("scene_id", "id"),
        ),
    ),
    heartbeat=Heartbeat(period_s=3600),
    on_comm_loss=Label(
        "Extinction par minuterie locale à 1 h au plus tard", "Off by local timer at 01:00 at the latest"
    ),
    map_value="level_pct",
)
