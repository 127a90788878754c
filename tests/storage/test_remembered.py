"""What is left out of an asset's memory comes back from its row."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms.memory import Remembered
from app.domain.clock_fault import Memory
from app.domain.fold import LiveState, fold
from app.domain.kinds import KINDS
from app.domain.reports import Report
from app.storage import remembered
from tests.factories import NOON

INSTANTS = st.none() | st.integers(-3, 3).map(lambda second: NOON + timedelta(seconds=second))
MEMORIES = st.builds(
    Memory,
    newest=INSTANTS, moved=INSTANTS, reported=INSTANTS, received=INSTANTS, seq=st.none() | st.integers(0, 9),
    suspicions=st.integers(0, 3), fault=st.booleans(), sampled=INSTANTS, due=st.lists(st.sampled_from("ab")),
    alarms=st.dictionaries(st.sampled_from("ab"), st.builds(Remembered, on=st.booleans(), since=INSTANTS)),
)  # fmt: skip


def members(memory: Memory) -> dict[str, object]:
    return {name: getattr(memory, name) for name in Memory.__struct_fields__}


@given(MEMORIES, INSTANTS, INSTANTS)
def test_every_memory_is_read_as_it_was(
    memory: Memory, reported_at: datetime | None, heard_at: datetime | None
) -> None:
    state = LiveState(memory=memory, reported_at=reported_at, heard_at=heard_at)
    text = remembered.written(state)
    again = remembered.read(text, reported_at, heard_at)
    assert members(again) == members(memory)
    assert remembered.written(LiveState(memory=again, reported_at=reported_at, heard_at=heard_at)) == text


def test_nothing_that_is_remembered_is_forgotten_by_this_test() -> None:
    assert set(Memory.__struct_fields__) == {
        "newest", "moved", "reported", "received", "seq", "suspicions", "fault", "sampled", "due", "alarms",
    }  # fmt: skip


def test_an_asset_that_reports_as_it_should_repeats_no_time() -> None:
    state = LiveState()
    report = Report({"power_state": "on", "active_power_w": 40}, NOON, NOON + timedelta(seconds=1))
    fold(KINDS["luminaire"], state, [report], NOON)
    assert remembered.written(state) == '{"sampled":"2026-06-15T10:00:00Z","regular":true}'


def test_a_memory_of_the_release_before_is_read_as_it_says() -> None:
    text = '{"newest":"2026-06-15T10:00:00Z","fault":true}'
    assert members(remembered.read(text, None, NOON)) == members(Memory(newest=NOON, fault=True))
