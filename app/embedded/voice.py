"""What the launcher says at the terminal: one line per step, plain where the output is not a terminal."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape


class Step:
    """A step under way; what it is called in the end may be known only then."""

    def __init__(self, doing: str, done: str, show: Callable[[str], None]) -> None:
        self.done = done
        self._doing = doing
        self._show = show

    def reached(self, text: str) -> None:
        """How far it is, shown on a terminal."""
        self._show(escape(f"{self._doing}: {text}"))


class Voice:
    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, soft_wrap=True)

    @contextmanager
    def step(self, doing: str, done: str) -> Iterator[Step]:
        """Show `doing` while the block runs (on a terminal), then one line: done, and its seconds."""
        began = time.monotonic()
        with self.console.status(escape(doing)) as status:
            step = Step(doing, done, status.update)
            yield step
        self.good(f"{step.done} ({time.monotonic() - began:.1f} s)")

    def good(self, text: str) -> None:
        self.console.print(f"[green]✓[/] {escape(text)}")

    def bad(self, text: str, lines: Sequence[str] = ()) -> None:
        self.console.print(f"[red]✗[/] {escape(text)}")
        for line in lines:
            self.console.print(f"    [dim]{escape(line)}[/]")

    def note(self, text: str) -> None:
        self.console.print(f"• {escape(text)}")
