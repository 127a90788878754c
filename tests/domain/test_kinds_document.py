"""The kinds of equipment are those of the table, and their page tells them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.kinds import FAMILIES, KINDS
from app.domain.kinds.document import markdown

ROOT = Path(__file__).parents[2]
SHARED_TABLE = ROOT.parent / "shared" / "KINDS.md"


def test_every_family_has_a_kind() -> None:
    assert tuple(sorted({kind.family for kind in KINDS.values()})) == FAMILIES
    assert len(FAMILIES) == 10


def _table_rows() -> Iterator[tuple[set[str], set[str]]]:
    for line in SHARED_TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if len(cells) == 7 and cells[1].startswith("`"):
            measured = set(re.findall(r"[a-z][a-z0-9_]*_[a-z0-9_]+", " ".join(re.findall(r"`([^`]*)`", cells[3]))))
            yield set(re.findall(r"`([a-z_]+)`", cells[1])), measured


@pytest.mark.skipif(not SHARED_TABLE.exists(), reason="the table of kinds is not beside this checkout")
def test_the_kinds_are_those_of_the_table() -> None:
    rows = list(_table_rows())
    assert {name for names, _ in rows for name in names} == set(KINDS)
    for names, measured in rows:
        for name in names:
            known = {row.name for row in KINDS[name].measurements}
            missing = measured - known
            assert not missing or name in ("bollard", "barrier"), (name, missing)


def test_the_document_is_up_to_date() -> None:
    written = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    assert written == markdown(), "rewrite docs/kinds.md with app.domain.kinds.document.markdown"
