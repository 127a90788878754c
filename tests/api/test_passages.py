"""What clients at one place share: the same text for the same filter, conflated once, and when it is out of reach."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from app.api.feed import Feed, OutOfReach
from app.api.feed_filter import FeedFilter
from app.api.frames import LINES_PER_FRAME, Line, Passage, line, portions
from app.domain.journal import Cursor
from app.settings import Settings
from app.storage.database import Database
from app.storage.journal import JournalRow
from tests.factories import NOON

EVERYTHING = FeedFilter()
EVENTS = FeedFilter(topics=frozenset({"event"}))


def sample(seq: int, key: str = "x") -> Line:
    body = msgspec.json.encode({"values": {"a": seq}}).decode()
    return line(JournalRow(seq, NOON, "sample", "sample", "asset", key, body), ())


def fed(*lines: Line, **settings: Any) -> Feed:
    """A feed that has read `lines`, from a database it never connects to."""
    feed = Feed(Database("postgresql://nobody@127.0.0.1:1/none"), Settings(**settings))
    feed.cursor = Cursor("e", lines[0].seq - 1)
    feed._append(list(lines))
    return feed


async def test_clients_at_one_place_with_one_filter_are_given_the_very_same_message() -> None:
    feed = fed(sample(1), sample(2))
    [first] = feed.passage(0, FeedFilter.parse("", "", "", "")).frames(0)
    [second] = feed.passage(0, EVERYTHING).frames(0)
    assert first is second
    assert [change["seq"] for change in json.loads(first)["changes"]] == [1, 2]


async def test_more_news_makes_a_new_passage() -> None:
    feed = fed(sample(1))
    before = feed.passage(0, EVERYTHING)
    feed._append([sample(2)])
    assert feed.passage(0, EVERYTHING).last == 2
    assert before.last == 1


async def test_a_filter_that_lets_nothing_through_moves_on_without_a_word() -> None:
    passage = fed(sample(1), sample(2)).passage(0, EVENTS)
    assert (passage.last, passage.frames(0)) == (2, [])


async def test_a_client_far_behind_is_given_the_end_result_and_one_near_every_step() -> None:
    feed = fed(*(sample(seq) for seq in range(1, 11)), live_conflate_rows=5)
    far, near = feed.passage(0, EVERYTHING), feed.passage(6, EVERYTHING)
    assert [len(json.loads(passage.frames(0)[0])["changes"]) for passage in (far, near)] == [1, 4]
    assert (far.conflated, near.conflated) == (True, False)


async def test_changes_that_share_a_seq_are_forgotten_together() -> None:
    feed = fed(*(sample(seq, f"k{number}") for seq in range(1, 5) for number in range(50)), live_buffer_rows=120)
    assert [feed.reaches(seq) for seq in range(4)] == [False, False, True, True]
    [frame] = feed.passage(2, EVERYTHING).frames(2)
    assert [change["seq"] for change in json.loads(frame)["changes"]] == [3] * 50 + [4] * 50


def test_changes_that_share_a_seq_are_sent_together() -> None:
    lines = [sample(seq, f"k{number}") for seq in range(1, 5) for number in range(3)]
    assert [[item.seq for item in part] for part in portions(lines, 4)] == [[1] * 3 + [2] * 3, [3] * 3 + [4] * 3]


async def test_what_is_no_longer_kept_is_out_of_reach() -> None:
    feed = fed(*(sample(seq) for seq in range(1, 201)), live_buffer_rows=100)
    assert feed.passage(100, EVERYTHING).last == 200
    assert not feed.reaches(99)
    with pytest.raises(OutOfReach):
        feed.passage(99, EVERYTHING)


def test_of_a_conflated_passage_in_parts_only_the_last_moves_the_cursor() -> None:
    lines = [sample(seq, f"k{seq}") for seq in range(1, LINES_PER_FRAME + 2)]
    parts = [json.loads(text) for text in Passage.of("e", 9000, lines, conflated=True).frames(0)]
    assert [(part["after"], part["cursor"], len(part["changes"])) for part in parts] == [
        ("e:0", "e:0", LINES_PER_FRAME),
        ("e:0", "e:9000", 1),
    ]


async def test_a_client_ahead_of_what_was_read_here_is_not_taken_back() -> None:
    feed = fed(sample(1), sample(2))
    assert (feed.passage(5, EVERYTHING).last, feed.passage(5, EVERYTHING).changes) == (5, [])
    feed._append([sample(seq) for seq in range(3, 8)])
    [frame] = feed.passage(5, EVERYTHING).frames(5)
    assert [change["seq"] for change in json.loads(frame)["changes"]] == [6, 7]
