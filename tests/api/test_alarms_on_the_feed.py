"""An alarm is seen where its asset is; a field system's own, by everybody."""

from __future__ import annotations

import msgspec
import pytest

from app.api.feed_filter import FeedFilter
from app.api.places import Places
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
    places = Places()
    places.around(registered(1, "EP-0001"))
    wanted = FeedFilter.parse(*filters)
    assert wanted.admits("alarm", "alarm", places.around(alarm(2, "EP-0001"))) is seen
    assert wanted.admits("alarm", "alarm", places.now(alarm(2, "EP-0001"))) is seen, "resumed from the database"


def test_a_field_systems_own_alarm_passes_every_place() -> None:
    places = Places()
    assert FeedFilter.parse("video", "", "nord", "3,43,4,44").admits("alarm", "alarm", places.around(alarm(1, None)))
