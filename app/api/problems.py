"""RFC 9457 problem details: every refusal has a stable code and says what to do."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from app.actions.errors import Conflict, Refusal, StorageUnavailable


class Problem(BaseModel):
    """`application/problem+json`; `code` is stable, `detail` is for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str


RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {"model": Problem, "content": {"application/problem+json": {}}, "description": "Problem details"}
}


def problem(status: int, code: str, detail: str, **more: Any) -> JSONResponse:
    """A problem document; what came with lone surrogates is shown escaped."""
    title = code.replace("_", " ").capitalize()
    detail = detail.encode("utf-8", "backslashreplace").decode()
    body = {"type": f"urn:poste:problem:{code}", "title": title, "status": status, "code": code, "detail": detail}
    return JSONResponse(body | jsonable_encoder(more), status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Answer every refusal of `app` as a problem document."""

    @app.exception_handler(Refusal)
    async def refused(_request: Request, error: Refusal) -> JSONResponse:
        return problem(error.status, error.code, str(error), **error.details)

    @app.exception_handler(StorageUnavailable)
    async def unavailable(_request: Request, _error: StorageUnavailable) -> JSONResponse:
        response = problem(503, "storage_unavailable", "the database does not answer; try again in a few seconds")
        response.headers["Retry-After"] = "2"
        return response

    @app.exception_handler(Conflict)
    async def conflict(_request: Request, _error: Conflict) -> JSONResponse:
        response = problem(409, "conflict", "someone else changed the same things at the same moment; try again")
        response.headers["Retry-After"] = "1"
        return response

    @app.exception_handler(Exception)
    async def failed(_request: Request, _error: Exception) -> JSONResponse:
        return problem(500, "internal_error", "this is a fault of the program; its log says more")

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [{"loc": [_shown(part) for part in item["loc"]], "msg": item["msg"]} for item in error.errors()[:20]]
        detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in errors[:5])
        return problem(422, "malformed_request", detail, errors=errors)

    @app.exception_handler(HTTPException)
    async def plain(_request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, f"http_{error.status_code}", str(error.detail))


def _shown(part: str | int) -> str | int:
    return part if isinstance(part, int) else part[:80].encode("utf-8", "backslashreplace").decode()
