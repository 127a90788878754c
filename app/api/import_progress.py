"""An import told as it advances, line by line of JSON: what a person at a screen waits with."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field
from starlette.types import Receive, Scope, Send

from app.actions.errors import Conflict, Refusal, StorageUnavailable
from app.api.answers import READS, documented
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.imports import ImportRun, Progress, Upload, Uploaded, import_upload
from app.api.inputs import Strict
from app.api.problem_types import BODY_TOO_LARGE, BY_CODE, CONFLICT, INVALID_REQUEST, STORAGE_UNAVAILABLE
from app.api.problems import Problem
from app.api.refused import tell_refused

router = APIRouter(prefix="/api/v1/imports", tags=["imports"])

MEDIA = "application/x-ndjson"
TOLD_EVERY_S = 0.25


class ImportLine(Strict):
    """`reading` is the share of the file read, `writing` the assets written (of a dry run: compared) so far. The last
    line has `run`, or the `problem` for which the file as a whole was refused.
    """

    model_config = shown({"reading": 1.0, "writing": 2000, "run": None, "problem": None})

    reading: Annotated[float, Field(ge=0, le=1)]
    writing: int
    run: ImportRun | None
    problem: Problem | None


@dataclass(slots=True)
class _Advance:
    """How far an import is."""

    reading: float = 0.0
    writing: int = 0

    def read(self, share: float) -> None:
        self.reading = share

    def wrote(self, count: int) -> None:
        self.writing = count

    def line(self, **last: Any) -> bytes:
        own = {"reading": self.reading, "writing": self.writing, "run": None, "problem": None}
        return msgspec.json.encode(own | last)


class _Followed(JSONResponse):
    """Works while it answers. Who leaves does not stop it: its run is kept all the same."""

    media_type = MEDIA

    def __init__(self, ctx: Context, upload: Upload, request: Request) -> None:
        super().__init__(None)
        del self.headers["content-length"]
        self._ctx, self._upload, self._request = ctx, upload, request

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        advance = _Advance()
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async with asyncio.TaskGroup() as group:
            last = group.create_task(self._done(advance))
            while not (await asyncio.wait({last}, timeout=TOLD_EVERY_S))[0]:
                await _say(send, advance.line())
        await _say(send, advance.line(**last.result()), more=False)

    async def _done(self, advance: _Advance) -> Mapping[str, Any]:
        try:
            return {"run": await import_upload(self._ctx, self._upload, Progress(advance.read, advance.wrote))}
        except Refusal as error:
            await tell_refused(self._request, error)
            return {"problem": BY_CODE[error.code].document(str(error), error.details)}
        except StorageUnavailable:
            return {"problem": STORAGE_UNAVAILABLE.document(STORAGE_UNAVAILABLE.detail, {})}
        except Conflict:
            return {"problem": CONFLICT.document(CONFLICT.detail, {})}


@router.post(
    "/followed",
    status_code=200,
    response_class=_Followed,
    response_model=ImportLine,
    summary="Import a file and be told how far it is",
    responses=documented(INVALID_REQUEST, CONFLICT, BODY_TOO_LARGE, *READS),
)
async def follow_import(ctx: Ctx, request: Request, upload: Uploaded) -> Response:
    """As `POST /imports`, answered in lines of JSON while it advances; what cannot begin is refused at once."""
    return _Followed(ctx, upload, request)


async def _say(send: Send, line: bytes, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": line + b"\n", "more_body": more})
