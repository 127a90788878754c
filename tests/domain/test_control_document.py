"""docs/control.md says what the domain does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from app.domain.claims import LEVELS
from app.domain.commands import FOLLOWS
from app.domain.kinds import KINDS
from app.domain.reconcile import TargetStatus
from app.domain.two_persons import RULES

WRITTEN = (Path(__file__).parents[2] / "docs" / "control.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in WRITTEN.splitlines() if line.startswith("|")]


def _hours(span: timedelta | None, otherwise: str) -> str:
    return otherwise if span is None else f"{span / timedelta(hours=1):g} h"


@pytest.mark.parametrize("level", LEVELS)
def test_levels_and_their_ends_are_told(level: int) -> None:
    rung = LEVELS[level]
    [row] = [row for row in ROWS if row[:2] == [str(level), f"`{rung.name}`"]]
    assert row[2] == f"{rung.label.fr} / {rung.label.en}"
    assert row[3].startswith(_hours(rung.by_default, "the " if level in (3, 6) else "none"))
    assert row[4] == _hours(rung.at_most, "any")


def test_the_rules_of_two_persons_are_told_in_their_order() -> None:
    names = [f"`{rule.name}`" for rule in RULES]
    told = [row[:2] for row in ROWS if row[0] in names and "/" in row[1]]
    assert told == [[f"`{rule.name}`", f"{rule.label.fr} / {rule.label.en}"] for rule in RULES]


def test_every_interlock_of_every_kind_is_told() -> None:
    expected = []
    for kind in KINDS.values():
        for item in kind.capabilities:
            for lock in item.interlocks:
                known = " ".join(f"`{name}`" for name in (*lock.inputs, *lock.attributes)) or "-"
                known += f" for less than {lock.fresh_s:g} s" if lock.fresh_s is not None else ""
                exempt = ", ".join(map(str, sorted(lock.exempt_levels))) or "-"
                expected.append([f"`{kind.name}`", f"`{item.name}`", f"`{lock.name}`", known, exempt])
    assert sorted(row for row in ROWS if row[0].strip("`") in KINDS) == sorted(expected)


def test_every_state_of_a_command_and_of_a_target_is_told() -> None:
    told = [row[0].strip("`") for row in ROWS if len(row) == 2]
    assert sorted(set(told) - {"state", "---"}) == sorted({*FOLLOWS, *get_args(TargetStatus)})
