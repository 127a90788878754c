"""ETag and If-Match (RFC 9110 8.8.3 and 13.1.1): nobody writes over what they have not read."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Header, Response
from fastapi.responses import JSONResponse

from app.actions.errors import InvalidRequest, Refusal
from app.actions.expected import ANY, Expected


class PreconditionRequired(Refusal):
    """RFC 6585 3: a write without If-Match."""

    code = "precondition_required"
    status = 428


IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description='the ETag that was read, e.g. `"3"`, or `*`; missing: 428, stale: 412'),
]


def expected_version(if_match: str | None) -> Expected:
    """What `If-Match` asks for. Raises `PreconditionRequired` without one, `InvalidRequest` when unreadable."""
    if if_match is None:
        raise PreconditionRequired("send If-Match with the ETag you read, so that nobody's change is lost")
    if if_match.strip() == "*":
        return ANY
    version = if_match.strip().strip('"')
    if not version.isascii() or not version.isdecimal() or len(version) > 9:
        raise InvalidRequest(f"If-Match {if_match!r:.40} is not an ETag of ours: send back the one you read")
    return int(version)


def versioned(document: dict[str, Any], status: int = 200, location: str | None = None) -> Response:
    """`document` with its version as ETag."""
    headers = {"ETag": etag(document["version"])} | ({"Location": location} if location else {})
    return JSONResponse(document, status, headers)


def etag(version: int) -> str:
    """The ETag of a resource's version."""
    return f'"{version}"'
