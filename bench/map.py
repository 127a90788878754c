"""How long the whole map takes over HTTP, against a row-by-row baseline."""

from __future__ import annotations

import asyncio
import gzip
import json
import multiprocessing
import os
import socket
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import httpx
import typer
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import Float, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.sql import select

from app.domain.kinds import KINDS
from app.main import create_app
from app.settings import Settings
from app.storage.database import Database, driver_url
from bench.seed import SOME_STALE, seed, throw_away
from bench.services import postgres_url

RUNS = 20
GOAL_MS = 400


class Base(DeclarativeBase):
    """The baseline's mapping of two tables."""


class AssetRow(Base):
    __tablename__ = "asset"
    key: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    lifecycle: Mapped[str] = mapped_column(Text)
    lon: Mapped[float | None] = mapped_column(Float)
    lat: Mapped[float | None] = mapped_column(Float)


class StateRow(Base):
    __tablename__ = "asset_state"
    key: Mapped[int] = mapped_column(Integer, primary_key=True)
    values: Mapped[dict[str, Any]] = mapped_column(JSONB)
    comm_status: Mapped[str] = mapped_column(Text)
    health: Mapped[str] = mapped_column(Text)


class MapItem(BaseModel):
    id: str
    kind: str
    lon: float | None
    lat: float | None
    health: str
    comm_status: str
    lifecycle: str
    value: Any


def baseline(url: str) -> FastAPI:
    """The usual way: one mapped object and one model per asset."""
    app = FastAPI()
    engine = create_async_engine(driver_url(url), json_deserializer=json.loads)

    @app.get("/map")
    async def get_map() -> list[MapItem]:
        query = select(AssetRow, StateRow).join(StateRow, StateRow.key == AssetRow.key)
        async with AsyncSession(engine) as session:
            rows = (await session.execute(query)).all()
        return [
            MapItem(
                id=asset.id,
                kind=asset.kind,
                lon=state.values.get("longitude_deg", asset.lon),
                lat=state.values.get("latitude_deg", asset.lat),
                health=state.health,
                comm_status=state.comm_status,
                lifecycle=asset.lifecycle,
                value=state.values.get(KINDS[asset.kind].map_value or ""),
            )
            for asset, state in rows
        ]

    return app


async def timed(name: str, ask: Callable[[], Awaitable[tuple[int, int]]]) -> float:
    """Ask `RUNS` times after one to warm up; prints and returns the median in milliseconds."""
    await ask()
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        sent, plain = await ask()
        took.append((time.perf_counter() - start) * 1000)
    median = statistics.median(took)
    print(
        f"{name:34} {median:8.0f} ms {min(took):8.0f} {max(took):8.0f}   {sent / 1e6:6.2f} MB sent {plain / 1e6:6.2f}"
    )
    return median


def serve(which: str, database_url: str, listener: socket.socket) -> None:
    """One application under uvicorn, in a process of its own as in production."""
    app = create_app(Settings(database_url=database_url)) if which == "poste" else baseline(database_url)
    config = uvicorn.Config(app, loop="uvloop", http="httptools", log_level="warning", access_log=False)
    uvicorn.Server(config).run([listener])


@contextmanager
def served(which: str, database_url: str) -> Iterator[str]:
    """Its URL, on a free loopback port."""
    listener = socket.create_server(("127.0.0.1", 0))
    process = multiprocessing.get_context("fork").Process(target=serve, args=(which, database_url, listener))
    process.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        process.terminate()
        process.join(10)
        listener.close()


async def ask(client: httpx.AsyncClient, path: str, encoding: str) -> tuple[int, int]:
    """Bytes on the wire, and once unpacked."""
    async with client.stream("GET", path, headers={"Accept-Encoding": encoding}) as answer:
        assert answer.status_code == 200, answer.status_code  # noqa: S101 - a bench checks what it measures
        sent = b"".join([part async for part in answer.aiter_raw()])
    return len(sent), len(gzip.decompress(sent)) if encoding == "gzip" else len(sent)


async def measure(assets: int, server_url: str) -> bool:
    """Print every figure; whether the goal is met."""
    print(f"{assets} assets, {os.cpu_count()} cores, median, min and max of {RUNS}, client and servers on one machine")
    async with throw_away(server_url, f"bench_map_{os.getpid()}") as url:
        database = Database(url)
        await seed(database, assets, comm_status=SOME_STALE)
        await database.close()
        with served("poste", url) as poste, served("baseline", url) as naive:
            async with httpx.AsyncClient(timeout=120) as client:
                whole = await timed("GET /map, gzip", lambda: ask(client, f"{poste}/api/v1/map", "gzip"))
                await timed("GET /map, plain", lambda: ask(client, f"{poste}/api/v1/map", "identity"))
                box = f"{poste}/api/v1/map?bbox=3.85,43.55,3.9,43.6"
                await timed("GET /map, a sixteenth by bbox", lambda: ask(client, box, "gzip"))
                await timed("GET /map, unchanged (304)", lambda: unchanged(client, f"{poste}/api/v1/map"))
                await timed("baseline: ORM and a model a row", lambda: ask(client, f"{naive}/map", "identity"))
    print(f"goal: under {GOAL_MS} ms with gzip: {'met' if whole < GOAL_MS else 'MISSED'}")
    return whole < GOAL_MS


async def unchanged(client: httpx.AsyncClient, path: str) -> tuple[int, int]:
    """Ask again with the ETag of the first answer."""
    if path not in _etags:
        _etags[path] = (await client.get(path)).headers["etag"]
    answer = await client.get(path, headers={"If-None-Match": _etags[path]})
    assert answer.status_code == 304, answer.status_code  # noqa: S101 - a bench checks what it measures
    return 0, 0


_etags: dict[str, str] = {}


def command(assets: Annotated[int, typer.Option(help="How many on the map.")] = 50_000) -> None:
    """How long the whole map takes over HTTP, against a row-by-row baseline."""
    with postgres_url() as postgres:
        raise typer.Exit(0 if asyncio.run(measure(assets, postgres)) else 1)
