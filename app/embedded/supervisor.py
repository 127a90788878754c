"""Starts children in order, watches them, restarts them with back-off, stops them in reverse order."""

import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from app.embedded.child import Child, ChildSpec, bound, describe_exit
from app.embedded.errors import LaunchError
from app.embedded.voice import Voice

_TICK = 0.2
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class RestartBudget:
    """Back-off between restarts, and when to give up: more than five ends within a minute."""

    LIMIT = 5
    WINDOW = 60.0
    FIRST = 0.5

    def __init__(self) -> None:
        self._ends: deque[float] = deque()

    def delay(self, now: float) -> float | None:
        """Seconds to wait after an end at `now` (monotonic seconds); None: give up."""
        self._ends.append(now)
        while self._ends[0] <= now - self.WINDOW:
            self._ends.popleft()
        count = len(self._ends)
        return None if count > self.LIMIT else float(self.FIRST * 2 ** (count - 1))


class Watched:
    """A child that must live, and when it is next to be started again."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self.budget = RestartBudget()
        self.restart_at: float | None = None


class Supervisor:
    """`changed` is called with the children whenever one starts, so that their pids can be recorded."""

    def __init__(self, voice: Voice, changed: Callable[[Sequence[Child]], None]) -> None:
        self._voice = voice
        self._changed = changed
        self._watched: list[Watched] = []

    @property
    def children(self) -> list[Child]:
        return [watched.child for watched in self._watched]

    def start(self, spec: ChildSpec, ready: Callable[[Child], bool] = lambda _: True, seconds: float = 30) -> Child:
        """Start a child that must live and wait for it. Raises LaunchError when it dies or is late."""
        child = Child.start(spec)
        self._watched.append(Watched(child))
        self._changed(self.children)
        child.wait_until(lambda: ready(child), seconds)
        return child

    def run(self, spec: ChildSpec, seconds: float) -> None:
        """Run a program to its end. Raises LaunchError, with its last lines, unless it exits 0 in time."""
        child = Child.start(spec)
        try:
            child.wait_until(lambda: child.exit_code() == 0, seconds)
        finally:
            child.stop()

    def watch(self) -> None:
        """Watch until a signal raises. Raises LaunchError when a child keeps dying."""
        while True:
            self.look()
            time.sleep(_TICK)

    def look(self) -> None:
        """One look at every child; those that ended are due to be started again."""
        for watched in self._watched:
            self._look_at(watched, time.monotonic())
            bound(watched.child.spec.log)

    def stop(self) -> None:
        """End every child, the last started first, each within the deadlines of its spec."""
        while self._watched:
            self._watched.pop().child.stop()

    def _look_at(self, watched: Watched, now: float) -> None:
        if watched.restart_at is not None:
            if now >= watched.restart_at:
                watched.restart_at = None
                watched.child.restart()
                self._changed(self.children)
                self._voice.good(f"{watched.child.spec.name} started again")
            return
        code = watched.child.exit_code()
        if code is not None:
            self._take_end(watched, code, now)

    def _take_end(self, watched: Watched, code: int, now: float) -> None:
        child = watched.child
        delay = watched.budget.delay(now)
        said = f"{child.spec.name} ended ({describe_exit(code)})"
        if delay is None:
            raise LaunchError(f"{said}, more than {RestartBudget.LIMIT} times in a minute: see {child.spec.log}.")
        watched.restart_at = now + delay
        self._voice.bad(
            f"{said}; starting it again in {delay:g} s. Last lines of {child.spec.log}:", child.last_lines()
        )


class Ended(BaseException):
    """A signal asked the launcher to end. Not an Exception: nothing on the way may swallow it."""


@contextmanager
def ending_signals() -> Iterator[None]:
    """Inside, SIGINT, SIGTERM and SIGHUP raise Ended once; later ones are ignored, so that stopping is whole."""

    def end(_number: int, _frame: FrameType | None) -> None:
        for number in _ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        raise Ended

    # nohup leaves SIGHUP ignored, and means it.
    heard = [number for number in _ENDINGS if (number, signal.getsignal(number)) != (signal.SIGHUP, signal.SIG_IGN)]
    before = {number: signal.signal(number, end) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
