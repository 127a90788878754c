"""Who may do what at the screen: accounts made and limited, what each then sees, and a desk that several share."""

from __future__ import annotations

import re
import time

from playwright.async_api import Page, expect

from app.domain.permissions import Role
from app.storage.database import Database
from tests.actions.identity import PASSWORD
from tests.console.accounts import asking_who, someone
from tests.console.desk import LIVE, serious_violations
from tests.factories import given, lamp
from tests.processes import Poste

CHOSEN = "tilleul grave bateau lent"


async def _pass_the_desk(page: Page) -> None:
    await page.get_by_role("button", name="Passer la main").click()
    await page.get_by_role("dialog").get_by_role("button", name="Quelqu’un d’autre…").click()
    await expect(page.get_by_role("button", name="Se connecter", exact=True)).to_be_visible()


async def test_an_account_made_at_the_screen_sees_the_views_of_its_grant_and_no_other(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Lampe 1"))
    async with asking_who(poste) as room, someone(room, database, "a.martin", Role.ADMINISTRATOR) as admin:
        await page.goto(f"{room.http}/accounts")
        await admin.sign_in(page)
        await expect(page.get_by_role("row", name=re.compile("a.martin"))).to_contain_text("Administrateur, partout")
        assert await serious_violations(page) == []

        await page.get_by_role("button", name="Nouveau compte…").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Nom").fill("t.petit")
        await dialog.get_by_label("Rôles").select_option("technician")
        await dialog.get_by_text("Familles : toutes les familles").click()
        await dialog.get_by_role("checkbox", name="Éclairage").check()
        await expect(dialog.get_by_text("Technicien, pour Éclairage", exact=True)).to_be_visible()
        await expect(dialog).to_contain_text("consigner")
        assert await serious_violations(page) == []
        await dialog.get_by_role("button", name="Créer le compte").click()
        password = await page.get_by_role("dialog").locator("code").first.inner_text()
        await page.get_by_role("button", name="C’est noté").click()
        await expect(page.get_by_text(password)).to_have_count(0)

        await page.get_by_role("link", name="t.petit").click()
        await page.get_by_role("button", name="Ajouter un rôle").click()
        await page.get_by_role("button", name="Enregistrer les droits").click()
        await expect(page.get_by_role("status").filter(has_text="Droits enregistrés")).to_be_visible()
        assert await serious_violations(page) == []
        made = [one for one in (await admin.http.get("/api/v1/accounts")).json()["items"] if one["name"] == "t.petit"]
        assert [(grant["role"], grant["families"]) for grant in made[0]["grants"]] == [
            ("technician", ["lighting"]), ("viewer", None),
        ]  # fmt: skip

        await page.goto(f"{room.http}/audit")
        await page.get_by_role("combobox", name="Acte").select_option("account.replace")
        await expect(page).to_have_url(re.compile("action=account.replace"))
        await page.get_by_role("table").get_by_role("link").first.click()
        await expect(page.get_by_role("status").filter(has_text="tel qu’il fut écrit, et suit")).to_be_visible()
        assert await serious_violations(page) == []

        await _pass_the_desk(page)
        await page.get_by_label("Nom").fill("t.petit")
        await page.get_by_label("Mot de passe").fill(password)
        await page.get_by_role("button", name="Se connecter", exact=True).click()
        await page.get_by_label("Nouveau mot de passe").fill(CHOSEN)
        await page.get_by_role("button", name="Confirmer").click()
        await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)
        rail = page.get_by_role("navigation", name="Poste")
        await expect(rail.get_by_role("link", name="Carte")).to_be_visible()
        for hidden in ("Comptes et droits", "Journal d’audit", "Registre vidéo", "Données personnelles"):
            await expect(rail.get_by_role("link", name=hidden)).to_have_count(0)
        await page.goto(f"{room.http}/accounts")
        await expect(page.get_by_role("table")).to_contain_text("has no right to manage accounts")


async def test_two_operators_share_a_desk_and_each_comes_back_to_the_view_in_seconds(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Place de la Mairie"))
    async with (
        asking_who(poste) as room,
        someone(room, database, "a.martin", Role.OPERATOR) as first,
        someone(room, database, "b.durand", Role.OPERATOR) as second,
    ):
        await page.goto(f"{room.http}/map/EP-0001")
        await first.sign_in(page)
        await expect(page.get_by_test_id("asset-panel")).to_contain_text("Place de la Mairie")
        await _pass_the_desk(page)
        waiting = page.get_by_role("region", name="En attente à ce poste")
        await expect(waiting).to_contain_text("a.martin")
        assert await serious_violations(page) == []
        await second.sign_in(page)
        await expect(page.get_by_role("link", name="b.durand")).to_be_visible()

        await page.get_by_role("button", name="Passer la main").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("button", name=re.compile("a.martin")).click()
        assert await serious_violations(page) == []
        await dialog.get_by_role("radio", name="mot de passe").check()
        await dialog.get_by_label(re.compile("^Reprendre la main")).fill(PASSWORD)
        began = time.monotonic()
        await dialog.get_by_role("button", name="Reprendre", exact=True).click()
        await expect(page.get_by_role("link", name="a.martin")).to_be_visible()
        await expect(page.get_by_test_id("asset-panel")).to_contain_text("Place de la Mairie")
        assert time.monotonic() - began < 6
        await expect(page).to_have_url(re.compile(r"/map/EP-0001(\?|$)"))

        await page.get_by_role("link", name="a.martin").click()
        await expect(page.get_by_role("heading", name="Vos sessions")).to_be_visible()
        await expect(page.get_by_role("table")).to_contain_text("actif")
        assert await serious_violations(page) == []
        await page.get_by_role("button", name="Clair", exact=True).click()
        assert await serious_violations(page) == []
