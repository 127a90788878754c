"""Signing in through the city's identity provider, and whether one can now."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.actions.errors import Refusal
from app.actions.provider_sign_in import Back, come_back, leave
from app.actions.sign_in import sign_out
from app.api import identity_examples as examples
from app.api.answers import READS, Responses, documented
from app.api.caller import CurrentSession
from app.api.context import Ctx
from app.api.examples import shown
from app.api.identity_provider import OpenIdProvider, required
from app.api.inputs import Strict
from app.api.problem_types import CONFLICT, NO_IDENTITY_PROVIDER, NOT_SIGNED_IN, PROVIDER_DOWN, PROVIDER_REFUSED
from app.api.provider_page import entered_page, refused_page
from app.api.session import desk_of, origin_of
from app.api.session_cookie import PROVIDER, SESSION

router = APIRouter(prefix="/api/v1/session", tags=["identity"])

BACK = "/api/v1/session/oidc/callback"
"""What the provider is told to send people back to; register it there, with this installation's own name before."""
Word = Annotated[str, StringConstraints(max_length=2000)]
_HTML = {"text/html": {"schema": {"type": "string"}, "example": "<!doctype html>…"}}
_ENTERED: Responses = {200: {"description": "A page that says who is signed in, and goes on", "content": _HTML}}
_AWAY: Responses = {
    302: {
        "description": "To the identity provider",
        "headers": {"Location": {"schema": {"type": "string"}, "example": "https://id.ville.example/authorize?…"}},
    }
}


class ProviderShown(Strict):
    """`answers`: one can sign in through it now, at `start`; else `detail` says why not."""

    model_config = shown(examples.PROVIDER)

    issuer: str
    answers: bool
    detail: str
    start: str


class Ways(Strict):
    """`password`: accounts of this installation, sealed ones among them, open whatever becomes of the provider."""

    model_config = shown({"password": True, "identity_provider": examples.PROVIDER})

    password: bool
    identity_provider: ProviderShown | None


class SignedOut(Strict):
    """Where the browser goes to end the provider's own session, null where the provider offers no such place or does
    not answer: then whoever comes next is asked who they are all the same.
    """

    model_config = shown({"go_to": "https://id.ville.example/logout?client_id=poste"})

    go_to: str | None


class Started(Strict):
    return_to: Annotated[Word, Field(description="a path of ours to go back to; anything else is the first page")] = "/"


class CameBack(BaseModel):
    """What the provider adds (OpenID Connect Core 3.1.2.5); more is left unread."""

    model_config = ConfigDict(extra="ignore")

    state: Word = ""
    code: Word = ""
    error: Word = ""
    iss: Word = ""


@router.get("/ways", summary="How one can sign in now", responses=documented(*READS))
async def list_ways_to_sign_in(ctx: Ctx, response: Response) -> Ways:
    """What a sign-in page offers, and whether the identity provider answers; that is known for five seconds."""
    response.headers["Cache-Control"] = "no-store"
    return Ways(password=True, identity_provider=await _shown(ctx.provider) if ctx.provider else None)


@router.get(
    "/oidc", status_code=302, response_class=RedirectResponse, summary="Sign in through the identity provider",
    responses=_AWAY | documented(NO_IDENTITY_PROVIDER, PROVIDER_DOWN, CONFLICT, *READS),
)  # fmt: skip
async def start_provider_sign_in(ctx: Ctx, request: Request, query: Annotated[Started, Query()]) -> Response:
    """For a browser: to the provider, which asks who it is, even of who is signed in there: desks are shared.
    Who asks for `text/html` sees refusals as pages.
    """
    answer = RedirectResponse("", 302)
    try:
        desk = desk_of(request, answer)
        leaving = await leave(ctx.database, required(ctx.provider), query.return_to, _here(request), desk, ctx.clock)
    except Refusal as refusal:
        return _refused(request, refusal)
    answer.headers["Location"] = leaving.address
    PROVIDER.set(request, answer, leaving.browser)
    return answer


@router.get(
    "/oidc/callback", response_class=HTMLResponse, summary="Come back from the identity provider",
    responses=_ENTERED
    | documented(NO_IDENTITY_PROVIDER, PROVIDER_REFUSED, NOT_SIGNED_IN, PROVIDER_DOWN, CONFLICT, *READS),
)  # fmt: skip
async def finish_provider_sign_in(ctx: Ctx, request: Request, query: Annotated[CameBack, Query()]) -> Response:
    """For the provider to send browsers to. A page, no redirection: coming from another site, a browser would not send
    the session's cookie (SameSite=Strict) to where it is redirected. Who asks for `text/html` sees refusals as pages.
    """
    back = Back(browser=PROVIDER.read(request), state=query.state, code=query.code, error=query.error, issuer=query.iss)
    try:
        provider = required(ctx.provider)
        found = await come_back(ctx.database, provider, back, _here(request), origin_of(request), ctx.clock)
    except Refusal as refusal:
        return _refused(request, refusal)
    answer = HTMLResponse(entered_page(found))
    SESSION.set(request, answer, found.opened.secret)
    PROVIDER.set(request, answer, "")
    return answer


@router.post(
    "/oidc/sign-out", summary="Sign out here and at the identity provider",
    responses=documented(NOT_SIGNED_IN, CONFLICT, *READS),
)  # fmt: skip
async def sign_out_of_provider(ctx: Ctx, request: Request, response: Response, session: CurrentSession) -> SignedOut:
    """End the session; the answer says where the browser ends the provider's (RP-Initiated Logout 1.0)."""
    go_to = await ctx.provider.sign_out_address(str(request.base_url)) if ctx.provider else None
    await sign_out(ctx.database, session, ctx.clock)
    SESSION.set(request, response, "")
    return SignedOut(go_to=go_to)


async def _shown(provider: OpenIdProvider) -> ProviderShown:
    why = await provider.why_down()
    return ProviderShown(issuer=provider.issuer, answers=not why, detail=why, start="/api/v1/session/oidc")


def _here(request: Request) -> str:
    """Where the provider sends people back to, under the name this was asked by: one of ours (app/api/same_site.py)."""
    return str(request.base_url).rstrip("/") + BACK


def _refused(request: Request, refusal: Refusal) -> Response:
    """A page for browsers, a problem for programs."""
    if "text/html" not in request.headers.get("accept", ""):
        raise refusal
    return HTMLResponse(refused_page(refusal), refusal.status)
