"""A PMTiles archive made by the reference writer, which has no types."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

MAGENTA = (200, 0, 200)


def archive(folder: Path) -> Path:
    """A real PMTiles archive of one picture for every zoom up to 6, overzoomed beyond."""
    picture = io.BytesIO()
    Image.new("RGB", (256, 256), MAGENTA).save(picture, "PNG")
    path = folder / "city.pmtiles"
    with path.open("wb") as file:
        writer = Writer(file)
        for zoom in range(7):
            for x in range(2**zoom):
                for y in range(2**zoom):
                    writer.write_tile(zxy_to_tileid(zoom, x, y), picture.getvalue())
        box = {"min_lon_e7": -1800000000, "min_lat_e7": -850000000, "max_lon_e7": 1800000000, "max_lat_e7": 850000000}
        writer.finalize(
            {
                "tile_type": TileType.PNG, "tile_compression": Compression.NONE, "min_zoom": 0, "max_zoom": 6,
                "center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0, **box,
            },
            {"name": "essai"},
        )  # fmt: skip
    return path
