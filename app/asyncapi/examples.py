"""Examples of what the field says: for each kind a few values, plausible for their unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.domain.kinds.fields import Boolean, Choice, Enum, Field, Integer, ListOf, Number, Record, Text, ValueType
from app.domain.kinds.kind import COMMON_MEASUREMENTS, COMMON_STATE, Kind

AT = "2026-11-22T17:05:00Z"
SHOWN = 5
_TYPICAL: Mapping[str, float] = {
    "%": 62,
    "A": 0.21,
    "Cel": 18.5,
    "Hz": 50,
    "V": 231.4,
    "W": 48.2,
    "[ppm]": 640,
    "d": 12,
    "dB[SPL]": 61.5,
    "dB[SPL]{A}": 58.4,
    "dB[SPL]{C}": 66.1,
    "h": 3,
    "kV.A.h": 310.5,
    "kW.h": 1284.6,
    "kbit/s": 4200,
    "km/h": 31,
    "lx": 12,
    "m": 1.4,
    "m/s": 3.2,
    "m3": 1520,
    "min": 15,
    "s": 20,
    "ug/m3": 14,
    "{vehicle}/h": 420,
}
_TEXTS = ("P1", AT, "2026-11-22")


def example_values(kind: Kind) -> dict[str, Any]:
    """Its map value and the first of its own states and measurements: values that its `check_report` takes."""
    own = (*kind.state[len(COMMON_STATE) :], *kind.measurements[len(COMMON_MEASUREMENTS) :])
    shown = [row for row in own if row.name == kind.map_value]
    shown += [row for row in own if row.name != kind.map_value][: SHOWN - len(shown)]
    return {row.name: _example(row) for row in shown}


def _example(row: Field) -> Any:
    if row.name in ("longitude_deg", "latitude_deg"):
        return 4.3056 if row.name == "longitude_deg" else 46.3069
    return _value(row.type, row.unit)


def _value(kind: ValueType, unit: str) -> Any:
    match kind:
        case Boolean():
            return False
        case Number() | Integer():
            typical = min(max(_TYPICAL.get(unit, 3), kind.minimum), kind.maximum)
            return int(typical) if isinstance(kind, Integer) else typical
        case Enum() | Choice():
            return kind.values[0]
        case Text():
            return next(text for text in _TEXTS if _fits(kind, text))
        case ListOf():
            return [_value(kind.item, unit)]
        case Record():
            return {row.name: _example(row) for row in kind.fields}
    raise NotImplementedError(f"no example of {kind}")


def _fits(kind: Text, text: str) -> bool:
    return kind.min_length <= len(text) <= kind.max_length and (not kind.pattern or bool(re.search(kind.pattern, text)))
