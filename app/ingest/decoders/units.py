"""Unit conversion by UCUM codes, worked out once into a factor and an offset."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Field

FIELDS: Mapping[str, Field] = {field.name: field for kind in KINDS.values() for field in kind.reported}
"""Every field any kind reports; one name has one unit and one type everywhere (tests/domain)."""

DIGITS = 12
_LIKE_ONE = 1e-9


class UnknownUnit(ValueError):
    """A unit that cannot be converted; the message says why."""


@cache
def conversion(source: str, target: str) -> tuple[float, float]:
    """(factor, offset) that bring a value from unit `source` to `target`, both UCUM codes. Raises `UnknownUnit`."""
    if source == target:
        return 1.0, 0.0
    try:
        one, two, many = (_converted(amount, source, target) for amount in (1, 2, 1001))
    except Exception as error:  # noqa: BLE001 - pint's and lark's errors have no common base
        raise UnknownUnit(_explained(source, target, error)) from None
    factor = (many - one) / 1000
    offset = one - factor
    if abs(one + factor - two) > _LIKE_ONE * max(1.0, abs(two)):
        raise UnknownUnit(f"{source!r} to {target!r} is not a proportion: only linear scales are converted")
    return factor, offset


def convert(value: float, factor: float, offset: float) -> float:
    """`value` converted, to 12 significant digits."""
    return float(f"{value * factor + offset:.{DIGITS}g}")


def _converted(amount: float, source: str, target: str) -> float:
    quantity, wanted = _registry().from_ucum(source), _registry().from_ucum(target)
    found = _registry().Quantity(amount * quantity.magnitude, quantity.units).to(wanted.units)
    return float(found.magnitude) / float(wanted.magnitude)


def _explained(source: str, target: str, error: Exception) -> str:
    name = type(error).__name__
    if name == "InvalidUcumError":
        return f"{source!r} is not a UCUM code: write Cel, [degF], km/h, kW.h, hPa, %, 1 …"
    return f"{source!r} cannot be converted to {target!r}: not the same quantity"


def warm_up() -> None:
    """Load the units ahead of the first conversion."""
    _registry()


@cache
def _registry() -> Any:
    """Loaded on first use: it costs 0.7 s, which an installation without foreign systems need not spend."""
    from ucumvert import PintUcumRegistry  # noqa: PLC0415 - see above

    return PintUcumRegistry()
