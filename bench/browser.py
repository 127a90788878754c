"""Debian's Chromium as benches drive it: WebGL in software, no network of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.console_sources import state
from app.embedded.errors import LaunchError

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK = (1600, 900)
_OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]


@contextmanager
def browser_page(before: str) -> Iterator[Page]:
    """A page in which the script `before` runs first. Raises `LaunchError` without a screen or a browser."""
    program = shutil.which("chromium")
    if program is None or state() != "built":
        raise LaunchError("this takes Chromium (apt install chromium) and the built screen (python build_console.py).")
    from playwright.sync_api import ViewportSize, sync_playwright  # noqa: PLC0415 - only benches of the screen pay for it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_OPTIONS)
        page = browser.new_page(viewport=ViewportSize(width=DESK[0], height=DESK[1]))
        page.add_init_script(before)
        yield page
        browser.close()
