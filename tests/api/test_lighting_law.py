"""Programmes and installations held to the law over the API, and the export that it asks for."""

from __future__ import annotations

import csv
import io

import httpx

from app.api.lighting import LightingCompliance
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.api.assigning import add, assign
from tests.domain.programmes import SUNSET, calendar, document
from tests.factories import given, lamp

DATA = {
    "rated_power_w": 40, "cct_k": 2700, "flux_lm": 4000, "ulr_pct": 0, "cie_flux_code_3_pct": 97,
    "installed_on": "2021-05-04",
}  # fmt: skip


async def test_the_law_is_told_by_programme_and_by_category(client: httpx.AsyncClient, database: Database) -> None:
    park = [lamp(number, tags=("parc",), attributes=DATA) for number in (1, 2)]
    street = [lamp(3, attributes=DATA | {"cct_k": 4000}), lamp(4, attributes=DATA | {"installed_on": None})]
    monument = AssetDraft(id="ML-1", kind="architectural_light", system="lighting", lon=4.2, lat=46.3)
    await given(database, *park, *street, monument)
    await add(client, "programmes", document())
    late = [{"at": SUNSET, "value": {"id": "nocturne"}}, {"at": {"clock": "01:00"}, "value": {"id": "eteint"}}]
    await add(client, "programmes", document(calendar(steps=late), id="scenes", capability="scene"))
    await assign(client, "a", programme="rues", kind="luminaire")
    await assign(client, "b", programme="scenes", kind="architectural_light")
    one = (await client.get("/api/v1/programmes/rues/compliance?year=2026")).json()
    judged = {item["category"]: item for item in one["items"]}
    assert (judged["street"]["assets"], judged["street"]["findings"]) == (2, [])
    [finding] = judged["park"]["findings"]
    assert (finding["article"], finding["rule"], finding["nights"]) == ("2-II", "lit_too_late", 365)
    whole = LightingCompliance.model_validate((await client.get("/api/v1/lighting/compliance?year=2026")).json())
    categories = {item.category: item for item in whole.items}
    assert {name: (item.letter, item.assets, item.without_programme) for name, item in categories.items()} == {
        "heritage": ("b", 1, 0), "park": ("b", 2, 0), "street": ("a", 2, 0),
    }  # fmt: skip
    assert categories["heritage"].programmes[0].findings == []
    assert (categories["park"].rated_power_w, categories["park"].flux_lm) == (80, 8000)
    told = {(item.article, item.rule): item.examples for item in categories["street"].shortcomings}
    assert told == {
        ("3-II-3°", "cct_over_3000_k"): {"EP-0003": "4000 K"},
        ("5", "data_missing"): {"EP-0004": "installed_on"},
    }
    assert (await client.get("/api/v1/programmes/none/compliance")).status_code == 404


async def test_installations_are_exported_as_article_5_asks(client: httpx.AsyncClient, database: Database) -> None:
    """Order of 27 December 2018, article 5."""
    await given(database, lamp(1, name="Quai, 1", attributes=DATA), lamp(2), lamp(3, lifecycle="retired"))
    text = (await client.get("/api/v1/lighting/installations.csv")).text
    found = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in found] == ["EP-0001", "EP-0002"]
    assert {name: found[0][name] for name in ("name", "category", "letter", "cct_k", "flux_lm", "rated_power_w")} == {
        "name": "Quai, 1", "category": "street", "letter": "a", "cct_k": "2700", "flux_lm": "4000",
        "rated_power_w": "40",
    }  # fmt: skip
    assert (found[1]["cct_k"], found[1]["lat"]) == ("", "46.3")
    first = (await client.get("/api/v1/lighting/installations?limit=1")).json()
    second = (await client.get(f"/api/v1/lighting/installations?limit=1&cursor={first['next']}")).json()
    assert [page["items"][0]["id"] for page in (first, second)] == ["EP-0001", "EP-0002"]
    assert (first["items"][0]["installed_on"], second["next"]) == ("2021-05-04", None)
