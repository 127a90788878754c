"""What comes back from the identity provider lets in whom it is of, once, and nobody else."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from app.domain.permissions import Role
from app.storage.database import Database
from tests.at_the_provider import COOKIE, come, left, mapped, someone, trail
from tests.at_the_provider import browser as browser  # noqa: PLC0414 - a fixture
from tests.at_the_provider import provider as provider  # noqa: PLC0414 - a fixture
from tests.at_the_provider import running_provider as running_provider  # noqa: PLC0414 - a fixture
from tests.identity_provider import Provider, path_of, visit

LONG_AGO, SOON = int(time.time()) - 3600, int(time.time()) + 3600
FORGED: dict[str, dict[str, Any]] = {
    "unsigned": {"by": "nobody"},
    "signed with the secret": {"by": "secret", "header": {"alg": "HS256"}},
    "signed by another key": {"by": "stranger"},
    "a key nobody published": {"header": {"kid": "another"}},
    "another issuer": {"claims": {"iss": "https://elsewhere.example"}},
    "another audience": {"claims": {"aud": "another-application"}},
    "several audiences without a party": {"claims": {"aud": ["poste", "another-application"]}},
    "another party": {"claims": {"azp": "another-application"}},
    "expired": {"claims": {"exp": LONG_AGO}},
    "not expiring": {"claims": {"exp": None}},
    "issued in the future": {"claims": {"iat": SOON, "exp": SOON + 60}},
    "another nonce": {"claims": {"nonce": "replayed"}},
    "without nonce": {"claims": {"nonce": None}},
    "of nobody": {"claims": {"sub": None}},
    "of somebody else than UserInfo": {"claims": {"sub": "another"}},
    "of another access token": {"claims": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}},
    "not asked anew": {"claims": {"auth_time": LONG_AGO}},
    "without a name": {"userinfo": {"preferred_username": "<b>"}},
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
async def test_a_token_that_does_not_hold_lets_nobody_in(
    browser: httpx.AsyncClient, provider: Provider, database: Database, forged: dict[str, Any]
) -> None:
    await mapped(database, "vue", Role.VIEWER)
    provider.forge(**forged)
    answer = await come(browser, provider, someone(provider, "vue"))
    assert (answer.status_code, answer.json()["code"]) == (401, "provider_sign_in_refused"), answer.text
    assert COOKIE not in browser.cookies
    async with database.read() as tx:
        assert await tx.raw.fetchval("SELECT count(*) FROM account") == 0
    assert [result for _, result in await trail(database, "account.sign_in")] == ["refused"]


async def test_clocks_may_differ_by_less_than_a_minute(browser: httpx.AsyncClient, provider: Provider) -> None:
    now = int(time.time())
    for claims in ({"iat": now + 40}, {"exp": now - 40}):
        provider.forge(claims=claims)
        assert (await come(browser, provider, someone(provider))).status_code == 200


async def test_what_came_back_once_opens_nothing_a_second_time(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    back = path_of(visit(provider, await left(browser), someone(provider)))
    assert (await browser.get(back)).status_code == 200
    async with database.read() as tx:
        sessions = await tx.raw.fetchval("SELECT count(*) FROM account_session")
    replayed = await browser.get(back)
    assert replayed.json()["code"] == "provider_sign_in_refused"
    async with database.read() as tx:
        assert await tx.raw.fetchval("SELECT count(*) FROM account_session") == sessions


async def test_what_began_in_another_browser_or_with_another_state_or_too_long_ago_is_refused(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    mine = httpx.URL(path_of(visit(provider, await left(browser), someone(provider))))
    stolen = dict(browser.cookies)
    browser.cookies.clear()
    assert (await browser.get(mine)).json()["code"] == "provider_sign_in_refused", "another browser"
    browser.cookies.update(stolen)
    other = mine.copy_set_param("state", "0" * 64)
    assert (await browser.get(other)).json()["code"] == "provider_sign_in_refused"
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE provider_attempt SET begun_at = begun_at - interval '11 minutes'")
    assert (await browser.get(mine)).json()["code"] == "provider_sign_in_refused", "too late"


async def test_an_answer_of_another_provider_is_refused(browser: httpx.AsyncClient, provider: Provider) -> None:
    back = httpx.URL(path_of(visit(provider, await left(browser), someone(provider))))
    assert back.params["iss"] == provider.issuer
    answer = await browser.get(back.copy_set_param("iss", "https://elsewhere.example"))
    assert "another identity provider" in answer.json()["detail"]


async def test_who_is_refused_there_is_told_why_here(browser: httpx.AsyncClient, provider: Provider) -> None:
    answer = await come(browser, provider, "unknown")
    assert (answer.status_code, "access_denied" in answer.json()["detail"]) == (401, True)
    browser.event_hooks = {}
    page = await come(browser, provider, "unknown", headers={"Accept": "text/html"})
    assert (page.status_code, "Connexion refusée" in page.text) == (401, True)


async def test_one_goes_back_to_a_page_of_ours_and_nowhere_else(browser: httpx.AsyncClient, provider: Provider) -> None:
    subject = someone(provider)
    for asked, found in (("/console?x=1&y=2", "/console?x=1&amp;y=2"), ("https://evil.example/", "/"), ("//evil", "/")):
        back = path_of(visit(provider, await left(browser, asked), subject))
        assert f'<a href="{found}">' in (await browser.get(back)).text
