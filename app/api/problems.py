"""RFC 9457 problem details: every refusal has a stable code and says what to do."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from app.actions.errors import Conflict, Refusal, StorageUnavailable
from app.api.inputs import Strict
from app.api.problem_types import (
    BY_CODE,
    CONFLICT,
    INTERNAL_ERROR,
    MALFORMED,
    MEDIA,
    NOT_FOUND,
    STORAGE_UNAVAILABLE,
    TYPES,
    ProblemType,
)
from app.api.refused import tell_refused
from app.api.security_headers import protective

router = APIRouter(prefix="/api/v1", tags=["installation"])

MALFORMED_BODY = 400
"""What the framework answers to a body it cannot read as text or JSON; 400 is ours for what cannot be right."""


class Problem(BaseModel):
    """`code` is stable, `detail` is for people. Some come with more: `errors` (where a request is malformed),
    `oldest` (the first instant that is kept), `version` (the one that is current), `retry_after_s`.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [NOT_FOUND.example]})

    type: Annotated[str, Field(description="urn:poste:problem: and the code")]
    title: str
    status: int
    code: str
    detail: str


class ListedProblem(Strict):
    """A kind of problem; `example` is one as it is answered."""

    code: str
    status: int
    meaning: str
    example: Problem


def _listed(item: ProblemType) -> dict[str, Any]:
    return {"code": item.code, "status": item.status, "meaning": item.meaning, "example": item.example}


class ProblemList(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [_listed(NOT_FOUND)]}]})

    items: list[ListedProblem]


@router.get("/problems", summary="Every kind of problem")
async def list_problems() -> ProblemList:
    """What the API refuses with: `code` is stable, and ends a problem's `type`."""
    return ProblemList.model_validate({"items": [_listed(item) for item in TYPES]})


def problem(kind: ProblemType, detail: str | None = None, **more: Any) -> JSONResponse:
    """A problem document."""
    body = kind.document(detail or kind.detail, jsonable_encoder(more))
    headers = dict(kind.headers) | ({"Retry-After": str(more["retry_after_s"])} if "retry_after_s" in more else {})
    return JSONResponse(body, kind.status, headers, media_type=MEDIA)


def install(app: FastAPI) -> None:
    """Answer every refusal of `app` as a problem document."""

    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> JSONResponse:
        try:
            await tell_refused(request, error)
        except (StorageUnavailable, Conflict):
            return problem(STORAGE_UNAVAILABLE)
        return problem(BY_CODE[error.code], str(error), **error.details)

    @app.exception_handler(StorageUnavailable)
    async def unavailable(_request: Request, _error: StorageUnavailable) -> JSONResponse:
        return problem(STORAGE_UNAVAILABLE)

    @app.exception_handler(Conflict)
    async def conflict(_request: Request, _error: Conflict) -> JSONResponse:
        return problem(CONFLICT)

    @app.exception_handler(Exception)
    async def failed(request: Request, _error: Exception) -> JSONResponse:
        """Answered outside of every middleware, ours included."""
        answer = problem(INTERNAL_ERROR)
        answer.headers.update(protective(request.url.scheme, page=False))
        return answer

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [{"loc": [_shown(part) for part in item["loc"]], "msg": item["msg"]} for item in error.errors()[:20]]
        detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in errors[:5])
        return problem(MALFORMED, detail, errors=errors)

    @app.exception_handler(HTTPException)
    async def plain(_request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == MALFORMED_BODY:
            return problem(MALFORMED, str(error.detail), errors=[{"loc": ["body"], "msg": str(error.detail)}])
        return problem(ProblemType(error.status_code, f"http_{error.status_code}", "", str(error.detail)))


def _shown(part: str | int) -> str | int:
    return part if isinstance(part, int) else part[:80].encode("utf-8", "backslashreplace").decode()
