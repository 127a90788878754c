"""A real browser on the built screen, served by real processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from app import console_sources

CHECKOUT = Path(__file__).resolve().parents[2]
# WebGL without a graphics card; and nothing that would reach for a network.
_OPTIONS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
DESK = ViewportSize(width=1600, height=900)


@pytest.fixture(scope="session")
def _built() -> None:
    if console_sources.state() == "built":
        return
    ended = subprocess.run(
        [sys.executable, "build_console.py"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        pytest.skip(f"the screen is not built: {ended.stderr[-300:]}")


@pytest.fixture(scope="session")
async def browser(_built: None) -> AsyncIterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed (apt install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=_OPTIONS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A fresh desk; what the page throws or reports as an error fails the test."""
    context = await browser.new_context(viewport=DESK, locale="fr-FR", timezone_id="America/Lima")
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(20_000)
    expect.set_options(timeout=15_000)
    yield page
    await context.close()
    assert not errors
