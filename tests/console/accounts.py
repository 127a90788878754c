"""People with accounts at the screen: what each needs to come in, and how they do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import httpx
from playwright.async_api import Page, expect

from app.domain.permissions import Grant, Role
from app.storage.database import Database
from tests.actions.identity import PASSWORD
from tests.console.desk import LIVE
from tests.processes import Poste, eventually
from tests.signing_in import signed_in


@dataclass
class Someone:
    """An account with its recovery codes, and `http` signed in as them."""

    name: str
    codes: list[str]
    http: httpx.AsyncClient

    async def sign_in(self, page: Page) -> None:
        """On the sign-in page, to a live feed."""
        await page.get_by_label("Nom").fill(self.name)
        await page.get_by_label("Mot de passe").fill(PASSWORD)
        await page.get_by_role("button", name="Se connecter", exact=True).click()
        await page.get_by_label("Code de votre application").fill(self.codes.pop())
        await page.get_by_role("button", name="Confirmer").click()
        await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)


@asynccontextmanager
async def asking_who(poste: Poste, **settings: str) -> AsyncIterator[Poste]:
    """A web process that asks who calls."""
    asking = replace(poste, settings=poste.settings | {"POSTE_ACCESS": "accounts"} | settings)
    process = asking.start("web")

    async def answers() -> bool:
        async with httpx.AsyncClient() as http:
            try:
                return (await http.get(f"{asking.http}/healthz")).status_code == 200
            except httpx.HTTPError:
                return False

    try:
        await eventually(answers, process, 60)
        yield asking
    finally:
        process.end()


@asynccontextmanager
async def someone(poste: Poste, database: Database, name: str, *roles: Role | Grant) -> AsyncIterator[Someone]:
    """A new account, all stages passed."""
    async with httpx.AsyncClient(base_url=poste.http) as http:
        yield Someone(name, await signed_in(http, database, name, *roles), http)
