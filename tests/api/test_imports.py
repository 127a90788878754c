"""A city file through the API: report, dry run, idempotence."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec

from app.api.import_progress import ImportLine
from app.api.imports import ImportRun
from app.storage.database import Database
from tests.factories import given, rows

CSV = "CODE;NOM;X;Y\nA-1;Lampe un;770999,840;6278801,522\nA-2;Lampe deux;770936,251;6278776,561\nA-3;Nulle part;0;0\n"
MAPPING = "kind: luminaire\nid: CODE\nname: NOM\nx: X\ny: Y\nsystem: lighting\n"


async def post(client: httpx.AsyncClient, **form: str) -> httpx.Response:
    return await client.post("/api/v1/imports", files={"file": ("lampes.csv", CSV.encode())}, data=form)


async def test_a_file_is_imported_and_every_refused_line_reported(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database)
    answer = await post(client, mapping=MAPPING)
    assert answer.status_code == 201, answer.text
    report = answer.json()["report"]
    assert (report["read"], report["accepted"], report["rejected"]) == (3, 2, 1)
    assert report["rejected_lines"][0]["line"] == 4
    assert report["written"]["changed"] == 2
    assert await rows(database, "SELECT id, round(lon::numeric, 2)::float8 FROM asset ORDER BY id") == [
        ("A-1", 3.88),
        ("A-2", 3.88),
    ]
    again = (await post(client, mapping=MAPPING)).json()["report"]
    assert again["written"]["changed"] == 0
    listed = (await client.get("/api/v1/imports?limit=1")).json()
    assert listed["items"][0]["file_name"] == "lampes.csv"
    assert listed["next"]
    older = (await client.get(f"/api/v1/imports?cursor={listed['next']}")).json()["items"]
    assert [item["id"] for item in older] == [answer.json()["id"]]
    assert (await client.get(f"/api/v1/imports/{answer.json()['id']}")).json()["report"] == report


async def test_a_dry_run_writes_nothing(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    report = (await post(client, mapping=MAPPING, dry_run="true")).json()["report"]
    assert report["accepted"] == 2
    assert await rows(database, "SELECT 1 FROM asset") == []


async def test_a_dry_run_says_what_the_import_then_does(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    await post(client, mapping=MAPPING, dry_run="false")
    renamed = CSV.replace("Lampe un", "Lampe 1") + "A-4;Neuve;770936,251;6278776,561\n"

    async def written(**form: str) -> dict[str, Any]:
        files = {"file": ("lampes.csv", renamed.encode())}
        counts: dict[str, Any] = (await client.post("/api/v1/imports", files=files, data=form)).json()["report"][
            "written"
        ]
        return counts

    tried = await written(mapping=MAPPING, dry_run="true")
    assert (tried["assets"], tried["added"], tried["changed"]) == (3, 1, 2)
    assert await written(mapping=MAPPING) == tried
    assert (await written(mapping=MAPPING, dry_run="true"))["changed"] == 0


async def lines(client: httpx.AsyncClient, content: bytes, **form: str) -> list[ImportLine]:
    files = {"file": ("lampes.csv", content)}
    answer = await client.post("/api/v1/imports/followed", files=files, data=form)
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [ImportLine.model_validate(msgspec.json.decode(line)) for line in answer.content.splitlines()]


async def test_an_import_that_is_followed_ends_with_its_run(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    *_, last = await lines(client, CSV.encode(), mapping=MAPPING)
    assert (last.reading, last.writing) == (1, 2)
    assert last.run
    assert last.run.report.written.added == 2
    kept = (await client.get(f"/api/v1/imports/{last.run.id}")).json()
    assert ImportRun.model_validate(kept) == last.run


async def test_a_file_that_cannot_be_read_ends_what_is_followed_with_the_problem(
    client: httpx.AsyncClient, database: Database
) -> None:
    [*_, last] = await lines(client, b"PK\x03\x04", mapping=MAPPING)
    assert last.run is None
    assert last.problem
    assert (last.problem.code, last.problem.status) == ("invalid_request", 400)
    told = await rows(database, "SELECT action, subject FROM audit ORDER BY number DESC LIMIT 1")
    assert told == [("route.refuse", "follow_import")]
    refused = await client.post(
        "/api/v1/imports/followed", files={"file": ("a", b"a")}, data={"mapping": "kind: [unicorn]"}
    )
    assert refused.status_code == 400


async def test_an_unknown_system_is_unresolved_not_half_written(client: httpx.AsyncClient, database: Database) -> None:
    report = (await post(client, mapping=MAPPING)).json()["report"]
    assert report["written"]["unresolved"] == 2
    assert "poste system add lighting" in report["unresolved"][0]["reason"]
    assert await rows(database, "SELECT 1 FROM asset") == []


async def test_a_mapping_that_names_no_such_column_says_which_there_are(client: httpx.AsyncClient) -> None:
    answer = await post(client, mapping="kind: luminaire\nid: NUMERO")
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid_request"
    assert "CODE" in answer.json()["detail"]
