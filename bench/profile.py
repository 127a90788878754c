"""Where a role spends its time while it holds the interpreter: py-spy on running processes, kept as text.

py-spy is not a dependency: `pip install py-spy` in the environment that runs the bench.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.embedded.errors import LaunchError

RATE_HZ = 200
_SHOWN = 40


@contextmanager
def profiled(pids: Mapping[str, int], folder: Path | None, seconds: float) -> Iterator[None]:
    """Sample `pids` (by name) for `seconds`: `NAME.stacks` (collapsed, for flame graphs) and `NAME.txt` in `folder`.

    Nothing without a folder. Raises `LaunchError` where py-spy is missing.
    """
    if folder is None:
        yield
        return
    program = Path(sys.executable).with_name("py-spy")
    if not program.exists() and shutil.which("py-spy") is None:
        raise LaunchError("--profile needs py-spy: pip install py-spy")
    folder.mkdir(parents=True, exist_ok=True)
    samplers = {name: _start(program, pid, folder / f"{name}.stacks", seconds) for name, pid in pids.items()}
    try:
        yield
        for sampler in samplers.values():
            sampler.wait(seconds + 60)
    finally:
        for sampler in samplers.values():
            sampler.kill()
    for name in samplers:
        stacks = folder / f"{name}.stacks"
        if stacks.exists():
            (folder / f"{name}.txt").write_text(summary(stacks.read_text(encoding="utf-8")), encoding="utf-8")


def _start(program: Path, pid: int, out: Path, seconds: float) -> subprocess.Popen[bytes]:
    argv = [str(program if program.exists() else "py-spy"), "record", "--format", "raw", "--gil"]
    argv += ["--rate", str(RATE_HZ), "--duration", str(int(seconds)), "--output", str(out), "--pid", str(pid)]
    return subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our argv


def summary(stacks: str) -> str:
    """From collapsed stacks: the functions most often on top, and most often anywhere, with their share."""
    top: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    total = 0
    for line in stacks.splitlines():
        stack, _, count = line.rpartition(" ")
        frames = [re.sub(r":\d+\)", ")", frame) for frame in stack.split(";")]
        total += int(count)
        top[frames[-1]] += int(count)
        anywhere.update(dict.fromkeys(frames, int(count)))
    return f"{total} samples\n\n{_table('on top', top, total)}\n{_table('anywhere in the stack', anywhere, total)}"


def _table(title: str, counts: Counter[str], total: int) -> str:
    rows = (f"{100 * count / total:6.1f} %  {name}" for name, count in counts.most_common(_SHOWN))
    return "\n".join([title, *rows, ""])
