"""The example of energy in the API's document: one metered cabinet a quarter of an hour after dusk."""

from __future__ import annotations

from app.api.examples import AT, Example

FIGURES: Example = {
    "counted": 1,
    "reporting": 1,
    "off": 0,
    "silent": 0,
    "oldest_at": "2026-11-22T16:58:12Z",
    "power_w": 3480.0,
    "usual_w": 3720.0,
    "weeks": 4,
    "difference_w": -240.0,
    "difference_pct": -6.5,
    "today_kwh": 28.4,
    "usual_kwh": 30.1,
    "energy_weeks": 4,
    "saved_kwh": 1.7,
}
ENERGY: Example = {
    "at": AT,
    "quarter": "2026-11-22T17:00:00Z",
    "weeks_wanted": 4,
    "total": FIGURES,
    "families": [FIGURES | {"family": "lighting"}],
    "services": [FIGURES | {"service": "eclairage"}],
}
