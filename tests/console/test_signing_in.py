"""The first administrator's first morning: a password of their own, a telephone, and in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace

import pyotp
from playwright.async_api import Page, expect

from app.storage.database import Database
from tests.console.desk import LIVE
from tests.factories import given, lamp
from tests.processes import Poste

CHOSEN = "tilleul grave bateau lent"


def _added(poste: Poste, name: str) -> str:
    """The password that `poste user add` prints once."""
    argv = [sys.executable, "-m", "app.cli", "user", "add", name, "--role", "administrator"]
    settings = {"DATABASE_URL": poste.database_url, "MQTT_URL": poste.mqtt_url, "DATA_DIR": str(poste.folder)}
    env = os.environ | {f"POSTE_{setting}": value for setting, value in settings.items()}
    told = subprocess.run(argv, env=env, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\b[0-9a-f]{5}(?:-[0-9a-f]{5})+\b", told)
    assert found, told
    return found[0]


async def test_an_account_is_brought_to_its_first_session_step_by_step(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))
    poste = replace(poste, settings=poste.settings | {"POSTE_ACCESS": "accounts"})
    password = _added(poste, "a.martin")
    process = poste.start("web")
    try:
        await _answering(page, poste)
        await page.get_by_label("Nom").fill("a.martin")
        await page.get_by_label("Mot de passe").fill("not this one")
        await page.get_by_role("button", name="Se connecter").click()
        await expect(page.get_by_role("alert")).not_to_be_empty()
        await page.get_by_label("Mot de passe").fill(password)
        await page.get_by_role("button", name="Se connecter").click()
        await page.get_by_label("Nouveau mot de passe").fill(CHOSEN)
        await page.get_by_role("button", name="Confirmer").click()
        await expect(page.get_by_role("heading", name="Associez votre téléphone")).to_be_visible()
        await page.get_by_label("Mot de passe").fill(CHOSEN)
        await page.get_by_role("button", name="Confirmer").click()
        secret = await page.locator("code").inner_text()
        await page.get_by_label("Code de votre application").fill(pyotp.TOTP(secret).now())
        await page.get_by_role("button", name="Confirmer").click()
        await expect(page.get_by_role("listitem")).to_have_count(10)
        await page.get_by_role("button", name="Je les ai gardés").click()
        await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)
        await page.get_by_role("button", name="Se déconnecter").click()
        await expect(page.get_by_role("button", name="Se connecter")).to_be_visible()
    finally:
        process.end()


async def _answering(page: Page, poste: Poste) -> None:
    for _ in range(100):
        try:
            await page.goto(poste.http)
        except Exception:  # noqa: BLE001 - the browser's own error for a refused connection has no type of its own
            await page.wait_for_timeout(300)
        else:
            return
