"""Hostile names and texts, through every way out: data stays data, a line stays a line, a cell stays text."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Message

from app import logs
from app.api import examples
from app.api.spreadsheet import lines
from app.control.notifying.mail import written
from app.domain.kinds import KINDS
from app.storage.database import Database
from tests.api.test_rights import forever, http_scope
from tests.factories import given, lamp
from tests.notifying import alarm_body

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "=cmd|'/C calc'!A0", "@SUM(1+1)*cmd", "+33 6",
    "-2+3", "＝1+1", "\t=1+1", "\r=1+1", "\n=1+1", "a\r\nevent: resync\r\ndata: {}\r\n\r\n", "id: 1:999999\n\n",
    "nom\u202egnp.exe", "\u2066\u2069", "\ufeffBOM", "a\u2028b\u2029c\u0085d", "\x1b[2J\x1b]0;x\x07",
    "'; DROP TABLE asset; --", "{{7*7}} ${7*7} %s %(x)s", "</style><svg onload=alert(1)>", "javascript:alert(1)",
    "é" * 400, "🚒" * 50,
    "\x7f\x01", "la fin",
]  # fmt: skip
UNSTORABLE = ["nul\x00", "lone \ud800"]


def named(number: int, text: str) -> dict[str, Any]:
    fields = {"id": f"H-{number}", "name": text[:500], "code": "", "kind": "luminaire", "relations": []}
    return examples.NEW_ASSET | fields | {"service": None, "system": "lighting", "attributes": {"note": text}}


@pytest.fixture
async def city(client: httpx.AsyncClient, database: Database) -> httpx.AsyncClient:
    """A lamp by each hostile name."""
    await given(database, lamp(1))
    for number, text in enumerate(HOSTILE):
        made = await client.post("/api/v1/assets", json=named(number, text))
        assert made.status_code == 201, (text, made.text)
    return client


def ours(items: list[dict[str, Any]]) -> dict[str, str]:
    return {item["id"]: item["name"] for item in items if item["id"].startswith("H-")}


WANTED = {f"H-{number}": text[:500] for number, text in enumerate(HOSTILE)}


async def test_json_gives_every_text_back_as_data(city: httpx.AsyncClient) -> None:
    for path in ("/api/v1/assets?limit=100", "/api/v1/snapshot"):
        answer = await city.get(path)
        assert answer.headers["content-type"].startswith("application/json")
        body = answer.json()
        assert ours(body.get("items") or body["assets"]) == WANTED


async def test_geojson_gives_every_text_back_as_data(city: httpx.AsyncClient) -> None:
    answer = await city.get("/api/v1/assets.geojson")
    features = answer.json()["features"]
    assert ours([feature["properties"] for feature in features]) == WANTED


async def test_a_spreadsheet_takes_no_name_for_a_formula_and_no_name_breaks_a_line(city: httpx.AsyncClient) -> None:
    answer = await city.get("/api/v1/lighting/installations.csv")
    [header, *rows] = csv.reader(io.StringIO(answer.text, newline=""))
    cells = {row[header.index("id")]: row[header.index("name")] for row in rows if row[0].startswith("H-")}
    assert {key: cell.removeprefix("'") if cell != WANTED[key] else cell for key, cell in cells.items()} == WANTED
    assert [cell for cell in cells.values() if cell[:1] in tuple("=+-@＝\t\r\n")] == []
    assert {len(row) for row in rows} == {len(header)}


async def test_the_trail_s_spreadsheet_likewise(city: httpx.AsyncClient) -> None:
    claim: dict[str, Any] = {
        "capability": "light_level", "value": {"level_pct": 1}, "level": 4, "selection": {"ids": ["EP-0001"]},
    }  # fmt: skip
    for text in HOSTILE:
        assert (await city.post("/api/v1/claims", json=claim | {"reason": text})).status_code == 201
    answer = await city.get("/api/v1/audit.csv?action=claim.place")
    [header, *rows] = csv.reader(io.StringIO(answer.text, newline=""))
    whys = [row[header.index("why")] for row in rows]
    assert len(whys) == len(HOSTILE)
    assert [why for why in whys if why[:1] in tuple("=+-@＝\t\r\n")] == []
    ndjson = (await city.get("/api/v1/audit.ndjson?action=claim.place")).content.split(b"\n")
    assert [json.loads(line)["content"]["why"] for line in ndjson if line] == HOSTILE


def test_numbers_of_a_spreadsheet_stay_numbers() -> None:
    assert lines([[-1.5, -3, None, "-3", "x"]]) == "-1.5,-3,,'-3,x\r\n"


@pytest.mark.parametrize("text", UNSTORABLE)
async def test_what_cannot_be_stored_is_malformed(client: httpx.AsyncClient, text: str) -> None:
    body = json.dumps(named(1, text)).encode()
    answer = await client.post("/api/v1/assets", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed_request")


async def test_an_event_of_the_stream_is_three_fields_whatever_is_named(
    guarded_open: ASGIApp, city: httpx.AsyncClient
) -> None:
    """Server-Sent Events: a line ends at CR, LF or CR LF; a blank one ends the event."""
    cursor = (await city.get("/api/v1/snapshot?families=sound")).json()["cursor"]
    epoch = cursor.partition(":")[0]
    text = await stream(guarded_open, f"since={epoch}:0", until=HOSTILE[-1])
    found: dict[str, str] = {}
    for event in filter(None, text.split("\n\n")):
        fields = re.split("\r\n|\r|\n", event)
        assert [line.partition(":")[0] for line in fields] == ["id", "event", "data"]
        told = json.loads(fields[2].removeprefix("data: "))
        found |= ours(
            [change["body"] | {"id": change["key"]} for change in told.get("changes", []) if "name" in change["body"]]
        )
    assert found == WANTED


async def stream(app: ASGIApp, query: str, until: str) -> str:
    """What a stream sends until it has told `until`."""
    sent: list[bytes] = []

    class Enough(Exception):
        pass

    async def send(message: Message) -> None:
        sent.append(message.get("body", b""))
        if json.dumps(until, ensure_ascii=False)[1:-1].encode() in b"".join(sent):
            raise Enough

    with pytest.raises((Enough, ExceptionGroup)):
        await app(http_scope("GET", "/api/v1/live/sse", {}) | {"query_string": query.encode()}, forever, send)
    return b"".join(sent).decode()


@pytest.fixture
async def guarded_open(client: httpx.AsyncClient) -> ASGIApp:
    """The application that `client` speaks to."""
    app: ASGIApp = client._transport.app  # type: ignore[attr-defined]
    return app


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_log_line_stays_one_line_and_steers_no_terminal(
    capsys: pytest.CaptureFixture[str], form: logs.Format, text: str
) -> None:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    logs.configure("INFO", form, "web")
    logging.getLogger("poste.test").info("import done", extra={"file": text})
    root.handlers[:], root.level = before
    logging.captureWarnings(False)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith("\n")
    assert [one for one in said[:-1] if one < " "] == []
    if form == "text":
        assert said[:-1].isprintable()
        assert len(said.splitlines()) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_mail_has_the_headers_and_lines_we_wrote_and_no_others(text: str) -> None:
    body = alarm_body("A1", "raised", label={"fr": text, "en": text}, detail=text, asset=text) | {"raised_at": "now"}
    event = {"type": "eu.poste.alarm.raised", "time": "now", "data": body}
    plain = event | {"data": body | {"label": {"fr": "Lampe", "en": "Lamp"}, "detail": "x", "asset": "x"}}
    mail, expected = (written("n-1", "duty@ville.example", "poste@ville.example", one) for one in (event, plain))
    assert mail.keys() == expected.keys()
    raw = mail.as_bytes().split(b"\n\n", 1)[0]
    assert b"\nevent:" not in raw
    assert str(mail["Subject"]).isprintable()
    assert len(mail.get_content().splitlines()) == len(expected.get_content().splitlines())


async def test_no_page_of_ours_shows_what_people_wrote(city: httpx.AsyncClient) -> None:
    """The pages hold no data: a script gets what it shows as JSON, and no policy of ours runs one in a page."""
    for path in ("/", "/api/v1/docs"):
        page = await city.get(path)
        assert page.headers["content-type"].startswith("text/html")
        assert [text for text in HOSTILE if text in page.text] == []
    hostile = await city.get("/api/v1/docs/<script>")
    assert hostile.headers["content-type"].startswith("application/problem+json")


def test_nothing_that_kinds_say_needs_escaping() -> None:
    """Labels stand in mails, pages and documents."""
    labels = [label for kind in KINDS.values() for label in (kind.label.fr, kind.label.en)]
    assert [label for label in labels if any(one in label for one in "<>&\r\n")] == []
