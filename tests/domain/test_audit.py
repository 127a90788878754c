"""The audit trail's law: a changed, removed, inserted or reordered row is located; a cut tail shows by its anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit import START, Act, Author, Content, Head, Row, compare, examine, examine_contents, hash_of, link
from app.domain.audit_anchor import Anchor, InvalidAnchor, read_anchor, sign
from app.domain.signature import public_text

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
WHO = Author("m.durand", "api", "10.0.0.7")
Trail = list[tuple[Row, Content]]
TEXTS = {"who": "a.martin", "action": "claim.release", "entity": "asset", "subject": "EP-1", "result": "refused"}


def trail(count: int) -> Trail:
    made: Trail = []
    head = START
    for number in range(count):
        act = Act("claim.place", "request", f"r{number}", why="nuit", details={"level": 4})
        made.append(link(head, AT + timedelta(seconds=number), WHO, act, f"{number:032x}"))
        head = Head(made[-1][0].number, made[-1][0].hash)
    return made


def rows(made: Trail) -> list[Row]:
    return [row for row, _ in made]


def found(told: Sequence[Row]) -> list[int]:
    return [fault.number for fault in examine(told, START)[0]]


@given(st.integers(1, 12))
def test_what_was_written_is_found_whole(count: int) -> None:
    told = rows(trail(count))
    assert examine(told, START) == ([], Head(count, told[-1].hash))


@given(st.integers(1, 12), st.data(), st.sampled_from([*TEXTS, "via", "digest", "previous", "at"]))
def test_a_changed_row_is_located(count: int, data: st.DataObject, name: str) -> None:
    told = rows(trail(count))
    at = data.draw(st.integers(0, count - 1))
    later = told[at].at + timedelta(microseconds=1)
    changes: dict[str, Any] = {name: later if name == "at" else TEXTS.get(name, "f" * 64)}
    told[at] = replace(told[at], **changes)
    assert at + 1 in found(told)


@given(st.integers(2, 12), st.data())
def test_a_changed_row_sealed_again_is_located_by_the_next(count: int, data: st.DataObject) -> None:
    told = rows(trail(count))
    at = data.draw(st.integers(0, count - 2))
    changed = replace(told[at], who="somebody.else")
    told[at] = replace(changed, hash=hash_of(changed))
    assert found(told) == [at + 2]


@given(st.integers(2, 12), st.data())
def test_a_removed_row_is_located(count: int, data: st.DataObject) -> None:
    told = rows(trail(count))
    at = data.draw(st.integers(0, count - 2))
    del told[at]
    [fault] = examine(told, START)[0]
    assert (fault.what, fault.number) == ("missing", at + 2)


@given(st.integers(1, 12), st.data())
def test_an_inserted_row_is_located(count: int, data: st.DataObject) -> None:
    told = rows(trail(count))
    at = data.draw(st.integers(1, count))
    before = told[at - 1]
    forged, _ = link(Head(before.number, before.hash), before.at, WHO, Act("import", "import", "x"), "0" * 32)
    told.insert(at, forged)
    assert not found(told) if at == count else at + 1 in found(told)


@given(st.integers(2, 12), st.data())
def test_reordered_rows_are_located(count: int, data: st.DataObject) -> None:
    told = rows(trail(count))
    one = data.draw(st.integers(0, count - 2))
    other = data.draw(st.integers(one + 1, count - 1))
    told[one], told[other] = told[other], told[one]
    assert {fault.number for fault in examine(told, START)[0]} & {one + 1, other + 1}


@given(st.integers(1, 12), st.data())
def test_a_cut_tail_shows_by_an_anchor(count: int, data: st.DataObject) -> None:
    told = rows(trail(count))
    anchored = data.draw(st.integers(1, count))
    left = data.draw(st.integers(0, anchored - 1))
    faults, last = examine(told[:left], START)
    assert faults == []
    hashes = {row.number: row.hash for row in told[:left]}
    [fault] = compare([Head(anchored, told[anchored - 1].hash)], hashes, START, last)
    assert (fault.number, fault.what) == (anchored, "truncated")


@given(st.integers(1, 10), st.data())
def test_a_trail_rewritten_whole_is_located_between_two_anchors(count: int, data: st.DataObject) -> None:
    told = rows(trail(count))
    first = data.draw(st.integers(1, count))
    head = Head(first - 1, told[first - 2].hash) if first > 1 else START
    for at in range(first - 1, count):
        told[at], _ = link(head, told[at].at, WHO, Act("forged", "x", "y"), "0" * 32)
        head = Head(told[at].number, told[at].hash)
    faults, last = examine(told, START)
    assert faults == []
    anchors = [Head(row.number, row.hash) for row in rows(trail(count))]
    hashes = {row.number: row.hash for row in told}
    assert [fault.number for fault in compare(anchors, hashes, START, last)] == list(range(first, count + 1))


def test_an_anchor_of_what_was_purged_says_nothing_and_one_at_the_purge_says_whether_it_was_true() -> None:
    told = rows(trail(5))
    hashes = {row.number: row.hash for row in told[3:]}
    base, last = Head(3, told[2].hash), Head(5, told[4].hash)
    anchors = [Head(row.number, row.hash) for row in told]
    assert compare(anchors, hashes, base, last) == []
    [fault] = compare(anchors, hashes, Head(3, "0" * 64), last)
    assert (fault.number, fault.what) == (3, "anchor")


def test_content_erased_with_a_word_leaves_the_trail_whole() -> None:
    made = trail(4)
    contents = {row.number: content for row, content in made if row.number != 3}
    assert examine_contents(rows(made), contents, {3}) == []
    [fault] = examine_contents(rows(made), contents, set())
    assert (fault.number, fault.what) == (3, "content_gone")


def test_changed_content_is_located() -> None:
    made = trail(4)
    contents = {row.number: content for row, content in made}
    contents[2] = replace(contents[2], text=contents[2].text.replace("nuit", "jour"))
    [fault] = examine_contents(rows(made), contents, set())
    assert (fault.number, fault.what) == (2, "content_changed")


def test_the_same_content_never_has_the_same_digest() -> None:
    """Erased content cannot be guessed: a digest of two words would be."""
    act = Act("claim.place", "request", "r")
    one, _ = link(START, AT, WHO, act, "0" * 32)
    other, _ = link(START, AT, WHO, act, "1" * 32)
    assert one.digest != other.digest


def test_an_anchor_is_read_back_by_its_key_only() -> None:
    key, anchor = Ed25519PrivateKey.generate(), Anchor(date(2026, 11, 25), AT, Head(7, "a" * 64))
    signed = sign(anchor, key)
    assert read_anchor(signed, public_text(key)) == anchor
    with pytest.raises(InvalidAnchor, match="another key"):
        read_anchor(signed, public_text(Ed25519PrivateKey.generate()))
    with pytest.raises(InvalidAnchor, match="changed"):
        read_anchor(signed | {"anchor": signed["anchor"] | {"number": 6}}, public_text(key))
    with pytest.raises(InvalidAnchor, match="read"):
        read_anchor(b"{", public_text(key))
