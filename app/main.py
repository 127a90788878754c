"""Composition root of the web role: REST, WebSocket and the console's files."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import Depends, FastAPI
from starlette.routing import BaseRoute

from app import console_sources, logs
from app.actions.admit_to_broker import Admission
from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.actions.seal_secrets import seal_plain
from app.actions.terms import terms_of
from app.api import problems, rights_document, routers
from app.api.answers import EVERYWHERE
from app.api.body_limit import BodyLimit
from app.api.budgets import Budgets
from app.api.caller import permitted
from app.api.console_files import ConsoleFiles
from app.api.context import Context, State
from app.api.feed import Feed
from app.api.gate import Gate, doors
from app.api.ground import origins_of
from app.api.identity_provider import OpenIdProvider
from app.api.rate_limit import RateLimit
from app.api.same_site import SameSite
from app.api.security_headers import SecurityHeaders
from app.api.server import Server
from app.api.tags import TAGS
from app.api.vigil import Vigil
from app.api.web_figures import Metered, WebFigures
from app.asyncapi import router as asyncapi
from app.broker_url import Broker
from app.domain.governance.register import Controller, OnRecord, markdown
from app.garbage import collect_rarely
from app.ingest.routes import Dialects
from app.settings import Settings
from app.storage.database import Database
from app.storage.schema import WrongSchema, require_schema
from app.storage.vault import NAME, KeyFile

DRAIN_S = 5
HEARD_AT_MOST = 16_384
"""Bytes of a WebSocket's message to us, which nobody needs to send."""

ROUTERS = (*routers.ROUTERS, asyncapi.router)


def create_app(settings: Settings) -> FastAPI:
    """The application; connections open when it starts and close when it stops."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        database = Database(settings.database_url, vault=KeyFile(settings.data_dir / NAME))
        feed = Feed(database, settings)
        figures = WebFigures(feed, database)
        vigil = Vigil(database, SystemClock())
        async with asyncio.TaskGroup() as tasks:
            following = tasks.create_task(feed.run())
            keeping = tasks.create_task(vigil.run())
            app.state.feed = feed
            admission = Admission(database, Dialects(), SystemClock(), _worker(settings))
            provider = OpenIdProvider(settings) if settings.oidc_issuer else None
            context = Context(settings, database, SystemClock(), feed, Dialects(), figures, admission, vigil, provider)
            yield {"context": context}
            following.cancel()
            keeping.cancel()
        await feed.close()
        await database.close()

    app = FastAPI(
        title="Poste",
        version="1",
        summary="The connected city control centre",
        lifespan=lifespan,
        dependencies=[Depends(permitted)],
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=EVERYWHERE,
        openapi_tags=TAGS,
        generate_unique_id_function=lambda route: route.name,
    )
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(BodyLimit)
    app.add_middleware(
        RateLimit,
        budgets=Budgets(every_route(app)),
        requests_per_s=settings.requests_per_s,
        costly_per_s=settings.costly_per_s,
        live_each=settings.live_each,
    )
    app.add_middleware(
        Gate,
        doors=doors(every_route(app)),
        open_to_all=settings.access == "open",
        strangers_per_s=settings.requests_per_s,
    )
    app.add_middleware(ConsoleFiles, folder=console_sources.BUILT, origins=origins_of(settings))
    app.add_middleware(SameSite, allowed_hosts=settings.hosts)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Metered)
    return app


def _worker(settings: Settings) -> tuple[str, str]:
    """Our own user at the broker, and its password."""
    broker = Broker.parse(settings.mqtt_url) if settings.mqtt_url else None
    return (broker.username or "", broker.password or "") if broker else ("", "")


def every_route(app: FastAPI) -> list[BaseRoute]:
    """The application's own (its document) and those of every router."""
    return [route for route in app.routes if hasattr(route, "path")] + [r for router in ROUTERS for r in router.routes]


async def prepare(settings: Settings) -> None:
    """Look at the schema, and seal what secrets are not. Raises `WrongSchema`. A database that does not answer yet is
    told by /readyz instead.
    """
    database = Database(settings.database_url, pool_size=1, vault=KeyFile(settings.data_dir / NAME))
    try:
        async with database.read() as tx:
            await require_schema(tx.raw)
        await seal_plain(database)
    except StorageUnavailable:
        return
    finally:
        await database.close()


def _tell_of_console() -> None:
    found = console_sources.state()
    if found != "built":
        remedy = "run build_console.py, or start with ./poste"
        logging.getLogger("poste.web").warning("the operators' screen is %s", found, extra={"remedy": remedy})


def openapi_text() -> str:
    """The OpenAPI document, as committed in docs/openapi.json."""
    return json.dumps(create_app(Settings()).openapi(), indent=1, ensure_ascii=False) + "\n"


def rights_text() -> str:
    """Who may call what, as committed in docs/rights.md."""
    return rights_document.markdown(every_route(create_app(Settings())))


def register_text() -> str:
    """The register of processing as the settings leave it, as committed in docs/register-of-processing.md."""
    settings = Settings()
    return markdown(Controller(settings.controller, settings.data_protection_contact), terms_of(settings), OnRecord())


def run(settings: Settings) -> int:
    """Serve until told to stop; the exit code. WebSockets without per-message deflate (docs/performance.md)."""
    logs.configure(settings.log_level, settings.log_format, "web", settings.secret_urls)
    try:
        asyncio.run(prepare(settings))
    except WrongSchema as error:
        logging.getLogger("poste.web").critical("schema refused", extra={"reason": str(error)})
        return 1
    _tell_of_console()
    app = create_app(settings)
    collect_rarely()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=HEARD_AT_MOST,
        log_config=None,
        access_log=False,
        ssl_certfile=settings.tls_cert_file,
        ssl_keyfile=settings.tls_key_file,
        forwarded_allow_ips=["127.0.0.1", "::1", *settings.proxies],
        timeout_graceful_shutdown=DRAIN_S,
    )
    Server(config, app).run()
    return 0
