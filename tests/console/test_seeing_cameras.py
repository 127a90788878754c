"""Images at the screen: a reason, the law's answer with its article, the register and the trail; nowhere else."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from playwright.async_api import FilePayload, Page, Request, expect

from app.domain.permissions import Role
from app.storage.database import Database
from simulators.snapshots import snapshot_server
from tests.api.test_video import MACON, camera
from tests.console.accounts import asking_who, someone
from tests.console.desk import serious_violations
from tests.factories import given
from tests.processes import Poste

REASON = "Bouchon signalé pont Saint-Laurent"


async def test_a_camera_is_seen_with_a_reason_entered_told_and_refused_once_the_authorisation_is_withdrawn(
    database: Database, poste: Poste, page: Page
) -> None:
    """CSI R253-3, R253-4, R253-5."""
    await given(database, MACON, camera("CAM-1", presets=[{"id": "pont", "views": []}]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_path(request)))
    with snapshot_server(["CAM-1"]) as stills:
        async with (
            asking_who(poste, POSTE_SNAPSHOT_URL=stills) as room,
            someone(room, database, "a.martin", Role.ADMINISTRATOR) as admin,
            someone(room, database, "c.salle", Role.SHIFT_SUPERVISOR) as supervisor,
        ):
            await page.goto(f"{room.http}/video?part=authorisations")
            await admin.sign_in(page)
            await _authorise(page, "c.salle")
            await page.get_by_role("button", name="Passer la main").click()
            await page.get_by_role("dialog").get_by_role("button", name="Quelqu’un d’autre…").click()

            await page.goto(f"{room.http}/wall")
            await supervisor.sign_in(page)
            await page.goto(f"{room.http}/map/CAM-1")
            panel = page.get_by_test_id("asset-panel")
            await panel.get_by_role("button", name="Voir une image…").click()
            assert [path for path in asked if "/video/cameras/" in path and "snapshot" in path] == []

            dialog = page.get_by_role("dialog")
            await dialog.get_by_label("Motif").fill(REASON)
            assert await serious_violations(page) == []
            await dialog.get_by_role("button", name="Voir l’image").click()
            still = dialog.get_by_test_id("still")
            await expect(still).to_be_visible()
            assert await still.evaluate("canvas => [canvas.width, canvas.height]") == [320, 180]
            assert await page.locator("img[src^='blob:'], img[src^='data:image/png']").count() == 0
            assert await serious_violations(page) == []
            await dialog.get_by_role("button", name="Fermer").click()
            await expect(page.get_by_test_id("still")).to_have_count(0)

            await panel.get_by_role("button", name="Voir une image…").click()
            await dialog.get_by_label("Motif").fill("Une autre fois")
            [given_one] = (await admin.http.get("/api/v1/video/authorisations")).json()["items"]
            withdrawn = await admin.http.post(f"/api/v1/video/authorisations/{given_one['id']}/withdraw")
            assert withdrawn.status_code == 200
            await dialog.get_by_role("button", name="Voir l’image").click()
            await expect(dialog.get_by_role("alert")).to_contain_text(
                "votre habilitation n’est pas en vigueur (CSI R253-3)"
            )
            await dialog.get_by_role("button", name="Annuler").click()
            await panel.get_by_role("button", name="Voir une image…").click()
            await expect(dialog).to_contain_text("Aucune image de cette caméra ne peut vous être montrée")
            await page.keyboard.press("Escape")

            await _reads_it_all_again(page, room)


async def _reads_it_all_again(page: Page, room: Poste) -> None:
    """The register, then an extract, then the trail."""
    await page.get_by_role("link", name="Registre de cette caméra").click()
    rows = page.get_by_role("table").get_by_role("row")
    await expect(rows.filter(has_text=REASON)).to_contain_text("montrée")
    await expect(rows.filter(has_text="Une autre fois")).to_contain_text("CSI R253-3")
    assert await serious_violations(page) == []
    await page.get_by_role("link", name="Extractions").click()
    await expect(page.get_by_text("Aucune extraction n’a été remise.")).to_be_visible()
    await _hand_over(page)
    assert await serious_violations(page) == []

    await page.goto(f"{room.http}/audit?action=video.view&result=done")
    row = page.get_by_role("table").get_by_role("row").filter(has_text="images demandées")
    await expect(row).to_contain_text("équipement CAM-1")
    await row.get_by_role("link").click()
    await expect(page.locator("article")).to_contain_text(REASON)


def _path(request: Request) -> str:
    return request.url.split("?")[0]


async def _authorise(page: Page, agent: str) -> None:
    await page.get_by_role("button", name="Nouvelle habilitation…").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Agent", exact=False).first.fill(agent)
    await dialog.get_by_label("Communes").fill("71270")
    await dialog.get_by_role("checkbox", name="Régulation des flux de transport").check()
    await dialog.get_by_label("Arrêté de désignation").fill("Arrêté municipal 2026-112")
    assert await serious_violations(page) == []
    await dialog.get_by_role("button", name="Habiliter").click()
    row = page.get_by_role("table").get_by_role("row").filter(has_text=agent)
    await expect(row).to_contain_text("en vigueur")
    assert await serious_violations(page) == []


async def _hand_over(page: Page) -> None:
    today = datetime.now(UTC).date().isoformat()
    await page.get_by_role("button", name="Nouvelle extraction…").click()
    dialog = page.get_by_role("dialog")
    for label, text in (
        ("Caméra", "CAM-1"), ("Autorité", "Parquet de Mâcon"), ("Officier", "Adjudant Perrin"),
        ("Unité", "Brigade de Mâcon"), ("Enregistré depuis", f"{today}T00:00"),
        ("Enregistré jusqu’à", f"{today}T00:30"), ("Motif", "Accident"), ("Support", "Clé USB 12"),
        ("Chiffrement", "age, clé du parquet"), ("Signature", "A. Perrin"),
    ):  # fmt: skip
        await dialog.get_by_label(label).fill(text)
    file = FilePayload(name="cam1.mp4", mimeType="video/mp4", buffer=b"abc")
    await dialog.get_by_label("Calculer l’empreinte").set_input_files(files=[file])
    await expect(dialog.get_by_label("Empreinte SHA-256")).to_have_value(re.compile("^ba7816bf.*15ad$"))
    await dialog.get_by_role("button", name="Inscrire l’extraction").click()
    await expect(page.get_by_role("table")).to_contain_text("Parquet de Mâcon")
