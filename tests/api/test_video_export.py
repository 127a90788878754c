"""The register leaves encrypted and hashed, for whom it is meant (CSI R253-2)."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from typing import Any

import httpx
import pyrage
import pytest
from pyrage import passphrase, x25519

from app.api import video_examples
from tests.api.test_legal_api import client
from tests.api.test_video import see

__all__ = ["client"]
PHRASE = "cheval agrafe pile correcte"


async def exported(client: httpx.AsyncClient, **asked: Any) -> httpx.Response:
    return await client.post("/api/v1/video/exports", json={"of": "register"} | asked)


def read(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode())))


async def test_csi_r253_2_the_register_leaves_encrypted_with_its_digests(client: httpx.AsyncClient) -> None:
    """CSI R253-2: hashed and encrypted; an act of the trail, which names neither a passphrase nor what was exported."""
    for _ in range(3):
        await see(client, "stream")
    prefect = x25519.Identity.generate()
    answer = await exported(client, recipients=[str(prefect.to_public())])
    assert answer.status_code == 200, answer.text
    assert b"m.durand" not in answer.content
    file = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.headers["content-digest"] == f"sha-256=:{file}:"
    plain = pyrage.decrypt(answer.content, [prefect])
    assert answer.headers["poste-plain-sha256"] == hashlib.sha256(plain).hexdigest()
    assert [(one["agent"], one["camera"], one["article"]) for one in read(plain)] == [
        ("m.durand", "CAM-1", "CSI R253-3")
    ] * 3
    [told] = (await client.get("/api/v1/audit?action=video.export")).json()["items"]
    assert (told["who"], told["subject"]) == ("tester", "register")


async def test_csi_r253_2_extracts_by_a_passphrase_within_a_time(client: httpx.AsyncClient) -> None:
    """CSI R253-2: the passphrase is told apart, and nowhere in the trail."""
    new = video_examples.NEW_EXTRACT | {"camera": "CAM-1"}
    assert (await client.post("/api/v1/video/extracts", json=new)).status_code == 201
    answer = await exported(client, of="extracts", passphrase=PHRASE)
    [one] = read(passphrase.decrypt(answer.content, PHRASE))
    assert (one["sha256"], one["encryption"]) == (new["sha256"], new["encryption"])
    empty = await exported(client, of="extracts", passphrase=PHRASE, to="2020-01-01T00:00:00Z")
    assert read(passphrase.decrypt(empty.content, PHRASE)) == []
    told = (await client.get("/api/v1/audit?action=video.export")).json()["items"]
    assert len(told) == 2, "both were looked at"
    assert PHRASE not in "".join([(await client.get(f"/api/v1/audit/{one['number']}")).text for one in told])


async def test_csi_r253_2_an_extract_says_how_it_is_encrypted(client: httpx.AsyncClient) -> None:
    """CSI R253-2."""
    new = video_examples.NEW_EXTRACT | {"camera": "CAM-1"}
    for wrong in ({name: value for name, value in new.items() if name != "encryption"}, new | {"encryption": ""}):
        assert (await client.post("/api/v1/video/extracts", json=wrong)).status_code == 422


@pytest.mark.parametrize("lock", [{}, {"passphrase": "short"}, {"recipients": ["age1x"]}])
async def test_nothing_leaves_without_a_lock(client: httpx.AsyncClient, lock: dict[str, Any]) -> None:
    """CSI R253-2."""
    answer = await exported(client, **lock)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
