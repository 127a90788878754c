"""Where the document is served."""

from __future__ import annotations

from fastapi import APIRouter, Response

from app.api.answers import Responses
from app.asyncapi.document import asyncapi_text

router = APIRouter(prefix="/api/v1", tags=["live"])


_DOCUMENT: Responses = {
    200: {
        "content": {
            "application/json": {
                "schema": {"type": "object", "required": ["asyncapi", "info", "channels"]},
                "example": {"asyncapi": "3.0.0", "info": {"title": "Poste", "version": "1"}, "channels": {}},
            }
        }
    }
}


@router.get("/asyncapi.json", response_class=Response, summary="The AsyncAPI document", responses=_DOCUMENT)
async def get_asyncapi() -> Response:
    """The field contract and the live feed as AsyncAPI 3.0."""
    return Response(asyncapi_text(), media_type="application/json")
