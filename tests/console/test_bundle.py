"""How much a browser has to fetch."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from app.console_sources import BUILT

MAP_LIBRARY = re.compile(r"^maplibre")
WHOLE = 600_000
FIRST_PAGE = 200_000


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _fetched_first() -> set[str]:
    """What the page names itself, and what those scripts need before they run."""
    found: set[str] = set()
    waiting = re.findall(r"/assets/([\w.-]+\.(?:js|css))", (BUILT / "index.html").read_text(encoding="utf-8"))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (BUILT / "assets" / name).read_text(encoding="utf-8")
            waiting += re.findall(r'(?:from|import)\s*"\./([\w.-]+\.js)"', text)
    return found


@pytest.mark.usefixtures("_built")
def test_everything_but_the_map_library_is_under_600_kb_and_the_page_itself_under_200() -> None:
    files = [path for path in (BUILT / "assets").iterdir() if path.suffix in {".js", ".mjs", ".css"}]
    library = [path for path in files if MAP_LIBRARY.match(path.name)]
    assert library, "the map library has a file of its own"
    assert sum(map(_gzipped, set(files) - set(library))) < WHOLE
    first = _fetched_first()
    assert len(first) >= 2
    assert not any(MAP_LIBRARY.match(name) for name in first), "a view without a map does not fetch its library"
    assert sum(_gzipped(BUILT / "assets" / name) for name in first) < FIRST_PAGE
