from __future__ import annotations
from pathlib import Path
from datetime import UTC, datetime
from playwright.async_api import Page
from app.control.retention import certify
from app.settings import Settings
from app.domain.permissions import Role, Grant
from app.domain.registry import ZoneDraft
from app.storage.database import Database
from simulators.snapshots import snapshot_server
from tests.api.test_video import MACON, camera, AUTHORISATION
from tests.console.accounts import asking_who, someone
from tests.factories import given, lamp
from tests.processes import Poste

OUT = Path("/tmp/shots/people6")
OUT.mkdir(parents=True, exist_ok=True)


async def shot(page, name):
    await page.wait_for_timeout(700)
    await page.screenshot(path=OUT / f"{name}-dark.png")
    await page.evaluate("document.documentElement.dataset.theme='light'")
    await page.wait_for_timeout(200)
    await page.screenshot(path=OUT / f"{name}-light.png")
    await page.evaluate("document.documentElement.dataset.theme='dark'")


async def test_shots(database: Database, poste: Poste, page: Page) -> None:
    await given(
        database,
        MACON,
        lamp(1, name="Place de la Mairie"),
        camera("CAM-1", presets=[{"id": "pont", "views": []}]),
    )
    with snapshot_server(["CAM-1"]) as stills:
        async with (
            asking_who(
                poste,
                POSTE_SNAPSHOT_URL=stills,
                POSTE_CONTROLLER="Ville de Mâcon",
                POSTE_OPEN_DATA="lighting_energy,parking_availability",
            ) as room,
            someone(room, database, "a.martin", Role.ADMINISTRATOR) as admin,
            someone(
                room,
                database,
                "t.petit",
                Grant(Role.TECHNICIAN, frozenset({"lighting"}), frozenset({"macon"})),
                Role.VIEWER,
                Role.OPERATOR,
            ) as tech,
            someone(room, database, "c.salle", Role.SHIFT_SUPERVISOR) as sup,
        ):
            await admin.http.post("/api/v1/mask-attestations", json={})
            r = await admin.http.post("/api/v1/video/authorisations", json=AUTHORISATION | {"agent": "c.salle"})
            assert r.status_code == 201, r.text
            await admin.http.post(
                "/api/v1/video/mask-attestations",
                json={
                    "cameras": ["CAM-1"],
                    "masks": "Fenêtres du 3 rue Carnot",
                    "document": "PV 2026-041",
                    "checked_on": "2026-11-20",
                },
            )
            await admin.http.post(
                "/api/v1/tokens",
                json={
                    "name": "meteo",
                    "grants": [{"role": "integrator", "families": ["environment"], "zones": None}],
                    "days": 90,
                },
            )
            for n in range(3):
                await sup.http.post(
                    "/api/v1/video/cameras/CAM-1/snapshot",
                    json={"purpose": "traffic" if n else "terrorism", "reason": "Bouchon signalé pont Saint-Laurent"},
                )
            print(await admin.http.get("/api/v1/video/register"))
            await admin.http.post(
                "/api/v1/legal-holds",
                json={
                    "categories": ["journal", "video"],
                    "assets": [],
                    "from": "2026-11-01T00:00:00Z",
                    "to": "2026-11-02T00:00:00Z",
                    "authority": "Parquet de Mâcon",
                    "reference": "PR-2026-118",
                    "reason": "Enquête",
                },
            )
            await admin.http.post(
                "/api/v1/video/image-requests",
                json={
                    "reference": "DEM-2026-044",
                    "right": "access",
                    "received_on": "2026-10-20",
                    "person": "J. Dupont",
                    "contact": "3 rue Carnot",
                    "place": "Pont Saint-Laurent",
                    "cameras": ["CAM-1"],
                    "seen_from": "2026-10-19T15:00:00Z",
                    "seen_to": "2026-10-19T15:30:00Z",
                    "description": "Manteau rouge",
                },
            )
            await sup.http.post("/api/v1/people", json={"name": "J. Dupont", "phone": "+33 6 00 00 00 00"})
            e = await admin.http.post("/api/v1/person-data/erasure", json={"name": "J. Dupont", "reference": "DEM-1"})
            await certify(Settings(data_dir=room.folder), database, datetime.now(UTC))
            await page.goto(f"{room.http}/accounts")
            await shot(page, "00-signin")
            await admin.sign_in(page)
            await shot(page, "01-accounts")
            await page.get_by_role("button", name="Nouveau compte…").click()
            await shot(page, "02-new-account")
            await page.keyboard.press("Escape")
            await page.get_by_role("link", name="t.petit").click()
            await shot(page, "03-account")
            for name, address in {
                "04-tokens": "/accounts?part=tokens",
                "05-provider": "/accounts?part=provider",
                "06-audit": "/audit",
                "07-entry": "/audit/12",
                "08-register": "/video",
                "09-authorisations": "/video?part=authorisations",
                "10-cameras": "/video?part=cameras",
                "11-masks": "/video?part=masks",
                "12-signs": "/video?part=signs",
                "13-terms": "/governance",
                "14-processing": "/governance?part=register",
                "15-deletions": "/governance?part=deletions",
                "16-certificate": "/governance/1?part=deletions",
                "17-holds": "/governance?part=holds",
                "18-person": "/governance?part=person",
                "19-requests": "/governance?part=requests",
                "20-dpia": "/governance?part=assessments",
                "21-open": "/governance?part=open",
                "22-me": "/me",
                "29-people": "/people",
                "30-alerts": "/people?part=notifications",
            }.items():
                await page.goto(room.http + address)
                await shot(page, name)
            await page.get_by_role("button", name="Passer la main").click()
            await page.get_by_role("dialog").get_by_role("button", name="Quelqu’un d’autre…").click()
            await sup.sign_in(page)
            await page.goto(f"{room.http}/map/CAM-1")
            await shot(page, "23-panel")
            await page.get_by_role("button", name="Voir une image…").click()
            await shot(page, "24-asks")
            await page.get_by_role("dialog").get_by_label("Motif").fill("Bouchon signalé")
            await page.get_by_role("dialog").get_by_role("button", name="Voir l’image").click()
            await shot(page, "25-still")
            await page.get_by_role("dialog").get_by_role("button", name="Fermer").click()
            await page.get_by_role("button", name="Réquisition en direct…").click()
            await shot(page, "26-police")
            await page.keyboard.press("Escape")
            await page.get_by_role("button", name="Passer la main").click()
            await page.get_by_role("dialog").get_by_role("button", name="a.martin").click()
            await shot(page, "27-handover")
