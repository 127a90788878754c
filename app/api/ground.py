"""The ground that an installation sets under its map: a MapLibre style, a PMTiles archive, and who is owed for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Header
from fastapi.responses import FileResponse

from app.actions.errors import InvalidRequest, NotFound
from app.api import examples
from app.api.answers import FOUND, READS, Responses, documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Strict
from app.api.problem_types import INVALID_REQUEST, NOT_FOUND
from app.settings import Settings

router = APIRouter(prefix="/api/v1", tags=["map"])

PMTILES = "application/vnd.pmtiles"
_STYLE = "/api/v1/map-style"
_DARK = "/api/v1/map-style-dark"
_TILES = "/api/v1/map-tiles"
_BYTES = {"schema": {"type": "string", "format": "binary"}, "example": "PMTiles"}
_A_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_RANGES: Responses = {
    200: {"content": {PMTILES: _BYTES}, "description": "The whole archive"},
    206: {"content": {PMTILES: _BYTES}, "description": "The bytes that Range asks for"},
}
_BY_RANGE = documented(INVALID_REQUEST, NOT_FOUND, *READS)
_STYLE_EXAMPLE = {"version": 8, "sources": {}, "layers": []}
_STYLED: Responses = {
    200: {
        "content": {"application/json": {"schema": {"type": "object"}, "example": _STYLE_EXAMPLE}},
        "description": "A MapLibre style",
    }
}


class Ground(Strict):
    """Addresses, empty where nothing is set; `attribution` is shown on the map. Nothing set: GET /base-map is it."""

    model_config = shown(examples.GROUND)

    style: str
    style_dark: str
    tiles: str
    attribution: str


def ground_of(settings: Settings) -> Ground:
    """What is a file is served by ourselves."""
    return Ground(
        style=_address(settings.map_style, _STYLE),
        style_dark=_address(settings.map_style_dark, _DARK),
        tiles=_address(settings.map_tiles, _TILES),
        attribution=settings.map_attribution,
    )


def origins_of(settings: Settings) -> list[str]:
    """Whence the screen may load its ground beside here, as a Content-Security-Policy names them, in order."""
    urls = [settings.map_style, settings.map_style_dark, settings.map_tiles]
    named = [f"{part.scheme}://{part.netloc}" for part in map(urlsplit, urls) if part.netloc]
    return sorted({*named, *(origin for text in settings.map_origins.split(",") if (origin := text.strip()))})


@router.get("/map-style", response_class=FileResponse, summary="The map's style", responses=_STYLED | FOUND)
async def get_map_style(ctx: Ctx) -> FileResponse:
    """The MapLibre style of POSTE_MAP_STYLE, where that is a file."""
    return _file(ctx.settings.map_style, "application/json")


@router.get("/map-style-dark", response_class=FileResponse, summary="The map's dark style", responses=_STYLED | FOUND)
async def get_map_style_dark(ctx: Ctx) -> FileResponse:
    """The MapLibre style of POSTE_MAP_STYLE_DARK, where that is a file."""
    return _file(ctx.settings.map_style_dark, "application/json")


@router.get("/map-tiles", response_class=FileResponse, summary="The map's tiles", responses=_RANGES | _BY_RANGE)
async def get_map_tiles(ctx: Ctx, asked: Annotated[str, Header(alias="Range", max_length=100)] = "") -> FileResponse:
    """The PMTiles archive of POSTE_MAP_TILES, where that is a file: whole, or one range of it, as its readers ask."""
    answer = _file(ctx.settings.map_tiles, PMTILES)
    _check(asked, Path(ctx.settings.map_tiles))
    return answer


def _address(setting: str, here: str) -> str:
    return setting if not setting or urlsplit(setting).netloc else here


def _file(setting: str, media_type: str) -> FileResponse:
    """Raises `NotFound`."""
    if not setting or urlsplit(setting).netloc or not Path(setting).is_file():
        raise NotFound("no such file is set: POSTE_MAP_STYLE, POSTE_MAP_STYLE_DARK, POSTE_MAP_TILES")
    return FileResponse(setting, media_type=media_type)


def _check(asked: str, archive: Path) -> None:
    """One range that begins within the archive, or none. Raises `InvalidRequest`."""
    found, size = _A_RANGE.fullmatch(asked), archive.stat().st_size
    if asked and (found is None or int(found[1]) >= size):
        raise InvalidRequest(f"Range must be bytes=FIRST-LAST within the {size} bytes of the archive")
