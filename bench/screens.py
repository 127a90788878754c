"""Pictures of every view of the operators' screen, from a Poste that runs: those of the documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bench.browser import browser_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

DOCS = Path(__file__).resolve().parents[1] / "docs/images"
SITTING = "localStorage.setItem('poste.operator', 'Élodie Martin')"
_TABLE = Path(__file__).resolve().parents[1] / "console/src/shell/views.ts"
"""Where the screen's views are listed."""
LIGHT = ("map", "alarms", "dusk")
ENGLISH = ("alarms", "shift")
SETTLED_MS = 4000


def views() -> list[str]:
    """Every view's name, in the order of the rail."""
    return re.findall(r"^    name: '([a-z_]+)',$", _TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)


def command(
    url: Annotated[
        str, typer.Option(help="A Poste without accounts, `./poste demo` for one.")
    ] = "http://127.0.0.1:8000",
    folder: Annotated[Path, typer.Option(help="Where the pictures go.")] = DOCS,
) -> None:
    """Draw each view as it is now: console-map.png and so on; some also in the light theme, and in English."""
    with browser_page(SITTING) as page:
        for view in views():
            _draw(page, url, view, folder / f"console-{view}.png")
        page.get_by_role("button", name="Clair", exact=True).click()
        for view in LIGHT:
            _draw(page, url, view, folder / f"console-{view}-light.png")
        page.get_by_role("button", name="English").click()
        page.get_by_role("button", name="Dark", exact=True).click()
        for view in ENGLISH:
            _draw(page, url, view, folder / f"console-{view}-en.png")


def _draw(page: Page, url: str, view: str, path: Path) -> None:
    page.goto(f"{url}/{view}")
    page.wait_for_timeout(SETTLED_MS)
    if view == "alarms":
        page.keyboard.press("j")
        page.wait_for_timeout(SETTLED_MS / 4)
    page.screenshot(path=path)
