"""Every reason the code can give is in docs/mqtt.md, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RAISED = {"Undecodable": 0, "Unmapped": 0, "Refused": 0, "Kept": 1, "Unlawful": 0}
"""Where the reason stands among the arguments."""


def given_by(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
            yield from constants(node.args[RAISED[node.func.id]])
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            outcome, reason, _ = node.value.elts
            if set(constants(outcome)) & {"rejected", "unknown"}:
                yield from constants(reason)
        elif isinstance(node, ast.FunctionDef) and node.name == "_reason":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value:
                    yield from constants(inner.value)


def constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def test_the_reasons_documented_are_those_the_code_gives() -> None:
    files = [
        ROOT / "app/domain/unlawful.py",
        ROOT / "app/actions/store_batch.py",
        ROOT / "app/actions/find_devices.py",
        ROOT / "app/domain/reports.py",
    ]
    files += (ROOT / "app/ingest").rglob("*.py")
    code = {reason for file in files for reason in given_by(ast.parse(file.read_text(encoding="utf-8")))}
    text = (ROOT / "docs/mqtt.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| reason \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    firsts = [row.split("|")[1] for table in tables for row in table.splitlines()]
    documented = {reason for first in firsts for reason in re.findall(r"`([a-z_]+)`", first)}
    assert documented == code
