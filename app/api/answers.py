"""What each kind of operation may answer beside success, for FastAPI's `responses`."""

from __future__ import annotations

from typing import Any

from app.api.problem_types import (
    ALREADY_EXISTS,
    BODY_TOO_LARGE,
    CAMERA_SILENT,
    CONFLICT,
    CSRF_MISSING,
    HAS_HISTORY,
    HELD,
    IN_USE,
    INTERNAL_ERROR,
    INVALID_REQUEST,
    KEY_REUSED,
    MALFORMED,
    MEDIA,
    NO_VIDEO_SERVER,
    NOT_FOUND,
    NOT_NOW,
    NOT_PERMITTED,
    NOT_SIGNED_IN,
    NOT_THE_HOLDER,
    NOTHING_SELECTED,
    OPERATOR_REQUIRED,
    OTHER_ORIGIN,
    PRECONDITION_REQUIRED,
    SECOND_PERSON,
    STORAGE_UNAVAILABLE,
    TOO_MANY_REQUESTS,
    UNKNOWN_HOST,
    VERSION_MISMATCH,
    VIEWING_REFUSED,
    ProblemType,
)

SCHEMA = {"$ref": "#/components/schemas/Problem"}
Responses = dict[int | str, dict[str, Any]]
READS = (MALFORMED, STORAGE_UNAVAILABLE)
_WRITES = (INVALID_REQUEST, NOT_FOUND, CONFLICT, VERSION_MISMATCH, PRECONDITION_REQUIRED, *READS)


def documented(*types: ProblemType) -> Responses:
    """What an operation may answer beside success, for FastAPI's `responses`."""
    found: Responses = {}
    for item in sorted(types, key=lambda item: item.status):
        told = found.setdefault(
            item.status, {"description": "", "content": {MEDIA: {"schema": SCHEMA, "examples": {}}}}
        )
        told["description"] = "; or: ".join(filter(None, (told["description"], item.meaning)))
        told["content"][MEDIA]["examples"][item.code] = {"summary": item.meaning, "value": item.example}
        if item.headers:
            told["headers"] = {name: {"schema": {"type": "string"}, "example": v} for name, v in item.headers.items()}
    return found


FORBIDDEN = (OTHER_ORIGIN, NOT_PERMITTED, CSRF_MISSING)
EVERYWHERE = documented(NOT_SIGNED_IN, *FORBIDDEN, UNKNOWN_HOST, TOO_MANY_REQUESTS, INTERNAL_ERROR, STORAGE_UNAVAILABLE)
LISTED = documented(INVALID_REQUEST, *READS)
FOUND = documented(NOT_FOUND, *READS)
CREATED = documented(INVALID_REQUEST, ALREADY_EXISTS, CONFLICT, BODY_TOO_LARGE, *READS)
REPLACED = documented(BODY_TOO_LARGE, *_WRITES)
DELETED = documented(IN_USE, *_WRITES)
ASSET_DELETED = documented(HAS_HISTORY, *_WRITES)
_BY_OPERATOR = (OPERATOR_REQUIRED, CONFLICT, *READS)
_BY_TWO = (*FORBIDDEN, SECOND_PERSON, *_BY_OPERATOR)
REQUESTED = documented(INVALID_REQUEST, NOTHING_SELECTED, KEY_REUSED, BODY_TOO_LARGE, *_BY_TWO)
PREVIEWED = documented(INVALID_REQUEST, NOTHING_SELECTED, BODY_TOO_LARGE, *_BY_TWO)
AGREED = documented(NOT_FOUND, NOT_NOW, BODY_TOO_LARGE, *_BY_TWO)
WITHDRAWN = documented(NOT_FOUND, NOT_NOW, *_BY_OPERATOR)
COUNTERSIGNED = documented(NOT_FOUND, NOT_NOW, *_BY_TWO)
RELEASED = documented(NOT_FOUND, *_BY_OPERATOR)
CLAIM_EXTENDED = documented(INVALID_REQUEST, NOT_FOUND, BODY_TOO_LARGE, *_BY_OPERATOR)
DECIDED = documented(NOT_FOUND, NOT_NOW, *_BY_OPERATOR)
LOCKED_OUT = documented(INVALID_REQUEST, NOT_FOUND, BODY_TOO_LARGE, *_BY_OPERATOR)
LOCKOUT_LIFTED = documented(*FORBIDDEN, NOT_FOUND, NOT_NOW, NOT_THE_HOLDER, *_BY_OPERATOR)
FROZEN = documented(INVALID_REQUEST, BODY_TOO_LARGE, *_BY_TWO)
FREEZE_LIFTED = documented(NOT_NOW, BODY_TOO_LARGE, *_BY_TWO)
_SEEN = (*FORBIDDEN, VIEWING_REFUSED, NO_VIDEO_SERVER, NOT_FOUND, BODY_TOO_LARGE, *_BY_OPERATOR)
STREAMED = documented(*_SEEN)
PICTURED = documented(CAMERA_SILENT, *_SEEN)
HANDED_OVER = documented(INVALID_REQUEST, NOT_FOUND, BODY_TOO_LARGE, *_BY_OPERATOR)
AUTHORISED = documented(INVALID_REQUEST, BODY_TOO_LARGE, *_BY_OPERATOR)
VIEWING_WITHDRAWN = documented(NOT_FOUND, *_BY_OPERATOR)
ERASED = documented(INVALID_REQUEST, NOT_FOUND, HELD, BODY_TOO_LARGE, *FORBIDDEN, *_BY_OPERATOR)
HOLD_PLACED = documented(INVALID_REQUEST, BODY_TOO_LARGE, *_BY_OPERATOR)
HOLD_LIFTED = documented(NOT_FOUND, BODY_TOO_LARGE, *_BY_OPERATOR)
EXPORTED = documented(OPERATOR_REQUIRED, INVALID_REQUEST, CONFLICT, *READS)
BY_OPERATOR_CREATED = documented(INVALID_REQUEST, OPERATOR_REQUIRED, ALREADY_EXISTS, CONFLICT, BODY_TOO_LARGE, *READS)
BY_OPERATOR_REPLACED = documented(BODY_TOO_LARGE, OPERATOR_REQUIRED, *_WRITES)
BY_OPERATOR_DELETED = documented(IN_USE, OPERATOR_REQUIRED, *_WRITES)
PERSON_DELETED = documented(HELD, IN_USE, OPERATOR_REQUIRED, *_WRITES)
