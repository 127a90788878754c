"""Signing in through a real identity provider: a process of its own, forged tokens, the provider killed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import trustme
from pydantic import SecretStr

from app.actions.clock import SystemClock
from app.actions.edit_accounts import add_account, set_disabled
from app.actions.edit_group_grants import replace_group_grants
from app.actions.expected import ANY
from app.actions.seal_accounts import add_sealed
from app.domain.identity_provider import GroupGrants
from app.domain.permissions import Grant, Role
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of, running
from tests.api.test_identity import signed_in, told
from tests.identity_provider import Provider, identity_provider, path_of, visit
from tests.processes import eventually

START, SESSION = "/api/v1/session/oidc", "/api/v1/session"
COOKIE, COMING_BACK = "__Host-poste_session", "__Host-poste_provider"


@pytest.fixture(scope="session")
def running_provider() -> Iterator[Provider]:
    with identity_provider() as found:
        yield found


@pytest.fixture
def provider(running_provider: Provider) -> Provider:
    running_provider.forge()
    return running_provider


@asynccontextmanager
async def browsing(database_url: str, provider: Provider, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    told = {"database_url": database_url, "allowed_hosts": "poste", "access": "accounts"}
    async with (
        running(Settings(**told | provider.settings | settings)) as app,
        client_of(app, "https://poste") as browser,
    ):
        yield browser


@pytest.fixture
async def browser(database_url: str, provider: Provider) -> AsyncIterator[httpx.AsyncClient]:
    async with browsing(database_url, provider) as browser:
        yield browser


def someone(provider: Provider, *groups: str, **more: Any) -> str:
    """A new person of the provider's; their subject."""
    subject = uuid4().hex
    provider.person(subject, **{"preferred_username": "z.martin", "name": "Zoé Martin", "groups": list(groups)} | more)
    return subject


async def mapped(database: Database, group: str, *roles: Role) -> None:
    items = [GroupGrants(group, tuple(Grant(role) for role in roles))]
    await replace_group_grants(database, items, ANY, by=None)


async def left(browser: httpx.AsyncClient, return_to: str = "/") -> str:
    answer = await browser.get(START, params={"return_to": return_to})
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


async def come(browser: httpx.AsyncClient, provider: Provider, subject: str, **more: Any) -> httpx.Response:
    """Sign in as a browser does."""
    return await returned(browser, path_of(visit(provider, await left(browser), subject)), **more)


async def returned(browser: httpx.AsyncClient, back: str, **more: Any) -> httpx.Response:
    """From another site: a browser sends no cookie that is `SameSite=Strict` (RFC 6265bis 5.2)."""
    headers = {"Cookie": f"{COMING_BACK}={browser.cookies.get(COMING_BACK, '')}"} | more.pop("headers", {})
    return await browser.get(back, headers=headers, **more)


async def who(browser: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await browser.get(SESSION)).json()
    return found


async def trail(database: Database, action: str) -> list[tuple[str, str]]:
    async with database.read() as tx:
        rows = await tx.raw.fetch("SELECT who, result FROM audit WHERE action = $1 ORDER BY number", action)
    return [tuple(row) for row in rows]


async def test_whom_the_provider_vouches_for_has_what_their_groups_give(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await mapped(database, "poste-eclairage", Role.TECHNICIAN)
    answer = await come(browser, provider, someone(provider, "poste-eclairage", "cantine"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), answer.text
    assert "z.martin" in answer.text
    found = await who(browser)
    assert (found["name"], found["display_name"], found["stage"]) == ("z.martin", "Zoé Martin", "open")
    assert [grant["role"] for grant in found["grants"]] == ["technician"]
    assert found["identity_provider"] is True
    assert (await browser.get("/api/v1/assets")).status_code == 200
    assert await trail(database, "account.sign_in") == [("z.martin", "done")]


async def test_who_is_in_no_group_that_counts_gets_in_with_nothing_and_is_told_so(
    browser: httpx.AsyncClient, provider: Provider
) -> None:
    answer = await come(browser, provider, someone(provider, "cantine"))
    assert "sans aucun droit" in answer.text
    assert "cantine" in answer.text
    assert "http-equiv" not in answer.text, "the page stays to be read"
    assert (await who(browser))["permissions"] == []
    refused = await browser.get("/api/v1/assets")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")
    assert "ask an administrator" in refused.json()["detail"]


async def test_groups_are_told_anew_at_each_sign_in(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await mapped(database, "vue", Role.VIEWER)
    subject = someone(provider, "vue")
    await come(browser, provider, subject)
    provider.person(subject, preferred_username="z.martin-durand", name="Zoé Durand", groups=[])
    await come(browser, provider, subject)
    found = await who(browser)
    assert (found["name"], found["display_name"], found["permissions"]) == ("z.martin", "Zoé Durand", [])


async def test_what_a_group_gives_counts_at_once_for_who_is_signed_in(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await mapped(database, "vue", Role.VIEWER)
    await come(browser, provider, someone(provider, "vue"))
    assert (await browser.get("/api/v1/assets")).status_code == 200
    await mapped(database, "autre", Role.VIEWER)
    assert (await browser.get("/api/v1/assets")).status_code == 403


@pytest.mark.parametrize("proof", [{"amr": ["pwd", "mfa"]}, {"acr": "mfa"}])
async def test_a_second_factor_given_to_the_provider_counts(
    browser: httpx.AsyncClient, provider: Provider, database: Database, proof: dict[str, Any]
) -> None:
    await mapped(database, "salle", Role.OPERATOR)
    await come(browser, provider, someone(provider, "salle", **proof))
    assert (await who(browser))["stage"] == "open"


async def test_without_one_at_the_provider_ours_is_asked_for_where_rights_need_it(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await mapped(database, "salle", Role.OPERATOR)
    await come(browser, provider, someone(provider, "salle", amr=["pwd"]))
    found = await who(browser)
    assert (found["stage"], found["permissions"]) == ("enrolment", [])
    offered = await browser.post(f"{SESSION}/authenticator", json={}, headers={"Poste-CSRF": found["csrf"]})
    assert offered.status_code == 201, offered.text
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE account_session SET created_at = now() - interval '6 minutes'")
    late = await browser.post(f"{SESSION}/authenticator", json={}, headers={"Poste-CSRF": found["csrf"]})
    assert late.json()["code"] == "not_now"


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


async def test_an_account_of_the_provider_has_no_password_here_and_can_be_disabled_here(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await mapped(database, "vue", Role.VIEWER)
    subject = someone(provider, "vue")
    await come(browser, provider, subject)
    for password in ("", "None", "tilleul grave bateau"):
        given = {"name": "z.martin", "password": password or "x"}
        assert (await browser.post(SESSION, json=given)).json()["code"] == "sign_in_refused"
    await set_disabled(database, "z.martin", SystemClock(), disabled=True)
    assert (await browser.get(SESSION)).status_code == 401
    answer = await come(browser, provider, subject)
    assert "disabled" in answer.json()["detail"]


async def test_administrators_change_what_groups_give_and_nothing_else_of_who_comes_so(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await come(browser, provider, someone(provider, "vue"))
    async with database.read() as tx:
        account = await tx.raw.fetchval("SELECT id FROM account")
    browser.cookies.clear()
    await signed_in(browser, database, "admin", Role.ADMINISTRATOR)
    table = await browser.get("/api/v1/identity-provider/groups")
    assert table.json()["items"] == []
    grants = [{"role": "viewer", "families": None, "zones": None}]
    items = {"items": [{"group": "vue", "grants": grants}]}
    stale = {"If-Match": '"99"'}
    assert (await browser.put("/api/v1/identity-provider/groups", json=items)).status_code == 428
    assert (await browser.put("/api/v1/identity-provider/groups", json=items, headers=stale)).status_code == 412
    twice = {"items": items["items"] * 2}
    fresh = {"If-Match": table.headers["etag"]}
    assert (await browser.put("/api/v1/identity-provider/groups", json=twice, headers=fresh)).status_code == 400
    assert (await browser.put("/api/v1/identity-provider/groups", json=items, headers=fresh)).status_code == 200
    shown = (await browser.get(f"/api/v1/accounts/{account}")).json()
    assert (shown["grants"], shown["groups"], shown["identity_provider"]) == (grants, ["vue"], provider.issuer)
    change = {"locale": "en", "grants": [], "disabled": False}
    answer = await browser.put(f"/api/v1/accounts/{account}", json=change, headers={"If-Match": "*"})
    assert answer.json()["code"] == "not_permitted"
    assert (await browser.post(f"/api/v1/accounts/{account}/reset", json={})).json()["code"] == "not_now"
    forgot = await browser.post(f"/api/v1/accounts/{account}/reset", json={"second_factor": True})
    assert forgot.json() == {"password": None}
    assert ("admin", "done") in await trail(database, "groups.replace")


async def test_a_name_that_is_somebody_elses_here_is_not_taken_over(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await add_account(database, "Z.Martin", "fr", [Grant(Role.ADMINISTRATOR)], SystemClock())
    await come(browser, provider, someone(provider))
    assert (await who(browser))["name"] == "z.martin@127.0.0.1"
    answer = await come(browser, provider, someone(provider))
    assert "another account's" in answer.json()["detail"]


async def test_groups_are_read_within_objects_as_some_providers_tell_them(
    database_url: str, provider: Provider, database: Database
) -> None:
    await mapped(database, "vue", Role.VIEWER)
    subject = someone(provider, roles={"of": {"poste": ["vue"]}})
    async with browsing(database_url, provider, oidc_groups_claim="roles.of.poste") as browser:
        await come(browser, provider, subject)
        assert (await who(browser))["permissions"] == ["see"]


async def test_who_comes_by_the_provider_parks_who_was_there_before_and_only_then(
    browser: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    await signed_in(browser, database, "a.martin", Role.VIEWER)
    before = {"Cookie": f"{COOKIE}={browser.cookies[COOKIE]}"}
    back = path_of(visit(provider, await left(browser), someone(provider)))
    assert (await who(browser))["name"] == "a.martin", "not yet: whoever left may change their mind"
    assert (await returned(browser, back)).status_code == 200
    assert (await who(browser))["name"] == "z.martin"
    assert (await browser.get(SESSION, headers=before)).status_code == 401
    waiting = (await browser.get(f"{SESSION}/parked")).json()["items"]
    assert [one["name"] for one in waiting] == ["a.martin"]


async def test_signing_out_says_where_the_providers_own_session_ends(
    browser: httpx.AsyncClient, provider: Provider
) -> None:
    await come(browser, provider, someone(provider))
    csrf = {"Poste-CSRF": (await who(browser))["csrf"]}
    answer = await browser.post(f"{START}/sign-out", headers=csrf)
    assert (await browser.get(SESSION)).status_code == 401
    there = await asyncio.to_thread(httpx.get, answer.json()["go_to"])
    assert there.status_code == 200, there.text
    assert "xsrf" in there.text


async def test_a_provider_behind_the_citys_own_authority_is_trusted_by_its_file_only(
    database_url: str, tmp_path: Path
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    issued = authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem
    issued.write_to_path(tmp_path / "own.pem")
    with identity_provider(certificate=tmp_path / "own.pem", ca_file=tmp_path / "ca.pem") as provider:
        async with browsing(database_url, provider, oidc_ca_file=tmp_path / "ca.pem") as browser:
            assert (await come(browser, provider, someone(provider))).status_code == 200
        async with browsing(database_url, provider) as browser:
            assert (await browser.get(START)).json()["code"] == "identity_provider_down"


async def test_when_the_provider_is_killed_sign_in_says_so_and_a_sealed_account_opens_the_room(
    database_url: str, database: Database
) -> None:
    sealed = await add_sealed(database, "secours-1", "fr", [Grant(Role.OPERATOR)], SystemClock())
    with identity_provider() as provider:
        async with browsing(database_url, provider) as browser:
            back = path_of(visit(provider, await left(browser), someone(provider)))
            assert (await browser.get(f"{SESSION}/ways")).json()["identity_provider"]["answers"] is True
            provider.kill()

            async def told_down() -> bool:
                ways = (await browser.get(f"{SESSION}/ways")).json()
                assert ways["password"] is True
                return ways["identity_provider"]["answers"] is False

            await eventually(told_down)
            answer = await browser.get(START)
            assert (answer.status_code, answer.json()["code"]) == (503, "identity_provider_down")
            assert (await browser.get(back)).json()["code"] == "identity_provider_down"
            given = {"name": "secours-1", "password": sealed.password}
            told(browser, await browser.post(SESSION, json=given))
            proven = await browser.post(f"{SESSION}/second-factor", json={"code": sealed.recovery_codes[0]})
            assert told(browser, proven)["stage"] == "open"
            [alarm] = (await browser.get("/api/v1/alarms")).json()["items"]
            assert (alarm["kind"], alarm["definition"]) == ("installation", "sealed_account_used")
            assert "secours-1" in alarm["detail"]
            detail = (await browser.get(f"/api/v1/alarms/{alarm['id']}")).json()
            assert "sealed account" in detail["guidance"]["meaning"]["en"]


async def test_many_at_once_in_the_same_name_are_one_account(
    database_url: str, provider: Provider, database: Database
) -> None:
    subject = someone(provider)
    async with browsing(database_url, provider) as one, browsing(database_url, provider) as other:
        ways = [(at, path_of(visit(provider, await left(at), subject))) for at in (one, other)]
        answers = await asyncio.gather(*(at.get(back) for at, back in ways))
    assert [answer.status_code for answer in answers] == [200, 200]
    async with database.read() as tx:
        assert await tx.raw.fetchval("SELECT count(*) FROM account") == 1


async def test_without_a_provider_set_there_is_none(guarded: Any) -> None:
    async with client_of(guarded, "https://poste") as browser:
        assert (await browser.get(f"{SESSION}/ways")).json() == {"password": True, "identity_provider": None}
        assert (await browser.get(START)).json()["code"] == "no_identity_provider"


def test_a_provider_half_set_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="POSTE_OIDC_CLIENT_ID"):
        Settings(oidc_issuer="https://id.example")
    with pytest.raises(ValueError, match="https://"):
        Settings(oidc_issuer="http://id.example", oidc_client_id="poste", oidc_client_secret=SecretStr("x"))
