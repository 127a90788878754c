"""What the city is set to, by keyboard and pointer: programmes, field systems, zones, imports."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Page, expect

from app.storage.database import Database
from tests.console.desk import serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually

CSV = "CODE;NOM;X;Y\nN-1;Lampe neuve;4,8301;46,3101\nN-2;Sans place;0;0\n"
CORNERS = "4.19 46.29\n4.22 46.29\n4.22 46.31\n4.19 46.31"


async def test_a_programme_is_written_by_keyboard_previewed_and_assigned(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        await sit_down(page, poste, "/programmes")
        await page.get_by_role("link", name="Nouveau programme").press("Enter")
        await page.get_by_label("Nom").first.focus()
        await page.keyboard.type("Rues : abaissement")
        await page.get_by_role("button", name="Ajouter une étape").press("Enter")
        step = page.get_by_role("group", name="Étape 3")
        await step.get_by_label("Quand").select_option("clock")
        await step.get_by_label("Heure").fill("23:00")
        chart = page.get_by_role("img", name=re.compile("Ce qui est demandé"))
        await expect(chart).to_be_visible()
        await page.get_by_role("button", name="Avancer l’étape 3").press("Enter")
        lowered = page.get_by_role("group", name="Étape 2").get_by_role("spinbutton", name=re.compile("Niveau"))
        await lowered.fill("300")
        await expect(page.get_by_text(re.compile("level_pct")).first).to_be_visible()
        await lowered.fill("40")
        await expect(page.get_by_role("row").filter(has_text="40 %").first).to_contain_text("23:00")
        assert await serious_violations(page) == []
        await page.get_by_role("button", name="Enregistrer").press("Enter")
        await expect(page.get_by_role("heading", name="Rues : abaissement")).to_be_visible()
        assert "/programmes/rues-abaissement" in page.url
        await page.get_by_role("link", name="Affectations").press("Enter")
        await page.get_by_role("button", name="Affecter").press("Enter")
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("À", exact=True).select_option("kind")
        await dialog.get_by_label("Lequel").select_option("luminaire")
        await dialog.get_by_role("button", name="Affecter").press("Enter")
        await expect(page.get_by_role("row").filter(has_text="Point lumineux")).to_contain_text("sans fin")
        assert await rows(database, "SELECT programme, kind FROM programme_assignment") == [
            ("rues-abaissement", "luminaire")
        ]
        assert await serious_violations(page) == []


async def test_two_who_write_the_same_programme_are_told_and_neither_is_lost(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))
    async with poste.web() as _, poste.worker():
        await sit_down(page, poste, "/programmes?new=1")
        await page.get_by_label("Nom").first.fill("Rues")
        await page.get_by_role("button", name="Enregistrer").click()
        await page.get_by_role("link", name="Modifier").click()
        await page.get_by_label("Nom").first.fill("Les miennes")
        await database_edit(database)
        await page.get_by_role("button", name="Enregistrer").click()
        await expect(page.get_by_text("Quelqu’un a enregistré une autre version")).to_be_visible()
        assert await rows(database, "SELECT name FROM programme") == [("Les leurs",)]
        await page.get_by_role("button", name="Enregistrer la mienne quand même").click()
        await expect(page.get_by_role("heading", name="Les miennes")).to_be_visible()
        await page.get_by_role("button", name="Supprimer").click()
        await page.get_by_role("alertdialog").get_by_role("button", name="Supprimer").click()
        await expect(page.get_by_text("Aucun programme")).to_be_visible()
        assert await rows(database, "SELECT 1 FROM programme") == []


async def database_edit(database: Database) -> None:
    """Somebody else saves meanwhile."""
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE programme SET name = 'Les leurs', version = version + 1")


async def test_strangers_are_adopted_what_was_rejected_is_replayed_and_credentials_rotate(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            field.report("EP-0999", {"light_level_pct": 50, "power_state": "on"})
            field.report("EP-0001", {"light_level_pct": 300, "power_state": "<b>on</b>"})
            await eventually(lambda: kept(database))
            await sit_down(page, poste, "/systems")
            await page.get_by_role("row").filter(has_text="lighting").get_by_role("link").press("Enter")
            await page.get_by_role("link", name="Équipements inconnus").press("Enter")
            row = page.get_by_role("row").filter(has_text="EP-0999")
            await expect(row).to_contain_text("équipement inconnu")
            assert await serious_violations(page) == []
            await row.get_by_role("button", name="Adopter").press("Enter")
            dialog = page.get_by_role("dialog")
            await dialog.get_by_label("Type d’équipement").select_option("luminaire")
            await dialog.get_by_label("Nom").fill("Quai neuf")
            await dialog.get_by_role("application").click()
            assert await dialog.get_by_label("Longitude").input_value()
            await dialog.get_by_label("Longitude").fill("4.2010")
            await dialog.get_by_label("Latitude").fill("46.3010")
            assert await serious_violations(page) == []
            await dialog.get_by_role("button", name="Adopter").press("Enter")
            await expect(dialog).to_contain_text("1 rangé,")
            await dialog.get_by_role("button", name="Voir sur la carte").press("Enter")
            await expect(page.get_by_test_id("asset-panel")).to_contain_text("Quai neuf")
            assert "/map/EP-0999" in page.url
            await page.goto(f"{poste.http}/systems/lighting?part=rejected")
            await page.get_by_role("combobox", name="Motif").select_option("invalid_value")
            await page.get_by_role("row").filter(has_text="EP-0001").get_by_role("link").press("Enter")
            await expect(dialog.get_by_role("region")).to_contain_text("<b>on</b>")
            await dialog.get_by_role("button", name="Essayer la correspondance").click()
            await expect(dialog.get_by_role("list", name="Essai")).to_contain_text("rejeté")
            assert await serious_violations(page) == []
            await dialog.get_by_role("button", name="Rejouer").press("Enter")
            await expect(page.get_by_text("1 rejeté,")).to_be_visible()
            await page.goto(f"{poste.http}/systems/lighting?part=credentials")
            await page.get_by_role("button", name="Nouvel accès").click()
            await dialog.get_by_role("button", name="Nouvel accès").click()
            first = await dialog.get_by_test_id("secret").inner_text()
            await dialog.get_by_role("button", name="Je l’ai gardé").click()
            await page.get_by_role("button", name="Renouveler").click()
            await dialog.get_by_label("L’ancien reste en vigueur").select_option("hour")
            await dialog.get_by_role("button", name="Renouveler").click()
            assert await dialog.get_by_test_id("secret").inner_text() != first
            assert await serious_violations(page) == []
            await dialog.get_by_role("button", name="Je l’ai gardé").click()
            await expect(page.get_by_role("row").filter(has_text="en vigueur")).to_have_count(2)
            await expect(page.locator("body")).not_to_contain_text(first)


async def kept(database: Database) -> bool:
    return len(await rows(database, "SELECT 1 FROM kept_message")) == 2


async def test_a_file_with_a_bad_row_is_tried_reported_and_imported(
    database: Database, poste: Poste, page: Page, tmp_path: Path
) -> None:
    await given(database, lamp(1))
    file = tmp_path / "lampes.csv"
    file.write_text(CSV, encoding="utf-8")
    async with poste.web(), poste.worker():
        await sit_down(page, poste, "/imports")
        await page.get_by_role("link", name="Importer un fichier").press("Enter")
        apply = page.get_by_role("button", name="Importer pour de bon")
        await page.get_by_label("Fichier CSV ou GeoJSON").set_input_files(file)
        await page.get_by_label("Code").select_option("CODE")
        await expect(apply).to_be_disabled()
        await page.get_by_role("button", name="Essayer").press("Enter")
        await expect(page.get_by_role("region", name="Essai : rien n’a été écrit")).to_contain_text("à ajouter")
        await expect(page.get_by_role("row").filter(has_text="null_position")).to_contain_text("N-2")
        assert await rows(database, "SELECT id FROM asset") == [("EP-0001",)]
        async with page.expect_download() as saved:
            await page.get_by_role("button", name="CSV", exact=True).click()
        assert "null_position" in text_of(await (await saved.value).path())
        assert await serious_violations(page) == []
        await page.get_by_label("Nom").select_option("NOM")
        await expect(apply).to_be_disabled()
        await page.get_by_role("button", name="Essayer").press("Enter")
        await expect(apply).to_be_enabled()
        await apply.press("Enter")
        await expect(page.get_by_role("region", name="Import fait")).to_contain_text("ajoutés")
        assert await rows(database, "SELECT id, name FROM asset WHERE id = 'N-1'") == [("N-1", "Lampe neuve")]
        await page.goto(f"{poste.http}/imports")
        await expect(page.get_by_role("row").filter(has_text="lampes.csv")).to_have_count(3)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


async def test_a_zone_is_drawn_by_pointer_and_by_keyboard(database: Database, poste: Poste, page: Page) -> None:
    await given(database, lamp(1), lamp(2))
    async with poste.web(), poste.worker():
        await sit_down(page, poste, "/zones?new=1")
        await page.get_by_label("Nom").fill("Quais")
        drawing = page.get_by_role("application")
        box = await drawing.bounding_box()
        assert box
        await expect(drawing.locator("canvas")).to_be_visible()
        await page.wait_for_function("document.querySelector('.maplibregl-canvas')?.style.cursor === 'crosshair'")
        corners = [(0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7), (0.3, 0.3)]
        for right, down in corners:
            await page.mouse.move(box["x"] + right * box["width"], box["y"] + down * box["height"], steps=4)
            await page.mouse.click(box["x"] + right * box["width"], box["y"] + down * box["height"])
        await expect(page.get_by_text("4 sommets")).to_be_visible()
        assert len((await page.get_by_label("Contour au clavier").input_value()).splitlines()) == 4
        await page.get_by_label("Contour au clavier").fill("4.19 46.29\nnord")
        await expect(page.get_by_text("Ligne 2")).to_be_visible()
        await expect(page.get_by_role("button", name="Enregistrer")).to_be_disabled()
        await page.get_by_label("Contour au clavier").fill(CORNERS)
        assert await serious_violations(page) == []
        await page.get_by_role("button", name="Enregistrer").press("Enter")
        await expect(page.get_by_role("heading", name="Quais")).to_be_visible()
        await page.get_by_role("link", name="Retour à la liste").press("Enter")
        await expect(page.get_by_role("row").filter(has_text="Quais")).to_contain_text("2")
        assert await rows(database, "SELECT zones FROM asset WHERE id = 'EP-0001'") == [(["quais"],)]
        assert await serious_violations(page) == []
