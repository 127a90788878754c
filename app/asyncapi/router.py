"""Where the document is served."""

from __future__ import annotations

from fastapi import APIRouter, Response

from app.asyncapi.document import asyncapi_text

router = APIRouter(prefix="/api/v1", tags=["live"])


@router.get("/asyncapi.json", response_class=Response)
async def get_asyncapi() -> Response:
    """The field contract and the live feed as AsyncAPI 3.0."""
    return Response(asyncapi_text(), media_type="application/json")
