"""The life of an alarm: the states and moves of ISA-18.2-2016 figure 3 (alarm state transitions), as a table."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Transition = Literal[
    "raised",
    "acknowledged",
    "returned",
    "closed",
    "shelved",
    "unshelved",
    "suppressed",
    "unsuppressed",
    "out_of_service",
    "in_service",
    "commented",
    "assigned",
    "folded",
]


class State(StrEnum):
    """The standard's states; latched ones are told by the condition having gone (`active` false)."""

    NORMAL = "normal"
    UNACKNOWLEDGED = "unacknowledged"
    ACKNOWLEDGED = "acknowledged"
    RETURNED = "returned_unacknowledged"
    SHELVED = "shelved"
    SUPPRESSED = "suppressed_by_design"
    OUT_OF_SERVICE = "out_of_service"


class Move(StrEnum):
    """What happens to an alarm: the condition comes or goes, someone acts, or its asset is no more."""

    RAISE = "raise"
    RETURN = "return"
    ACKNOWLEDGE = "acknowledge"
    RESET = "reset"
    SHELVE = "shelve"
    UNSHELVE = "unshelve"
    SUPPRESS = "suppress"
    UNSUPPRESS = "unsuppress"
    REMOVE = "out_of_service"
    RESTORE = "in_service"
    RETIRE = "retire"


class Impossible(ValueError):
    """The alarm's state does not have that move; the message says why."""


ASIDE = frozenset((State.SHELVED, State.SUPPRESSED, State.OUT_OF_SERVICE))
"""States in which the condition may come and go without anybody being called."""
STANDING = frozenset((State.UNACKNOWLEDGED, State.ACKNOWLEDGED, State.RETURNED))
_SET_ASIDE: dict[Move, tuple[State, Transition]] = {
    Move.SHELVE: (State.SHELVED, "shelved"),
    Move.SUPPRESS: (State.SUPPRESSED, "suppressed"),
    Move.REMOVE: (State.OUT_OF_SERVICE, "out_of_service"),
}
_TAKE_BACK: dict[Move, tuple[State, Transition]] = {
    Move.UNSHELVE: (State.SHELVED, "unshelved"),
    Move.UNSUPPRESS: (State.SUPPRESSED, "unsuppressed"),
    Move.RESTORE: (State.OUT_OF_SERVICE, "in_service"),
}

Moved = tuple[State, bool, Transition | None]
"""The state, whether the condition stands, and what to tell; None when there is nothing to tell."""


def moved(state: State, active: bool, move: Move, *, latching: bool = False) -> Moved:
    """What `move` makes of an alarm. Raises `Impossible`.

    Acknowledging and setting aside again what already is changes nothing and tells nothing. A return never
    acknowledges; what was set aside comes back unacknowledged while its condition stands.
    """
    if move is Move.RAISE:
        return _raised(state, active)
    if move is Move.RETURN:
        return _returned(state, active, latching=latching)
    if move is Move.ACKNOWLEDGE:
        return _acknowledged(state, active, latching=latching)
    if move is Move.RESET:
        return _reset(state, active)
    if move is Move.RETIRE:
        return State.NORMAL, False, None if state is State.NORMAL else "closed"
    if move in _SET_ASIDE:
        return _set_aside(state, active, move)
    kept, told = _TAKE_BACK[move]
    if state is not kept:
        raise Impossible(f"it is {state}, not {kept}")
    return (State.UNACKNOWLEDGED, True, told) if active else (State.NORMAL, False, "closed")


def _raised(state: State, active: bool) -> Moved:
    if state in ASIDE or (state is State.ACKNOWLEDGED and active):
        return state, True, None
    if state is State.UNACKNOWLEDGED:
        return state, True, None if active else "raised"
    return State.UNACKNOWLEDGED, True, "raised"


def _returned(state: State, active: bool, *, latching: bool) -> Moved:
    if not active:
        return state, False, None
    if state is State.SUPPRESSED:
        return State.NORMAL, False, "closed"
    if state in ASIDE:
        return state, False, None
    if latching:
        return state, False, "returned"
    return (State.RETURNED, False, "returned") if state is State.UNACKNOWLEDGED else (State.NORMAL, False, "closed")


def _acknowledged(state: State, active: bool, *, latching: bool) -> Moved:
    if state is State.ACKNOWLEDGED:
        return state, active, None
    if state not in STANDING:
        raise Impossible(f"it is {state}: there is nothing to acknowledge")
    if active or latching:
        return State.ACKNOWLEDGED, active, "acknowledged"
    return State.NORMAL, False, "closed"


def _reset(state: State, active: bool) -> Moved:
    if active or state is not State.ACKNOWLEDGED:
        raise Impossible("only a latched alarm whose condition has gone, and which is acknowledged, can be reset")
    return State.NORMAL, False, "closed"


def _set_aside(state: State, active: bool, move: Move) -> Moved:
    to, told = _SET_ASIDE[move]
    if state is State.NORMAL:
        raise Impossible("it is closed")
    if state is State.OUT_OF_SERVICE and to is not state:
        raise Impossible("it is out of service: put it in service first")
    return (to, active, None) if state is to and move is not Move.SHELVE else (to, active, told)
