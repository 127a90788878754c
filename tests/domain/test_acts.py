"""The list of acts is what the program tells: an act without a line would have no word on the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from app.domain.acts import ACTS, ENTITIES
from app.domain.alarms.lifecycle import Move

APP = Path(__file__).resolve().parents[2] / "app"
BY_THE_PROGRAM = {Move.RAISE, Move.RETURN, Move.RETIRE}


def told() -> Iterator[tuple[ast.expr, ast.expr]]:
    """Action and entity of every `Act(...)` of the audit trail, as written."""
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Act", "audit.Act") and len(node.args) > 2:
                yield node.args[0], node.args[1]


def test_every_act_written_out_is_on_the_list() -> None:
    found = [(action, entity) for action, entity in told() if isinstance(action, ast.Constant)]
    assert len(found) > 30
    assert {action.value for action, _ in found} <= set(ACTS)
    assert {entity.value for _, entity in found if isinstance(entity, ast.Constant)} <= set(ENTITIES)


def test_every_verb_of_an_alarm_and_of_an_export_is_on_the_list() -> None:
    assert {f"alarm.{move}" for move in Move if move not in BY_THE_PROGRAM} <= set(ACTS)
    assert {f"{what}.export" for what in ("audit", "registry", "person", "credential", "video")} <= set(ACTS)


def test_no_act_is_there_twice() -> None:
    assert len(set(ACTS)) == len(ACTS)
    assert len(set(ENTITIES)) == len(ENTITIES)
