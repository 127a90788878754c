"""Signing in through a real identity provider: a process of its own, forged tokens, the provider killed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from pydantic import SecretStr

from app.actions.clock import SystemClock
from app.actions.edit_accounts import add_account, set_disabled
from app.actions.seal_accounts import add_sealed
from app.domain.permissions import Grant, Role
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.at_the_provider import COOKIE, SESSION, START, browsing, come, left, mapped, returned, someone, trail, who
from tests.at_the_provider import browser as browser  # noqa: PLC0414 - a fixture
from tests.at_the_provider import provider as provider  # noqa: PLC0414 - a fixture
from tests.at_the_provider import running_provider as running_provider  # noqa: PLC0414 - a fixture
from tests.identity_provider import Provider, identity_provider, path_of, visit
from tests.processes import eventually
from tests.signing_in import signed_in, told


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
