"""Who is on call, at the screen: a person is entered, an exchange wins over the turns, and whoever answered is told."""

from __future__ import annotations

import httpx
from playwright.async_api import Page, expect

from app.storage.database import Database
from tests.console.desk import serious_violations, sit_down
from tests.factories import given, lamp
from tests.processes import Poste

OPERATOR = {"Poste-Operator": "c.salle"}
SERVICE = {"id": "eclairage-public", "name": "Éclairage public", "partner": False, "contact": {}}


async def test_a_person_is_entered_and_takes_over_a_turn(database: Database, poste: Poste, page: Page) -> None:
    await given(database, lamp(1))
    async with poste.web(), httpx.AsyncClient(base_url=f"{poste.http}/api/v1", headers=OPERATOR) as http:
        assert (await http.post("/services", json=SERVICE)).status_code == 201
        first = (await http.post("/people", json={"name": "A. Perrin", "phone": "+33 6 00 00 00 01"})).json()
        turn = {"level": "level_1", "people": [first["id"]], "first": "2026-11-20", "handover": "17:00"}
        assert (await http.post("/rotas", json={"id": SERVICE["id"], "turns": [turn]})).status_code == 201

        await sit_down(page, poste, "/people?part=people")
        await page.get_by_role("button", name="Nouvelle personne…").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Nom").fill("B. Durand")
        await dialog.get_by_label("Téléphone").fill("+33 6 00 00 00 02")
        assert await serious_violations(page) == []
        await dialog.get_by_role("button", name="Enregistrer").click()
        await expect(page.get_by_role("row", name="B. Durand")).to_be_visible()

        await page.get_by_role("link", name="Tours de garde").click()
        await expect(page.get_by_role("table")).to_contain_text("A. Perrin, une semaine chacun")
        await page.get_by_role("button", name="Échange…").click()
        await dialog.get_by_label("Personne").select_option("B. Durand")
        await dialog.get_by_label("Depuis").fill("2020-01-01T00:00")
        await dialog.get_by_label("Jusqu’à").fill("2040-01-01T00:00")
        assert await serious_violations(page) == []
        await dialog.get_by_role("button", name="Inscrire l’échange").click()
        await expect(page.get_by_role("table")).to_contain_text("Premier niveau : B. Durand")

        await page.get_by_role("link", name="D’astreinte").click()
        await expect(page.get_by_role("table").first).to_contain_text("B. Durand")
        assert await serious_violations(page) == []
