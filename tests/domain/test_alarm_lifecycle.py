"""The life of an alarm: ISA-18.2's moves by table, and its laws whatever happens in whatever order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms.alarm import Act, Alarm, make
from app.domain.alarms.lifecycle import ASIDE, Impossible, Move, State, moved
from tests.factories import NOON

N, U, A, R = State.NORMAL, State.UNACKNOWLEDGED, State.ACKNOWLEDGED, State.RETURNED
SH, SU, OUT = State.SHELVED, State.SUPPRESSED, State.OUT_OF_SERVICE

TABLE = [
    (N, False, Move.RAISE, U, True, "raised"),
    (U, True, Move.RAISE, U, True, None),
    (U, True, Move.ACKNOWLEDGE, A, True, "acknowledged"),
    (U, True, Move.RETURN, R, False, "returned"),
    (A, True, Move.RAISE, A, True, None),
    (A, True, Move.ACKNOWLEDGE, A, True, None),
    (A, True, Move.RETURN, N, False, "closed"),
    (R, False, Move.ACKNOWLEDGE, N, False, "closed"),
    (R, False, Move.RAISE, U, True, "raised"),
    (U, True, Move.SHELVE, SH, True, "shelved"),
    (SH, True, Move.RETURN, SH, False, None),
    (SH, True, Move.UNSHELVE, U, True, "unshelved"),
    (SH, False, Move.UNSHELVE, N, False, "closed"),
    (A, True, Move.SUPPRESS, SU, True, "suppressed"),
    (SU, True, Move.RETURN, N, False, "closed"),
    (SU, True, Move.UNSUPPRESS, U, True, "unsuppressed"),
    (U, True, Move.REMOVE, OUT, True, "out_of_service"),
    (OUT, True, Move.RETURN, OUT, False, None),
    (OUT, False, Move.RAISE, OUT, True, None),
    (OUT, True, Move.RESTORE, U, True, "in_service"),
    (OUT, False, Move.RESTORE, N, False, "closed"),
    (OUT, True, Move.RETIRE, N, False, "closed"),
]
LATCHED = [
    (U, True, Move.RETURN, U, False, "returned"),
    (U, False, Move.ACKNOWLEDGE, A, False, "acknowledged"),
    (A, True, Move.RETURN, A, False, "returned"),
    (A, False, Move.RESET, N, False, "closed"),
    (A, False, Move.RAISE, U, True, "raised"),
]
REFUSED = [
    (N, False, Move.ACKNOWLEDGE),
    (N, False, Move.SHELVE),
    (SH, True, Move.ACKNOWLEDGE),
    (U, True, Move.UNSHELVE),
    (U, True, Move.RESET),
    (OUT, True, Move.SHELVE),
    (A, True, Move.RESTORE),
]


@pytest.mark.parametrize(("state", "active", "move", "to", "stands", "told"), TABLE)
def test_the_standards_moves(state: State, active: bool, move: Move, to: State, stands: bool, told: str | None) -> None:
    assert moved(state, active, move) == (to, stands, told)


@pytest.mark.parametrize(("state", "active", "move", "to", "stands", "told"), LATCHED)
def test_a_latching_alarm_waits_to_be_reset(
    state: State, active: bool, move: Move, to: State, stands: bool, told: str | None
) -> None:
    assert moved(state, active, move, latching=True) == (to, stands, told)


@pytest.mark.parametrize(("state", "active", "move"), REFUSED)
def test_what_a_state_does_not_allow_is_refused_with_a_reason(state: State, active: bool, move: Move) -> None:
    with pytest.raises(Impossible, match=r"\w"):
        moved(state, active, move)


def alarm(*, latching: bool = False) -> Alarm:
    return Alarm(
        id="A1", asset=1, asset_id="EP-0001", system="lighting", kind="luminaire", definition="lamp_failure",
        priority="low", label={"fr": "Lampe", "en": "Lamp"}, raised_at=NOON, measured_at=NOON, latching=latching,
    )  # fmt: skip


@given(st.lists(st.sampled_from(list(Move)), max_size=30), st.booleans())
def test_laws_of_any_history(moves: list[Move], latching: bool) -> None:
    one = alarm(latching=latching)
    condition = False
    for number, move in enumerate(moves):
        if one.state is N and number and move is not Move.RAISE:
            continue
        before = one.state
        try:
            told = make(one, move, Act(NOON + timedelta(seconds=number), "someone", "why"))
        except Impossible:
            assert one.state is before
            continue
        condition = {Move.RAISE: True, Move.RETURN: False}.get(move, condition)
        assert one.active == (condition and one.state is not N) or one.state is N
        assert (one.state is N) == (told == "closed") or told is None
        if move is Move.RETURN:
            assert one.acknowledged_at is None or before in {A, *ASIDE}, "a return never acknowledges"
        if move is Move.ACKNOWLEDGE and told is None:
            assert one.state is before, "acknowledging again changes nothing"
        if one.state is N:
            one, condition = alarm(latching=latching), False


def test_acknowledging_says_who_and_when_and_a_new_rise_forgets_it() -> None:
    one = alarm()
    make(one, Move.RAISE, Act(NOON))
    make(one, Move.ACKNOWLEDGE, Act(NOON + timedelta(seconds=5), "m.durand"))
    assert (one.acknowledged_by, one.acknowledged_at) == ("m.durand", NOON + timedelta(seconds=5))
    make(one, Move.SHELVE, Act(NOON, "m.durand", "chantier", NOON + timedelta(hours=1)))
    assert one.shelved_until == NOON + timedelta(hours=1)
    make(one, Move.UNSHELVE, Act(NOON + timedelta(hours=1)))
    assert one.state is U
    assert {one.shelved_until} == {None}
