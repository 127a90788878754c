"""Pictures of every view of the operators' screen, from a Poste that runs: those of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bench.browser import browser_page

DOCS = Path(__file__).resolve().parents[1] / "docs/images"
SITTING = "localStorage.setItem('poste.operator', 'Élodie Martin')"
VIEWS = (
    "map", "alarms", "shift", "dusk", "systems", "programmes", "zones", "imports", "people", "accounts", "video",
    "governance", "audit", "wall",
)  # fmt: skip
SETTLED_MS = 4000


def command(
    url: Annotated[
        str, typer.Option(help="A Poste without accounts, `./poste demo` for one.")
    ] = "http://127.0.0.1:8000",
    folder: Annotated[Path, typer.Option(help="Where the pictures go.")] = DOCS,
) -> None:
    """Draw each view as it is now: console-map.png and so on, the map also in the light theme."""
    with browser_page(SITTING) as page:
        for view in VIEWS:
            page.goto(f"{url}/{view}")
            page.wait_for_timeout(SETTLED_MS)
            if view == "alarms":
                page.keyboard.press("j")
                page.wait_for_timeout(SETTLED_MS / 4)
            page.screenshot(path=folder / f"console-{view}.png")
        page.goto(f"{url}/map")
        page.get_by_role("button", name="Clair", exact=True).click()
        page.wait_for_timeout(SETTLED_MS)
        page.screenshot(path=folder / "console-map-light.png")
