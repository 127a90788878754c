"""Samples share rows of the journal, and readers never notice."""

from __future__ import annotations

import random
from itertools import pairwise

import msgspec

from app.domain.journal import Entry
from app.storage import journal
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows

LAMPS = 120


def entry(topic: str, number: int, value: int) -> Entry:
    body = {"at": NOON, "values": {"n": value}}
    return Entry(topic, "asset", f"EP-{number:04d}", body, "sample" if topic == "sample" else "change")


async def told(database: Database) -> list[journal.JournalRow]:
    async with database.read() as tx:
        return await journal.after(tx.raw, 0, 10_000)


async def test_each_asset_is_told_what_was_recorded_of_it_in_its_order(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    start = len(await told(database))
    draw = random.Random(5)
    drawn = [(draw.choice(("state", "sample", "sample")), draw.randint(1, LAMPS)) for _ in range(1500)]
    entries = [entry(topic, number, value) for value, (topic, number) in enumerate(drawn)]
    async with database.begin() as tx:
        tx.record(*entries)
    found = (await told(database))[start:]
    assert len(found) == len(entries)
    assert all(one.seq <= other.seq for one, other in pairwise(found))
    for number in range(1, LAMPS + 1):
        asset = f"EP-{number:04d}"
        recorded = [(e.topic, e.cls, e.body["values"]) for e in entries if e.key == asset]
        assert [(r.topic, r.cls, msgspec.json.decode(r.body)["values"]) for r in found if r.key == asset] == recorded


async def test_samples_of_many_assets_share_few_rows_whose_number_each_asset_bears(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, LAMPS + 1)))
    async with database.read() as tx:
        before = (await tx.cursor()).seq
    async with database.begin() as tx:
        tx.record(*(entry("sample", number, number) for number in range(1, LAMPS + 1)))
    async with database.read() as tx:
        assert (await tx.cursor()).seq == before + -(-LAMPS // journal.SAMPLES_A_ROW)
        seqs = {row.key: row.seq for row in await journal.after(tx.raw, before, 1000)}
    assert dict(await rows(database, "SELECT a.id, s.seq FROM asset a JOIN asset_state s USING (key)")) == seqs


async def test_a_sample_written_by_the_release_before_is_read_as_ever(database: Database) -> None:
    await given(database, lamp(1))
    async with database.begin() as tx:
        await tx.raw.execute(
            "WITH f AS (UPDATE feed SET seq = seq + 1 RETURNING seq, at) INSERT INTO journal"
            """ SELECT seq, at, 'sample', 'sample', 'asset', 'EP-0001', '{"values": {"n": 1}}' FROM f"""
        )
    last = (await told(database))[-1]
    assert (last.entity, last.key, msgspec.json.decode(last.body)) == ("asset", "EP-0001", {"values": {"n": 1}})
