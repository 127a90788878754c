"""Every kind of equipment, by name. A family is one module or package here that defines `KINDS`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from app.domain.kinds.kind import Kind

_SHARED = {
    "agreement",
    "alarm",
    "capability",
    "common_alarms",
    "document",
    "expression",
    "fields",
    "interlock",
    "kind",
    "sources",
    "trigger",
    "vocabulary",
}


def _load() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for module in sorted(item.name for item in pkgutil.iter_modules(__path__) if item.name not in _SHARED):
        for kind in importlib.import_module(f"{__name__}.{module}").KINDS:
            if kind.name in found:
                raise RuntimeError(f"kind {kind.name} is declared twice")
            if kind.family != module:
                raise RuntimeError(f"kind {kind.name} says family {kind.family} but lives in {module}")
            found[kind.name] = kind
    return found


KINDS: Mapping[str, Kind] = _load()
FAMILIES: tuple[str, ...] = tuple(sorted({kind.family for kind in KINDS.values()}))
