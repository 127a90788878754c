"""`poste check`: what continuous integration runs, every step to its end, then one table."""

import difflib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.embedded.dependency_audit import audit

CHECKOUT = Path(__file__).resolve().parents[2]
Generated = Mapping[str, Callable[[], str]]
"""Committed files that are generated, by path in the checkout: what each must contain now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    step: str
    passed: bool
    seconds: float


def run_checks(console: Console, generated: Generated) -> bool:
    """Run every step, a failing one not stopping the next; whether all passed."""
    source = ["app", "simulators", "tests", "bench", "migrations"]
    present = [folder for folder in source if any((CHECKOUT / folder).rglob("*.py"))]
    outcomes = [
        _command(console, "lint", ["ruff", "check", "."]),
        _command(console, "format", ["ruff", "format", "--check", "."]),
        _command(console, "types", ["mypy", *present]),
        _command(console, "import contracts", ["lint-imports"]),
        _generated(console, generated),
        _audit(console),
        _command(console, "screen: types", [sys.executable, "build_console.py", "--run", "check"]),
        _command(console, "screen: tests", [sys.executable, "build_console.py", "--run", "test"]),
        _command(console, "tests", [sys.executable, "-m", "pytest"]),
        _command(console, "tests in a browser", [sys.executable, "-m", "pytest", "tests/console"]),
    ]
    console.print(_table(outcomes))
    return all(outcome.passed for outcome in outcomes)


def write_generated(generated: Generated) -> None:
    """Bring the generated files up to date."""
    for name, generate in generated.items():
        (CHECKOUT / name).write_text(generate(), encoding="utf-8")


def run_pytest(arguments: Sequence[str]) -> int:
    """Pytest in the checkout, its own output and exit code."""
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=CHECKOUT, check=False).returncode  # noqa: S603 - our argv


def _command(console: Console, step: str, argv: Sequence[str]) -> Outcome:
    program = Path(sys.executable).parent / argv[0]
    began = time.monotonic()
    console.rule(step, align="left")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    ended = subprocess.run([str(program), *argv[1:]], cwd=CHECKOUT, check=False, env=environment)  # noqa: S603 - our argv
    return Outcome(step, ended.returncode == 0, time.monotonic() - began)


def _generated(console: Console, generated: Generated) -> Outcome:
    began = time.monotonic()
    console.rule("generated files", align="left")
    differences = [line for name, generate in generated.items() for line in difference(CHECKOUT / name, generate())]
    for line in differences:
        console.print(line, markup=False, highlight=False)
    return Outcome("generated files", not differences, time.monotonic() - began)


def _audit(console: Console) -> Outcome:
    began = time.monotonic()
    console.rule("dependency audit", align="left")
    found = audit(Path(sys.executable).parent / "pip-audit", CHECKOUT / "requirements.lock")
    for finding in found.findings:
        console.print(finding, markup=False, highlight=False)
    if found.skipped:
        console.print(f"skipped: {found.skipped}", markup=False, highlight=False)
    return Outcome("dependency audit", not found.findings, time.monotonic() - began)


def difference(path: Path, generated: str) -> list[str]:
    """Lines of a unified diff from the committed file to what the code generates; none when they agree."""
    committed = path.read_text(encoding="utf-8") if path.exists() else ""
    names = (str(path), f"{path} (generated)")
    return list(difflib.unified_diff(committed.splitlines(), generated.splitlines(), *names, n=0, lineterm=""))


def _table(outcomes: Sequence[Outcome]) -> Table:
    table = Table("step", "", "seconds")
    for outcome in outcomes:
        verdict = "[green]passed[/]" if outcome.passed else "[red]failed[/]"
        table.add_row(outcome.step, verdict, f"{outcome.seconds:.1f}")
    return table
