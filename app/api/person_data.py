"""What is known of a person, told on their request (GDPR art. 15), and erased (art. 17)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, Field, StringConstraints

from app.actions.erase_person import erase_person
from app.actions.tell_export import tell_export
from app.api import governance_examples as shown_as
from app.api.answers import ERASED, EXPORTED, Responses
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Key, Strict, storable
from app.api.operator import Operator
from app.storage.database import Database
from app.storage.views.governance import rows_about, sources

router = APIRouter(prefix="/api/v1", tags=["governance"])

CHUNK = 500
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200), AfterValidator(storable)]
_PERSON: Responses = {
    200: {
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["name", "at", "data"],
                    "properties": {
                        "name": {"type": "string"},
                        "at": {"type": "string", "format": "date-time"},
                        "data": {"type": "object", "additionalProperties": {"type": "array"}},
                    },
                },
                "example": shown_as.PERSON,
            }
        },
        "description": "By source, the rows that name them",
    }
}


class PersonQuery(Strict):
    """Whose data, as they are named in Poste; `reference` is that of their request."""

    name: Name
    reference: Annotated[Key, Field(description="the request's, told in the audit trail")]


class Erasure(Strict):
    """Who asks to be erased, as they are named in Poste. `reference` is all that certificate and trail will tell."""

    model_config = shown(shown_as.ERASURE)

    name: Name
    reference: Key


class Erased(Strict):
    """Rows of one source that were erased, and that still name them: then `article` and `why` are the ground."""

    source: str
    erased: int
    kept: int
    article: str | None
    why: str | None


class Answer(Strict):
    model_config = shown(shown_as.ERASED)

    name: str
    reference: str
    outcomes: list[Erased]


@router.get(
    "/person-data", response_class=StreamingResponse, summary="What is known of a person", responses=_PERSON | EXPORTED
)
async def export_person(ctx: Ctx, _operator: Operator, query: Annotated[PersonQuery, Query()]) -> StreamingResponse:
    """Every row that names them, by source, as they ask for under GDPR art. 15; secrets are left out. Streamed; it is
    an act of the audit trail.
    """
    await tell_export(ctx.database, "person", "json", query.model_dump())
    return StreamingResponse(_data(ctx.database, query.name, ctx.clock.now()), media_type="application/json")


@router.post("/person-data/erasure", summary="Erase a person", responses=ERASED)
async def post_erasure(ctx: Ctx, asked: Erasure, operator: Operator) -> Answer:
    """Account, sessions, on-call entry and what others wrote of them go (GDPR art. 17); what the law has kept is told
    with its article. Certified within a minute.
    """
    done = await erase_person(ctx.database, asked.name, asked.reference, operator, ctx.clock)
    outcomes = [
        Erased(
            source=one.source,
            erased=one.erased,
            kept=one.kept,
            article=one.ground.article if one.ground else None,
            why=one.ground.why if one.ground else None,
        )
        for one in done
    ]
    return Answer(name=asked.name, reference=asked.reference, outcomes=outcomes)


async def _data(database: Database, name: str, now: datetime) -> AsyncIterator[str]:
    """One short transaction per chunk: a slow reader holds nothing open."""
    yield f'{{"name":{_json(name)},"at":{_json(now)},"data":{{'
    for place, source in enumerate(sources()):
        yield f'{"," if place else ""}\n"{source.name}":['
        after: str | None = None
        separator = ""
        while True:
            async with database.read() as tx:
                rows = await rows_about(tx.raw, source, name, after, CHUNK)
            if rows:
                yield separator + ",\n".join(body for _, body in rows)
                after, separator = rows[-1][0], ",\n"
            if len(rows) < CHUNK:
                break
        yield "]"
    yield "}}\n"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
