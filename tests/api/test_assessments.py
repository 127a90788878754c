"""Impact assessments are on record, and in the register of processing (GDPR art. 35, art. 30)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.api import legal_examples as examples
from tests.api.test_legal_api import TODAY, YESTERDAY, acts, client, send

__all__ = ["client"]


async def test_gdpr_35_an_assessment_is_on_record_in_the_register(client: httpx.AsyncClient) -> None:
    """GDPR art. 35, art. 30: reference, date, residual risk, the officer's opinion (35-2), day of review (35-11)."""
    assert (await of_images(client))["standing"] == "missing"
    new = examples.NEW_ASSESSMENT | {"done_on": "2023-01-10", "review_on": "2026-01-10"}
    await send(client, "/api/v1/assessments", new)
    assert (await of_images(client))["standing"] == "overdue"
    assert "overdue" in (await client.get("/api/v1/register-of-processing.md")).text
    review = (TODAY + timedelta(days=900)).isoformat()
    anew = new | {"done_on": YESTERDAY.isoformat(), "review_on": review, "reference": "AIPD-2"}
    await send(client, "/api/v1/assessments", anew)
    told = await of_images(client)
    assert (told["standing"], told["reference"], told["opinion"]) == ("on_record", "AIPD-2", "favourable")
    kept = (await client.get("/api/v1/assessments?activity=images")).json()["items"]
    assert [one["reference"] for one in kept] == ["AIPD-2", new["reference"]]
    assert await acts(client, "assessment.create") == [("tester", "done")] * 2


async def of_images(client: httpx.AsyncClient) -> dict[str, Any]:
    register = (await client.get("/api/v1/register-of-processing")).json()
    [found] = [one["assessment"] for one in register["activities"] if one["name"] == "images"]
    told: dict[str, Any] = found
    return told


@pytest.mark.parametrize("changes", [{"activity": "x"}, {"review_on": "2020-01-01"}, {"done_on": "2999-01-01"}])
async def test_an_assessment_that_cannot_be_is_refused(client: httpx.AsyncClient, changes: dict[str, Any]) -> None:
    """GDPR art. 35."""
    refused = await send(client, "/api/v1/assessments", examples.NEW_ASSESSMENT | changes, 400)
    assert refused["code"] == "invalid_request"
