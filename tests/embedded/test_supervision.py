"""Rules of supervision that need no process, and logs that stay small."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.embedded import child
from app.embedded.dusk import offset_to_dusk
from app.embedded.supervisor import RestartBudget
from app.embedded.watch import Filters, line, live_url

PARIS = ZoneInfo("Europe/Paris")


def test_restarts_wait_longer_each_time_and_stop_after_five_in_a_minute() -> None:
    budget = RestartBudget()
    assert [budget.delay(float(second)) for second in range(6)] == [0.5, 1.0, 2.0, 4.0, 8.0, None]


def test_an_old_end_is_forgiven() -> None:
    budget = RestartBudget()
    assert [budget.delay(61.0 * number) for number in range(8)] == [0.5] * 8


def test_a_log_of_the_last_run_is_kept_aside(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    log.write_text("before\n", encoding="utf-8")
    child.rotate(log)
    assert not log.exists()
    assert (tmp_path / "worker.log.1").read_text(encoding="utf-8") == "before\n"


def test_a_growing_log_is_cut_while_its_writer_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"x" * (child._LOG_LIMIT + 1))
        child.bound(log)
        writer.write(b"after\n")
    assert log.read_bytes() == b"after\n"


def test_the_demo_opens_five_minutes_before_sunset() -> None:
    now = datetime(2026, 6, 21, 8, 0, tzinfo=UTC)
    # Sunset at Montpellier (3.88 E, 43.61 N) on 21 June 2026: 19:32 UTC.
    assert abs(offset_to_dusk(now, 3.88, 43.61, PARIS) - (11 * 3600 + 27 * 60)) < 180


def test_where_the_sun_does_not_set_the_calendar_is_not_shifted() -> None:
    assert offset_to_dusk(datetime(2026, 6, 21, 8, 0, tzinfo=UTC), 25.0, 78.0, PARIS) == 0


def test_a_change_is_one_line_at_the_time_of_the_territory() -> None:
    change = {
        "seq": 7, "at": "2026-01-15T20:04:05.123456Z", "class": "change", "topic": "state", "entity": "lamp-1",
        "key": "status", "body": {"power": 38.2, "fault": None, "mode": "auto"},
    }  # fmt: skip
    assert line(change, PARIS).plain == "21:04:05.123 state    lamp-1 status power=38.2 fault=null mode=auto"


def test_filters_and_cursor_travel_in_the_address() -> None:
    address = live_url("http://127.0.0.1:8000", Filters(families=("lighting", "access"), zone="centre"), "ab12:99")
    assert address == "ws://127.0.0.1:8000/api/v1/live?families=lighting%2Caccess&zone=centre&since=ab12%3A99"
