"""What `/` tells whoever does not ask for a page, and browsers where the screen is not built: where everything is."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

PLACES = (
    ("/readyz", "État de marche", "Is it ready"),
    ("/api/v1/map", "Carte : tous les équipements", "Map: every asset"),
    ("/api/v1/alarms", "Alarmes", "Alarms"),
    ("/api/v1/live/sse", "Flux en direct (SSE)", "Live feed (SSE)"),
    ("/api/v1/docs", "Contrat REST, à lire et à essayer", "REST contract, to read and to try"),
    ("/api/v1/openapi.json", "Contrat REST (OpenAPI 3.1)", "REST contract (OpenAPI 3.1)"),
    ("/api/v1/asyncapi.json", "Contrat MQTT et flux (AsyncAPI 3)", "MQTT and feed contract (AsyncAPI 3)"),
    ("/metrics", "Mesures (Prometheus)", "Metrics (Prometheus)"),
)
_LINES = "".join(f'<li><a href="{path}">{fr}</a> <i lang="en">{en}</i></li>' for path, fr, en in PLACES)
_PAGE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Poste</title>'
    "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}</style>"
    "<h1>Poste</h1><p>Le poste de pilotage connecté est en marche ; son écran d’opérateur n’est pas construit ici : "
    '<code>./poste</code> le construit. <i lang="en">The control centre is running; its operators’ screen is not built '
    "here: <code>./poste</code> builds it.</i></p>"
    f"<ul>{_LINES}</ul></html>"
)

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
async def welcome() -> str:
    return _PAGE
