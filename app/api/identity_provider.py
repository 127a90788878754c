"""The city's identity provider, by OpenID Connect: authorization code flow with PKCE, ID token verified."""

from __future__ import annotations

import asyncio
import ssl
import time
from datetime import datetime
from typing import Any, cast
from urllib.parse import quote, urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from app.actions.errors import NoProvider, ProviderDown, ProviderRefused
from app.actions.provider_ports import Attempt
from app.domain.identity_provider import (
    CLOCKS_DIFFER,
    Claims,
    Identity,
    Reading,
    UnusableClaims,
    asked_anew,
    identity_of,
)
from app.setting_values import is_loopback
from app.settings import Settings

TIMEOUT_S = 5.0
LARGEST = 1_000_000
TOLD_FOR_S = 5.0
"""Whether the provider answers is asked no more often: the sign-in page asks again and again."""
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]
"""By the provider's own key: neither `none` nor a secret that others share (RFC 8725 3.1)."""
Document = dict[str, Any]


class OpenIdProvider:
    """`IdentityProvider` over HTTPS. What it publishes of itself is read at each sign-in: keys rotate."""

    def __init__(self, settings: Settings) -> None:
        self.issuer = settings.oidc_issuer
        self._settings = settings
        self._trusted = ssl.create_default_context(cafile=settings.oidc_ca_file)
        self._asking = asyncio.Lock()
        self._told: tuple[float, str] | None = None
        factors = frozenset(settings.oidc_second_factor.replace(",", " ").split())
        self._reading = Reading(settings.oidc_name_claim, settings.oidc_groups_claim, factors)

    async def address(self, attempt: Attempt, state: str, redirect_uri: str) -> str:
        asked = {
            "response_type": "code",
            "client_id": self._settings.oidc_client_id,
            "redirect_uri": redirect_uri,
            "scope": self._settings.oidc_scopes,
            "state": state,
            "nonce": attempt.nonce,
            "code_challenge": create_s256_code_challenge(attempt.verifier),  # type: ignore[no-untyped-call]
            "code_challenge_method": "S256",
            "prompt": "login",
        }
        return _with_query(await self._endpoint("authorization_endpoint"), asked)

    async def redeem(self, attempt: Attempt, code: str, redirect_uri: str, now: datetime) -> Identity:
        async with self._client() as client:
            known = await self._discovered(client)
            tokens = await self._tokens(client, known, attempt, code, redirect_uri)
            claims = await self._verified(client, known, tokens, attempt, now)
            if not asked_anew(claims, attempt.begun_at):
                raise ProviderRefused("the identity provider did not ask again who you are: sign out there, then in")
            try:
                return identity_of(await self._completed(client, known, tokens, claims), self._reading)
            except UnusableClaims as error:
                raise ProviderRefused(str(error)) from error

    async def sign_out_address(self, return_to: str) -> str | None:
        """Where the browser ends the provider's own session (RP-Initiated Logout 1.0); None where it offers none."""
        try:
            end = await self._endpoint("end_session_endpoint")
        except ProviderDown:
            return None
        return _with_query(end, {"client_id": self._settings.oidc_client_id, "post_logout_redirect_uri": return_to})

    async def why_down(self) -> str:
        """Why nobody can sign in through it now; empty where they can. Known for five seconds."""
        async with self._asking:
            if self._told is None or time.monotonic() > self._told[0] + TOLD_FOR_S:
                try:
                    await self._endpoint("authorization_endpoint")
                    found = ""
                except ProviderDown as error:
                    found = str(error)
                self._told = time.monotonic(), found
            return self._told[1]

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=TIMEOUT_S, verify=self._trusted)

    async def _endpoint(self, name: str) -> str:
        async with self._client() as client:
            return _at(await self._discovered(client), name)

    async def _discovered(self, client: httpx.AsyncClient) -> Document:
        """Its own document (OpenID Connect Discovery 4)."""
        address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        known = await _asked(client, client.build_request("GET", address))
        if known.get("issuer") != self.issuer:
            raise ProviderDown(f"the identity provider calls itself {known.get('issuer')!r:.200}: POSTE_OIDC_ISSUER")
        return known

    async def _tokens(
        self, client: httpx.AsyncClient, known: Document, attempt: Attempt, code: str, redirect_uri: str
    ) -> Document:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": attempt.verifier,
        }
        who, secret = self._settings.oidc_client_id, self._settings.oidc_secret
        auth: httpx.BasicAuth | None = None
        if "client_secret_basic" in known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
            auth = httpx.BasicAuth(quote(who, safe=""), quote(secret, safe=""))
        else:
            form |= {"client_id": who, "client_secret": secret}
        request = client.build_request("POST", _at(known, "token_endpoint"), data=form)
        return await _asked(client, request, auth)

    async def _verified(
        self, client: httpx.AsyncClient, known: Document, tokens: Document, attempt: Attempt, now: datetime
    ) -> Claims:
        """OpenID Connect Core 3.1.3.7: signature, issuer, audience, authorised party, times, nonce; 3.1.3.8."""
        keys = await _asked(client, client.build_request("GET", _at(known, "jwks_uri")))
        try:
            token = jwt.decode(
                str(tokens.get("id_token", "")),
                KeySet.import_key_set(cast("KeySetSerialization", keys)),
                algorithms=SIGNATURES,
            )
            claims = CodeIDToken(
                token.claims,
                token.header,
                {
                    "iss": {"essential": True, "value": self.issuer},
                    "aud": {"essential": True, "value": self._settings.oidc_client_id},
                    "sub": {"essential": True},
                    "nonce": {"essential": True, "value": attempt.nonce},
                },
                {"client_id": self._settings.oidc_client_id, "access_token": tokens.get("access_token")},
            )
            claims.validate(int(now.timestamp()), int(CLOCKS_DIFFER.total_seconds()))
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise ProviderRefused(
                f"the identity provider's token does not hold: {error or type(error).__name__}"
            ) from error
        return claims

    async def _completed(self, client: httpx.AsyncClient, known: Document, tokens: Document, claims: Claims) -> Claims:
        """With what only its UserInfo endpoint tells, which must be of the same subject (Core 5.3.2)."""
        if "userinfo_endpoint" not in known or not tokens.get("access_token"):
            return claims
        bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
        told = await _asked(client, client.build_request("GET", _at(known, "userinfo_endpoint"), headers=bearer))
        if told.get("sub") != claims["sub"]:
            raise ProviderRefused("the identity provider tells of somebody else than its token does")
        return {**told, **claims}


def required(provider: OpenIdProvider | None) -> OpenIdProvider:
    """Raises `NoProvider` where none is set."""
    if provider is None:
        raise NoProvider("no identity provider is set: POSTE_OIDC_ISSUER (docs/identity.md)")
    return provider


async def _asked(client: httpx.AsyncClient, request: httpx.Request, auth: httpx.Auth | None = None) -> Document:
    """The JSON object it answers. Raises `ProviderDown`, or `ProviderRefused` with the provider's own error."""
    try:
        answer = await client.send(request, auth=auth, stream=True)
        try:
            body = b""
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > LARGEST:
                    raise ProviderDown("the identity provider answers without end")
        finally:
            await answer.aclose()
        document = httpx.Response(answer.status_code, content=body).json()
    except (httpx.HTTPError, ValueError) as error:
        raise ProviderDown(f"the identity provider does not answer: {type(error).__name__}") from error
    if not isinstance(document, dict):
        raise ProviderDown("the identity provider answers no JSON object")
    if answer.status_code in (400, 401, 403):
        raise ProviderRefused(f"the identity provider refuses: {document.get('error')!r:.80}")
    if not answer.is_success:
        raise ProviderDown(f"the identity provider answers {answer.status_code}")
    return document


def _at(known: Document, name: str) -> str:
    """One of its addresses: over TLS, or on this machine."""
    address = str(known.get(name, ""))
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise ProviderDown(f"the identity provider names no usable {name}")
    return address


def _with_query(address: str, query: dict[str, str]) -> str:
    return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(query)}"
