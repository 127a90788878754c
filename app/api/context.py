"""What every route may ask for: the database, the clock, the settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, TypedDict

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.actions.admit_to_broker import Admission
from app.actions.clock import SystemClock
from app.actions.dialects import Dialects
from app.api.author import author_of
from app.api.caller import caller_of
from app.api.feed import Feed
from app.api.identity_provider import OpenIdProvider
from app.api.rights import looks_by
from app.api.vigil import Vigil
from app.api.web_figures import WebFigures
from app.settings import Settings
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class Context:
    """Built once per process by the composition root."""

    settings: Settings
    database: Database
    clock: SystemClock
    feed: Feed
    dialects: Dialects
    web_figures: WebFigures
    admission: Admission
    vigil: Vigil
    provider: OpenIdProvider | None


class State(TypedDict):
    """The lifespan's state."""

    context: Context


def _context(connection: HTTPConnection) -> Context:
    """What it writes is told as of who calls; what it reads is what they may see."""
    context: Context = connection.state.context
    looking = looks_by(connection.scope["route"].name)
    bound = context.database.by(author_of(connection), caller_of(connection).grants, looking)
    return replace(context, database=bound)


Ctx = Annotated[Context, Depends(_context)]
