"""`/metrics`: this process's own figures and those of the installation, in Prometheus's text format."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from app.actions.errors import StorageUnavailable
from app.api.answers import Responses
from app.api.context import Ctx
from app.api.metrics_of_installation import InstallationFigures
from app.storage import last_backup
from app.storage.views.operations import operations

router = APIRouter(tags=["health"])

_TEXT: Responses = {200: {"content": {"text/plain": {"example": "poste_assets 40000.0\n"}}}}


@router.get("/metrics", response_class=PlainTextResponse, summary="Figures for Prometheus", responses=_TEXT)
async def metrics(ctx: Ctx) -> Response:
    """Prometheus text format (docs/operations.md has the table). Without a database: this process's figures only."""
    try:
        async with ctx.database.read() as tx:
            facts = await operations(tx.raw, datetime.now(UTC))
    except StorageUnavailable:
        facts = None
    backup = last_backup.find(ctx.settings.data_dir)
    installation = CollectorRegistry()
    installation.register(InstallationFigures(facts, ctx.settings.data_dir, backup.at if backup else None))
    text = generate_latest(ctx.web_figures.registry) + generate_latest(installation)
    return Response(text, media_type=CONTENT_TYPE_LATEST)
