"""docs/legal.md: every rule has its tests, each exists and cites the rule's source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "legal.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if re.match(r"\| (CSI|CE,|TA |Order|GDPR)", line)
]
SOURCES = {
    "CSI R253-5": "R253-5", "CSI R253-4": "R253-4", "CSI L252-5": "L252-5", "CSI R253-1": "R253-1",
    "CSI R253-3": "R253-3", "CSI L132-14-1": "L132-14-1", "CE, 30 January 2026, n° 506370": "506370",
    "CSI L252-1": "L252-1", "CSI L252-4": "L252-4", "CSI L251-2": "L251-2", "CSI L251-3": "L251-3",
    "CSI R253-2": "R253-2", "CSI R253-6": "R253-6", "CSI L233-1": "L233-1",
    "TA Orléans, 12 July 2024, n° 2104478": "2104478", "Order of 27 December 2018": "27 December 2018",
    "GDPR art. 30": "art. 30", "GDPR art. 35": "art. 35", "GDPR art. 5-1-e": "5-1-e",
}  # fmt: skip
"""Every source of French law that the product enforces, and the words by which a test cites it."""


def cited_by(path: str) -> dict[str, str]:
    """Of each test of a file: its name, its own docstring and its file's, as written."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    of_file = ast.get_docstring(tree) or ""
    return {one.name: f"{one.name} {ast.get_docstring(one) or ''} {of_file}" for one in tests}


def named() -> Iterator[tuple[str, str, str]]:
    """Source, file and test of each test on the page."""
    for source, *_, tests in ROWS:
        for path, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests):
            yield source, path, name


def test_every_source_has_a_row_and_every_row_a_test() -> None:
    assert {row[0] for row in ROWS} == set(SOURCES)
    assert [row for row in ROWS if len(row) != 4 or "::" not in row[3]] == []


def test_every_test_that_is_named_exists_and_cites_its_source() -> None:
    assert {source for source, _, _ in named()} == set(SOURCES)
    wrong = []
    for source, path, name in named():
        told = cited_by(path).get(name)
        if told is None or SOURCES[source] not in told:
            wrong.append((source, path, name, "does not cite it" if told else "does not exist"))
    assert wrong == []
