"""One look at one property: what may be sent, what ends, what a person decides."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.reconcile import FATES
from app.domain.commands import ANSWER_S, FOLLOWS, OPEN, Command
from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability
from app.domain.reconcile import CORRECTED_AFTER, Sight, TargetStatus, decide
from tests.factories import NOON

LIGHT = KINDS["luminaire"].capability("light_level")
POSITION = KINDS["access_point"].capability("position")
BAY = KINDS["parking_bay"].capability("reservation")
DIM, RAISED = {"level_pct": 40}, {"position": "raised"}
SHOWN = {"light_level_pct": 40, "command_reason": "override", "position": "raised"}
OTHER = {"light_level_pct": 100, "command_reason": "program", "position": "lowered"}


def command(state: Any, value: Any = DIM, **changes: Any) -> Command:
    fields: dict[str, Any] = {
        "id": "c1", "version": 3, "attempt": 1, "queued_at": NOON, "not_before": NOON,
        "expires_at": NOON + timedelta(seconds=10), "sent_at": None if state == "queued" else NOON,
        "accepted_at": NOON if state == "accepted" else None,
    }  # fmt: skip
    return Command(state=state, value=value, **fields | changes)


def sight(**changes: Any) -> Sight:
    fields: dict[str, Any] = {
        "value": DIM, "version": 3, "status": "pending", "since": NOON, "failures": 0, "values": OTHER,
        "reachable": True,
    }  # fmt: skip
    return Sight(**fields | changes)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seen", "seconds", "status", "fate", "send"),
    [
        (sight(), 0, "pending", None, True),
        (sight(values=SHOWN), 0, "agreed", None, False),
        (sight(blocked="works"), 0, "blocked", None, False),
        (sight(reachable=False), 0, "unreachable", None, False),
        (sight(status="unreachable"), 0, "pending", None, True),
        (sight(retry_at=at(9)), 8, "pending", None, False),
        (sight(retry_at=at(9)), 9, "pending", None, True),
        (sight(status="agreed"), 0, "discrepancy", None, False),
        (sight(status="discrepancy"), 4.9, "discrepancy", None, False),
        (sight(status="discrepancy"), 5, "discrepancy", None, True),
        (sight(value=None, version=0), 0, "agreed", None, False),
        (sight(value=None), 0, "agreed", None, False),
        (sight(value=None, values=SHOWN), 0, "pending", None, True),
        (sight(command=command("queued", {"level_pct": 70})), 0, "pending", "superseded", True),
        (sight(command=command("sent", {"level_pct": 70}), reachable=False), 0, "unreachable", "superseded", False),
        (sight(command=command("queued")), 9, "pending", None, False),
        (sight(command=command("queued")), 10, "pending", "expired", False),
        (sight(command=command("queued"), blocked="works"), 10, "blocked", "expired", False),
        (sight(command=command("sent")), ANSWER_S, "pending", "resend", False),
        (sight(command=command("sent"), blocked="works"), ANSWER_S, "blocked", None, False),
        (sight(command=command("sent"), reachable=False), ANSWER_S, "unreachable", None, False),
        (sight(command=command("sent")), 10, "pending", "expired", False),
        (sight(command=command("sent"), values=SHOWN), 1, "pending", None, False),
        (sight(command=command("accepted"), values=SHOWN), 1, "agreed", "confirmed", False),
        (sight(command=command("accepted")), 59, "pending", None, False),
        (sight(command=command("accepted")), 60, "pending", "failed", False),
        (sight(opposed="a, b", command=command("queued")), 0, "held", "superseded", False),
        (sight(opposed="a, b", values=SHOWN), 0, "held", None, False),
    ],
)
def test_a_lamp_is_brought_to_its_target(
    seen: Sight, seconds: float, status: TargetStatus, fate: str | None, send: bool
) -> None:
    told = decide(LIGHT, seen, at(seconds))
    assert (told.status, told.fate, told.send) == (status, fate, send)


@pytest.mark.parametrize(
    ("seen", "status", "detail"),
    [
        (sight(status="unreachable"), "held", "back online"),
        (sight(status="blocked"), "held", "no longer stopped"),
        (sight(status="held", detail="back online"), "held", "back online"),
        (sight(status="ask", detail="released"), "ask", "released"),
        (sight(status="discrepancy", since=NOON - timedelta(hours=1)), "discrepancy", "changed in the field"),
        (sight(status="pending", rejected="clear_loop", failures=1), "refused", "clear_loop"),
        (sight(status="refused", rejected="clear_loop", failures=1), "refused", "clear_loop"),
    ],
)
def test_nothing_rises_by_itself(seen: Sight, status: TargetStatus, detail: str) -> None:
    told = decide(POSITION, _of(seen, RAISED), at(60))
    assert (told.status, told.detail, told.send) == (status, detail, False)
    assert told.failures == seen.failures, "what was refused was counted when it was heard"


def _of(seen: Sight, value: dict[str, Any]) -> Sight:
    fields = {name: getattr(seen, name) for name in Sight.__dataclass_fields__}
    return Sight(**fields | {"value": value})


def test_where_the_state_cannot_tell_the_device_s_done_decides_and_absence_ends_its_word() -> None:
    value = {"window": {"from": "a", "to": "b"}, "list_id": "l"}
    done = sight(value=value, command=command("accepted", value, done_at=at(1)))
    assert decide(BAY, done, at(1)).fate == "confirmed"
    assert decide(BAY, sight(value=value, command=command("accepted", value)), at(1)).fate is None
    assert decide(BAY, sight(value=value, status="agreed"), at(1)).status == "agreed"
    assert decide(BAY, sight(value=value, status="agreed", reachable=False), at(1)).status == "unreachable"
    assert decide(BAY, sight(value=value, status="unreachable"), at(1)).send


def sights(*values: dict[str, Any] | None) -> st.SearchStrategy[Sight]:
    """Anything that may be known of a property that may be wanted at `values`."""
    return st.builds(
        Sight,
        value=st.sampled_from(values),
        version=st.sampled_from([0, 3]),
        status=st.sampled_from(get_args(TargetStatus)),
        since=st.sampled_from([NOON, NOON - timedelta(hours=1)]),
        failures=st.integers(0, 3_000),
        values=st.sampled_from([SHOWN, OTHER, {}]),
        reachable=st.booleans(),
        blocked=st.sampled_from(["", "works"]),
        rejected=st.sampled_from(["", "no"]),
        retry_at=st.sampled_from([None, NOON + timedelta(seconds=30)]),
        opposed=st.sampled_from(["", "", "a, b"]),
        command=st.none()
        | st.builds(command, st.sampled_from(OPEN), st.sampled_from(values), done_at=st.sampled_from([None, NOON])),
    )


looks = st.one_of(
    st.tuples(st.just(LIGHT), sights(DIM, {"level_pct": 70}, None)),
    st.tuples(st.just(POSITION), sights(RAISED, {"position": "lowered"}, None)),
)


@given(look=looks, seconds=st.floats(0, 4_000), jitter=st.floats(0, 1))
def test_whatever_is_seen_the_step_is_one_that_may_be_taken(
    look: tuple[Capability, Sight], seconds: float, jitter: float
) -> None:
    capability, seen = look
    told = decide(capability, seen, at(seconds), jitter)
    open_ = seen.command
    if told.fate:
        assert open_ is not None
        assert FATES[told.fate] in FOLLOWS[open_.state]
    if told.send:
        assert open_ is None or told.fate == "superseded", "two open commands"
    if told.send or told.fate == "resend":
        assert seen.reachable
        assert not seen.blocked
        assert not seen.opposed
    if told.send:
        assert seen.status not in ("ask", "held", "refused")
    if open_ is not None and open_.value != seen.value:
        assert told.fate == "superseded"
    if told.fate == "confirmed":
        assert open_ is not None
        assert open_.state == "accepted"
        assert open_.value == seen.value
    if told.look_at is None and not told.send and not seen.opposed:
        resting = ("agreed", "blocked", "unreachable", "ask", "held", "refused", "discrepancy")
        assert told.status in resting
    assert decide(capability, seen, at(seconds), jitter) == told


def test_what_was_changed_by_hand_is_given_time_to_be_a_report_on_its_way() -> None:
    told = decide(LIGHT, sight(status="agreed"), NOON)
    assert told.look_at == NOON + CORRECTED_AFTER


def test_five_failures_in_a_row_tell_that_the_target_is_not_followed() -> None:
    failing = command("sent")
    assert not decide(LIGHT, sight(failures=3, command=failing), at(10)).raises_alarm
    assert decide(LIGHT, sight(failures=4, command=failing), at(10)).raises_alarm
