"""One-off actions: done once, never left open, never repeated where that does harm."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.reconcile import FATES
from app.domain.commands import ANSWER_S, FOLLOWS, OPEN, Command
from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability
from app.domain.one_off import outcome
from tests.factories import NOON

ACTIONS = [item for kind in KINDS.values() for item in kind.capabilities if item.mode == "action"]
ONCE = KINDS["access_point"].capability("open_once")
TEST = KINDS["luminaire"].capability("test")


def command(state: Any, **changes: Any) -> Command:
    fields: dict[str, Any] = {
        "id": "c1", "version": 1, "value": {"ttl_s": 5, "duration_s": 60}, "attempt": 1, "queued_at": NOON,
        "not_before": NOON, "expires_at": NOON + timedelta(seconds=10),
        "sent_at": None if state == "queued" else NOON, "accepted_at": NOON if state == "accepted" else None,
    }  # fmt: skip
    return Command(state=state, **fields | changes)


def at(seconds: float) -> Any:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("capability", "one", "seconds", "fate", "detail"),
    [
        (ONCE, command("queued"), 9, None, ""),
        (ONCE, command("queued"), 10, "expired", "not sent before its time ran out"),
        (ONCE, command("sent"), ANSWER_S - 0.1, None, ""),
        (ONCE, command("sent"), ANSWER_S, "failed", "outcome unknown"),
        (TEST, command("sent"), ANSWER_S, "resend", ""),
        (TEST, command("sent"), 10, "failed", "outcome unknown"),
        (ONCE, command("accepted"), 14, None, ""),
        (ONCE, command("accepted"), 15, "failed", "outcome unknown"),
        (TEST, command("accepted"), 119, None, ""),
        (TEST, command("accepted"), 120, "failed", "outcome unknown"),
        (ONCE, command("accepted", done_at=NOON), 1, "confirmed", ""),
    ],
)
def test_an_action_ends_by_what_is_heard_of_it(
    capability: Capability, one: Command, seconds: float, fate: str | None, detail: str
) -> None:
    told = outcome(capability, one, at(seconds), reachable=True)
    assert (told.fate, told.detail) == (fate, detail)


def test_an_action_on_what_cannot_be_reached_says_so() -> None:
    told = outcome(ONCE, command("queued"), at(10), reachable=False)
    assert (told.fate, told.detail) == ("expired", "the equipment could not be reached")


LOAD = KINDS["lighting_cabinet"].capability("load_program")
EXPECTS = {"program_checksum": "new"}


@pytest.mark.parametrize(
    ("one", "checksum", "seconds", "fate", "detail"),
    [
        (command("accepted", expects=EXPECTS), "new", 1, "confirmed", ""),
        (command("accepted", expects=EXPECTS, done_at=NOON), "old", 1, None, ""),
        (command("accepted", expects=EXPECTS, done_at=NOON), "new", 1, "confirmed", ""),
        (command("accepted", expects=EXPECTS), "old", 120, "failed", "outcome unknown"),
        (
            command("accepted", expects=EXPECTS, done_at=NOON), "old", 120, "failed",
            "said to be done, but program_checksum is not what was sent",
        ),
        (command("sent", expects=EXPECTS), "new", 1, None, ""),
        (command("queued", expects=EXPECTS), "new", 1, None, ""),
    ],
)  # fmt: skip
def test_an_action_that_expects_a_state_ends_by_what_is_shown_and_not_by_what_is_said(
    one: Command, checksum: str, seconds: float, fate: str | None, detail: str
) -> None:
    told = outcome(LOAD, one, at(seconds), reachable=True, values={"program_checksum": checksum})
    assert (told.fate, told.detail) == (fate, detail)


@given(
    capability=st.sampled_from(ACTIONS), state=st.sampled_from(OPEN), seconds=st.floats(0, 1_000),
    done=st.booleans(), reachable=st.booleans(),
)  # fmt: skip
def test_every_step_may_be_taken_and_no_open_action_is_forgotten(
    capability: Capability, state: Any, seconds: float, done: bool, reachable: bool
) -> None:
    one = command(state, done_at=NOON if done and state == "accepted" else None)
    told = outcome(capability, one, at(seconds), reachable=reachable)
    assert not told.send
    if told.fate is None:
        assert told.look_at is not None
        assert told.look_at > at(seconds)
    else:
        assert FATES[told.fate] in FOLLOWS[state]
    if told.fate == "resend":
        assert capability.repeatable
        assert at(seconds) < one.expires_at
    assert (told.fate == "confirmed") == (one.done_at is not None)
