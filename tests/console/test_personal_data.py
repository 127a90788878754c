"""The data protection officer at the screen: terms, holds, a person's data and erasure, certificates verified."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from playwright.async_api import Page, expect

from app.control.retention import certify
from app.domain.permissions import Role
from app.settings import Settings
from app.storage.database import Database
from tests.console.accounts import asking_who, someone
from tests.console.desk import serious_violations
from tests.factories import given, lamp
from tests.processes import Poste

PERSON = {"name": "J. Dupont", "phone": "+33 6 00 00 00 00"}


async def test_the_officer_holds_what_an_authority_asks_for_and_erases_who_asks_to_be(
    database: Database, poste: Poste, page: Page
) -> None:
    """GDPR art. 15, 17, 30, 5-1-e."""
    await given(database, lamp(1))
    async with (
        asking_who(poste, POSTE_CONTROLLER="Ville de Mâcon") as room,
        someone(room, database, "c.salle", Role.SHIFT_SUPERVISOR) as supervisor,
        someone(room, database, "d.pd", Role.DATA_PROTECTION_OFFICER) as officer,
    ):
        assert (await supervisor.http.post("/api/v1/people", json=PERSON)).status_code == 201
        await page.goto(f"{room.http}/governance")
        await officer.sign_in(page)
        await expect(page.get_by_role("row", name="Positions d’agents au travail")).to_contain_text("365 jours")
        assert await serious_violations(page) == []
        await page.get_by_role("link", name="Registre des traitements").click()
        await expect(page.get_by_text("Ville de Mâcon")).to_be_visible()
        assert await serious_violations(page) == []

        await page.get_by_role("link", name="Gels légaux").click()
        await _hold(page)
        await page.get_by_role("button", name="Lever…").click()
        await page.get_by_role("dialog").get_by_label("Motif de la levée").fill("Classement sans suite")
        await page.get_by_role("dialog").get_by_role("button", name="Lever…").click()
        await expect(page.get_by_role("table")).to_contain_text("levé par d.pd")

        await page.get_by_role("link", name="Une personne").click()
        await page.get_by_label("Nom, tel que Poste l’a").fill("J. Dupont")
        await page.get_by_label("Référence de la demande").fill("DEM-2026-031")
        await page.get_by_role("button", name="Chercher").click()
        await expect(page.get_by_role("row", name="Astreinte")).to_contain_text("1")
        await page.get_by_role("button", name="Effacer cette personne…").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Saisissez son nom").fill("J. Durand")
        await dialog.get_by_role("button", name="Effacer cette personne…").click()
        await expect(dialog.get_by_role("alert")).to_have_text("Ce n’est pas le même nom.")
        await dialog.get_by_label("Saisissez son nom").fill("j. dupont")
        assert await serious_violations(page) == []
        await dialog.get_by_role("button", name="Effacer cette personne…").click()
        await expect(page.get_by_role("heading", name="Effacement fait")).to_be_visible()
        assert (await supervisor.http.get("/api/v1/people")).json()["items"] == []

        await page.get_by_role("link", name="Demandes sur des images").click()
        await _request(page)
        await page.get_by_role("link", name="AIPD", exact=True).click()
        await page.get_by_role("button", name="Nouvelle AIPD…").click()
        await dialog.get_by_label("Référence").fill("AIPD-2026-02")
        await dialog.get_by_role("button", name="Inscrire l’AIPD").click()
        await page.get_by_role("link", name="Registre des traitements").click()
        await expect(page.get_by_text("AIPD-2026-02")).to_be_visible()

        await certify(Settings(data_dir=room.folder), database, datetime.now(UTC))
        await page.get_by_role("link", name="Certificats d’effacement").click()
        await page.get_by_role("table").get_by_role("link").first.click()
        await expect(page.get_by_role("status").filter(has_text="Signé par cette clé")).to_be_visible()
        await page.get_by_role("button", name="Clair", exact=True).click()
        assert await serious_violations(page) == []


async def _hold(page: Page) -> None:
    await page.get_by_role("button", name="Poser un gel légal…").click()
    dialog = page.get_by_role("dialog")
    for label, text in (
        ("Autorité", "Parquet de Mâcon"), ("Référence", "PR-2026-118"), ("Motif", "Enquête"),
        ("Équipements", "EP-0001"),
        ("Données depuis", "2026-11-01T00:00"), ("Données jusqu’à", "2026-11-02T00:00"),
    ):  # fmt: skip
        await dialog.get_by_label(label).fill(text)
    await dialog.get_by_role("checkbox", name="Mesures et événements").check()
    assert await serious_violations(page) == []
    await dialog.get_by_role("button", name="Poser le gel").click()
    await expect(page.get_by_role("table")).to_contain_text("Parquet de Mâcon, PR-2026-118")


async def _request(page: Page) -> None:
    """CSI R253-6: entered, and answered."""
    await page.get_by_role("button", name="Nouvelle demande…").click()
    dialog = page.get_by_role("dialog")
    for label, text in (
        ("Référence", "DEM-2026-044"), ("Personne", "M. Petit"), ("Comment répondre", "3 rue Carnot"),
        ("Lieu", "Pont Saint-Laurent"), ("Filmée depuis", "2026-11-19T15:00"), ("Filmée jusqu’à", "2026-11-19T15:30"),
    ):  # fmt: skip
        await dialog.get_by_label(re.compile(f"^\\s*{label}")).fill(text)
    assert await serious_violations(page) == []
    await dialog.get_by_role("button", name="Inscrire la demande").click()
    await page.get_by_role("table").get_by_role("link", name="DEM-2026-044").click()
    await page.get_by_role("button", name="Répondre…").click()
    await dialog.get_by_label("Comment l’identité").fill("Carte d’identité")
    await dialog.get_by_label("Réponse", exact=True).fill("Images visionnées en mairie")
    await dialog.get_by_role("button", name="Envoyer la réponse").click()
    await expect(page.get_by_text("Close par d.pd")).to_be_visible()
    assert await serious_violations(page) == []
