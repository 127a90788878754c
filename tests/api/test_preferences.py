"""What a person arranges of their screen is kept for them, and for nobody else."""

from __future__ import annotations

from typing import Any

import httpx
from starlette.types import ASGIApp

from app.domain.permissions import Role
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.factories import rows
from tests.signing_in import signed_in

URL = "/api/v1/session/preferences"


async def kept(client: httpx.AsyncClient, who: str) -> Any:
    return (await client.get(URL, headers={b"Poste-Operator": who.encode()})).json()["kept"]


async def change(client: httpx.AsyncClient, who: str, changes: dict[str, Any]) -> httpx.Response:
    return await client.patch(URL, json={"kept": changes}, headers={b"Poste-Operator": who.encode()})


async def test_two_desks_of_one_person_change_different_things_and_both_stay(client: httpx.AsyncClient) -> None:
    assert await kept(client, "Élodie") == {}
    await change(client, "Élodie", {"theme": "light", "map": {"hidden": ["sound"], "heat": True}})
    answer = await change(client, "élodie", {"language": "en", "map": {"hidden": []}})
    assert answer.json()["kept"] == {"theme": "light", "language": "en", "map": {"hidden": []}}
    await change(client, "Élodie", {"theme": None, "never": None})
    assert await kept(client, "Élodie") == {"language": "en", "map": {"hidden": []}}
    assert await kept(client, "b.durand") == {}


async def test_what_is_too_much_is_refused_whole_and_says_what_to_do(
    client: httpx.AsyncClient, database: Database
) -> None:
    await change(client, "e", {"theme": "light", "alarms": "x" * 9000})
    refused = await change(client, "e", {"theme": "dark", "map": "x" * 9000})
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")
    assert "null" in refused.json()["detail"]
    assert (await kept(client, "e"))["theme"] == "light"
    await change(client, "e", {"alarms": None})
    assert (await change(client, "e", {f"p{n}": n for n in range(1, 64)})).status_code == 200
    assert (await change(client, "e", {"p64": 64})).status_code == 400
    assert await rows(database, "SELECT count(*) FROM preference") == [(1,)]


async def test_names_and_values_that_cannot_be_kept_are_malformed(client: httpx.AsyncClient) -> None:
    for changes in ({"a b": 1}, {"": 1}, {"deep": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}, {"text": "\x00"}):
        assert (await change(client, "e", changes)).status_code == 422


async def test_without_accounts_somebody_says_whose_they_are(client: httpx.AsyncClient) -> None:
    nobody = {"Poste-Operator": ""}
    assert (await client.get(URL, headers=nobody)).json()["code"] == "operator_required"
    assert (await client.patch(URL, json={"kept": {}}, headers=nobody)).json()["code"] == "operator_required"


async def test_with_accounts_they_are_of_who_is_signed_in_whatever_the_header_says(
    guarded: ASGIApp, database: Database
) -> None:
    async with client_of(guarded, "https://poste") as browser:
        assert (await browser.get(URL)).status_code == 401
        await signed_in(browser, database, "a.martin", Role.VIEWER)
        assert (await change(browser, "b.durand", {"theme": "light"})).status_code == 200
        assert await rows(database, "SELECT owner FROM preference") == [("a.martin",)]
        told = await rows(database, "SELECT who, result FROM audit WHERE action = 'preferences.change'")
        assert told == [("a.martin", "done")]


async def test_who_is_erased_leaves_no_arrangement(client: httpx.AsyncClient, database: Database) -> None:
    await change(client, "J. Dupont", {"theme": "light"})
    asked = {"name": "J. Dupont", "reference": "RGPD-1"}
    told = await client.get("/api/v1/person-data", params=asked, headers={"Poste-Operator": "dpo"})
    assert [one["kept"] for one in told.json()["data"]["preferences"]] == [{"theme": "light"}]
    erased = await client.post("/api/v1/person-data/erasure", json=asked, headers={"Poste-Operator": "dpo"})
    assert [(one["source"], one["erased"]) for one in erased.json()["outcomes"]][:1] == [("preferences", 1)]
    assert await kept(client, "J. Dupont") == {}
