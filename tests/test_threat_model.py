"""Every counter-measure of the threat model is proven by a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
BOUNDARIES = {
    "Field broker", "Web API and live feed", "Console and pages", "Cameras", "Database", "Launcher and host",
    "Webhooks and mail out", "Video server", "Backups and anchors",
}  # fmt: skip


def functions_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    assert len(NAMED) > 40
    assert [(path, name) for path, name in NAMED if name not in functions_of(path)] == []


def test_every_threat_has_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if re.match(r"\| [stride] \|", line)]
    assert [row for row in rows if "::" not in row] == []
    assert {re.findall(r"^## (.+)$", PAGE, re.MULTILINE)[-1]} == {"What remains"}
    assert set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE)[:-1]) == BOUNDARIES
