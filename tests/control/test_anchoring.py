"""Anchors of the audit trail leave the machine: a signed file a day, a webhook, an e-mail."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.control.anchor_key import NAME, anchor_key
from app.control.anchoring import leave_anchors
from app.domain.audit import Act
from app.domain.audit_anchor import read_anchor
from app.domain.signature import public_text
from app.settings import Settings
from app.storage.database import Database
from tests.factories import FixedClock, rows
from tests.notifying import mailbox, notifying, webhook
from tests.processes import eventually
from tests.receivers import http_receiver, smtp_server


async def tell(database: Database) -> None:
    async with database.begin() as tx:
        tx.audit.tell(Act("claim.place", "request", "r1", "nuit"))


async def test_each_day_leaves_a_file_that_the_key_signed(database: Database, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", audit_anchor_dir=tmp_path / "elsewhere")
    clock = FixedClock(datetime(2026, 11, 25, 0, 5, tzinfo=UTC))
    await leave_anchors(settings, database, clock)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    for _ in range(3):
        await tell(database)
        await leave_anchors(settings, database, clock)
        clock.at += timedelta(hours=12)
    files = sorted((tmp_path / "elsewhere").iterdir())
    assert [file.name for file in files] == ["audit-2026-11-25.json", "audit-2026-11-26.json"]
    public = public_text(anchor_key(settings.data_dir))
    assert [read_anchor(file.read_bytes(), public).head.number for file in files] == [1, 3]


async def test_an_anchor_whose_folder_was_away_is_written_later(database: Database, tmp_path: Path) -> None:
    clock, first = FixedClock(datetime(2026, 11, 25, tzinfo=UTC)), tmp_path / "a"
    await tell(database)
    await leave_anchors(Settings(data_dir=tmp_path, audit_anchor_dir=first), database, clock)
    clock.at += timedelta(days=1)
    await leave_anchors(Settings(data_dir=tmp_path, audit_anchor_dir=tmp_path / "b"), database, clock)
    assert len(list((tmp_path / "b").iterdir())) == 2


def test_the_key_is_made_once_and_private(tmp_path: Path) -> None:
    made = public_text(anchor_key(tmp_path / "data"))
    path = tmp_path / "data" / NAME
    assert path.stat().st_mode & 0o777 == 0o600
    assert public_text(anchor_key(tmp_path / "data")) == made
    assert [file.name for file in path.parent.iterdir()] == [NAME]


async def test_receivers_are_sent_the_anchor_once(database: Database, tmp_path: Path) -> None:
    await tell(database)
    async with http_receiver() as receiver, smtp_server() as mail:
        await webhook(database, "vault", receiver.url)
        await mailbox(database, "dpo", "dpo@ville.example")
        settings = Settings(data_dir=tmp_path, audit_receivers="vault, dpo, nobody")
        clock = FixedClock(datetime.now(UTC))
        async with notifying(database, smtp_url=f"smtp://127.0.0.1:{mail.port}"):
            await leave_anchors(settings, database, clock)
            await leave_anchors(settings, database, clock)
            delivered = "SELECT count(*) FROM notification WHERE state = 'delivered' AND purpose = 'anchor'"

            async def both() -> bool:
                return await rows(database, delivered) == [(2,)]

            await eventually(both)
        [file] = (tmp_path / "anchors").iterdir()
        [sent] = receiver.received
        assert sent.event["type"] == "eu.poste.audit.anchor"
        assert sent.event["data"]["document"] == json.loads(file.read_bytes())
        [envelope] = mail.envelopes
        assert envelope.content is not None
        assert "signature" in str(envelope.content)
