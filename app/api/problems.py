"""RFC 9457 problem details: every refusal has a stable code and says what to do."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from app.actions.errors import Refusal, StorageUnavailable


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


def _problem(status: int, code: str, detail: str, **more: Any) -> JSONResponse:
    title = code.replace("_", " ").capitalize()
    body = {"type": f"urn:poste:problem:{code}", "title": title, "status": status, "code": code, "detail": detail}
    return JSONResponse(body | more, status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Answer every refusal of `app` as a problem document."""

    @app.exception_handler(Refusal)
    async def refused(_request: Request, error: Refusal) -> JSONResponse:
        return _problem(error.status, error.code, str(error), **error.details)

    @app.exception_handler(StorageUnavailable)
    async def unavailable(_request: Request, _error: StorageUnavailable) -> JSONResponse:
        response = _problem(503, "storage_unavailable", "the database does not answer; try again in a few seconds")
        response.headers["Retry-After"] = "2"
        return response

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [{"loc": list(item["loc"]), "msg": item["msg"]} for item in error.errors()]
        detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in errors[:5])
        return _problem(422, "malformed_request", detail, errors=errors)

    @app.exception_handler(HTTPException)
    async def plain(_request: Request, error: HTTPException) -> JSONResponse:
        return _problem(error.status_code, f"http_{error.status_code}", str(error.detail))
