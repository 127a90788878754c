"""Street lighting: luminaires, their cabinets and lit heritage (TALQ, NGSI Streetlighting)."""

from __future__ import annotations

from app.domain.kinds.lighting.architectural import ARCHITECTURAL_LIGHT
from app.domain.kinds.lighting.cabinet import LIGHTING_CABINET
from app.domain.kinds.lighting.luminaire import LUMINAIRE

KINDS = (LUMINAIRE, LIGHTING_CABINET, ARCHITECTURAL_LIGHT)
