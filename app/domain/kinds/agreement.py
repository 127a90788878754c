"""Whether an observed state shows what was asked: True, False, or None where the state cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.kinds.fields import State, Value

Agreement = Callable[[Value, State], bool | None]
Release = Callable[[State], bool | None]


def cannot_tell(_value: Value, _observed: State) -> None:
    """The equipment does not report it: its own `done` decides."""


def cannot_tell_release(_observed: State) -> None:
    """The equipment does not report who holds it: its own `done` decides."""


def nothing_to_release(_observed: State) -> bool:
    """Letting go asks nothing of the equipment: it stays as it is."""
    return True


def known(observed: State, name: str) -> Any:
    """The observed value, None where it is absent or `unknown`."""
    value = observed.get(name)
    return None if value == "unknown" else value


def shows(name: str, param: str | None = None) -> Agreement:
    """The state field `name` equals the parameter `param` (by default of the same name)."""
    asked = param or name

    def agrees(value: Value, observed: State) -> bool | None:
        seen = known(observed, name)
        return None if seen is None else bool(seen == value[asked])

    return agrees


def near(name: str, param: str, tolerance: float) -> Agreement:
    """The reported number `name` is within `tolerance` of the parameter `param`, in the field's unit."""

    def agrees(value: Value, observed: State) -> bool | None:
        seen = known(observed, name)
        return None if seen is None else bool(abs(seen - value[param]) <= tolerance)

    return agrees


def one_of(name: str, yes: str, no: str = "") -> Release:
    """True where the state field `name` is one of the words `yes`, False for `no`, None for any other."""
    shown, not_shown = frozenset(yes.split()), frozenset(no.split())

    def judged(observed: State) -> bool | None:
        word = observed.get(name)
        return True if word in shown else False if word in not_shown else None

    return judged
