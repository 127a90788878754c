"""The REST contract as a page, from files of our own: it works on a closed network and runs no script of the page's."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import fastapi_offline
from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

_FILES = Path(fastapi_offline.__file__).with_name("static")
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Poste: REST contract</title>
<link rel="stylesheet" href="docs/swagger-ui.css"><link rel="icon" href="docs/favicon.png">
<div id="contract"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></html>
"""
_START = """SwaggerUIBundle({
  url: "openapi.json", dom_id: "#contract", deepLinking: true, validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset],
});
"""

router = APIRouter(prefix="/api/v1", include_in_schema=False)


@router.get("/docs", response_class=HTMLResponse)
async def docs_page() -> str:
    return _PAGE


@router.get("/docs/start.js")
async def docs_start() -> Response:
    return Response(_START, media_type="text/javascript")


@router.get("/docs/{name}")
async def docs_file(name: Literal["swagger-ui-bundle.js", "swagger-ui.css", "favicon.png"]) -> FileResponse:
    return FileResponse(_FILES / name)
