"""An alarm is seen where its asset is; a field system's own, by everybody."""

from __future__ import annotations

import msgspec
import pytest

from app.api.feed import Feed
from app.api.feed_filter import FeedFilter
from app.settings import Settings
from app.storage.database import Database
from app.storage.journal import JournalRow
from tests.factories import NOON


def registered(seq: int, asset: str) -> JournalRow:
    document = {"family": "lighting", "zones": ["centre"], "lon": 4.8, "lat": 46.3}
    return JournalRow(seq, NOON, "change", "registry", "asset", asset, msgspec.json.encode(document).decode())


def alarm(seq: int, asset: str | None) -> JournalRow:
    body = msgspec.json.encode({"id": "A1", "asset": asset, "state": "unacknowledged"}).decode()
    return JournalRow(seq, NOON, "change", "alarm", "alarm", "A1", body)


@pytest.mark.parametrize(
    ("filters", "seen"),
    [
        (("", "", "", ""), True),
        (("lighting", "", "", ""), True),
        (("video", "", "", ""), False),
        (("", "alarm", "", ""), True),
        (("", "state", "", ""), False),
        (("", "", "centre", ""), True),
        (("", "", "nord", ""), False),
        (("", "", "", "4.7,46.2,4.9,46.4"), True),
        (("", "", "", "3,43,4,44"), False),
    ],
)
def test_an_alarm_passes_the_filters_of_its_asset(filters: tuple[str, str, str, str], seen: bool) -> None:
    feed = Feed(Database("postgresql://nobody@127.0.0.1:1/none"), Settings())
    feed._place(registered(1, "EP-0001"))
    wanted = FeedFilter.parse(*filters)
    assert wanted.admits("alarm", "alarm", feed._place(alarm(2, "EP-0001"))) is seen
    assert wanted.admits("alarm", "alarm", feed.line(alarm(2, "EP-0001")).places) is seen, "resumed from the database"


def test_a_field_systems_own_alarm_passes_every_place() -> None:
    feed = Feed(Database("postgresql://nobody@127.0.0.1:1/none"), Settings())
    assert FeedFilter.parse("video", "", "nord", "3,43,4,44").admits("alarm", "alarm", feed._place(alarm(1, None)))
