"""Erase a person on request (GDPR art. 17): what may go goes, what must stay is named with its article."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from app.actions.account_ports import Account
from app.actions.errors import Held, InvalidRequest, NotFound, NotPermitted
from app.actions.passwords import hashed, new_password
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.governance.erasure import Outcome, content_is_kept, outcomes
from app.domain.permissions import Permission, may
from app.domain.retention.categories import Category
from app.domain.sign_in import name_key

SHORTEST = 3


async def erase_person(database: Database, name: str, reference: str, by: str, clock: Clock) -> Sequence[Outcome]:
    """By source, what was erased and what was kept. `reference` is the request's, and all that certificate and trail
    tell. Raises `InvalidRequest`, `NotFound` where nothing names them, `Held`, `NotPermitted`.
    """
    pseudonym, unusable = f"erased-{secrets.token_hex(4)}", await hashed(new_password())
    async with database.begin() as tx:
        act = tx.audit.tell(Act("person.erase", "person", pseudonym, reference))
        await _check(tx, name, reference, by)
        before = await tx.governance.traces(name)
        if not any(before.values()):
            raise NotFound("nothing names this person")
        await _erase_account(tx, name, pseudonym, unusable)
        await tx.preferences.forget(name_key(name))
        for person in await tx.governance.people_called(name):
            await tx.escalations.forget(person)
            await tx.editing.delete("person", person)
        await tx.governance.forget_orders(name, pseudonym)
        await _forget_asker(tx, name, pseudonym)
        await _erase_contents(tx, name, reference)
        done = outcomes(before, await tx.governance.traces(name))
        for one in done:
            if one.erased:
                await tx.governance.note(
                    Category.PEOPLE, one.source, one.erased, reason="erasure", reference=reference, at=clock.now()
                )
        act.details |= {one.source: {"erased": one.erased, "kept": one.kept} for one in done}
    return done


async def _check(tx: Transaction, name: str, reference: str, by: str) -> None:
    if len(name.strip()) < SHORTEST:
        raise InvalidRequest(f"a name has {SHORTEST} characters or more: shorter ones are in everything")
    if not reference.strip():
        raise InvalidRequest("give the reference of the request: it is what the certificate names")
    if name.casefold() == by.casefold():
        raise NotPermitted("nobody erases themselves: ask a colleague")
    if held := await tx.governance.holding(Category.PEOPLE, None):
        raise Held(f"legal hold {held} keeps what is known of people: lift it first", reference=held)


async def _forget_asker(tx: Transaction, name: str, pseudonym: str) -> None:
    if await tx.governance.holding(Category.REQUESTS, None) is None:
        await tx.governance.forget_asker(name, pseudonym)


async def _erase_account(tx: Transaction, name: str, pseudonym: str, unusable: str) -> None:
    found = await tx.accounts.named(name)
    if found is None:
        return
    if not _others_manage(await tx.accounts.lock_all(), found):
        raise NotPermitted("this would leave nobody to manage accounts: make another administrator first")
    found.password, found.disabled = unusable, True
    found.totp = found.totp_offered = None
    await tx.accounts.write(found)
    await tx.governance.forget_account(found.id, pseudonym)


def _others_manage(accounts: Sequence[Account], but: Account) -> bool:
    if not may(but.grants, Permission.MANAGE_ACCOUNTS) or but.disabled:
        return True
    return any(may(one.grants, Permission.MANAGE_ACCOUNTS) for one in accounts if one.id != but.id and not one.disabled)


async def _erase_contents(tx: Transaction, name: str, reference: str) -> None:
    """Entry by entry, each told: without a word, `poste audit verify` would say that its content is gone."""
    for number, at, action in await tx.governance.contents_about(name):
        if content_is_kept(action) or await tx.governance.holding(Category.AUDIT, at):
            continue
        if await tx.audit.erase(number):
            tx.audit.tell(Act("audit.erase", "audit", str(number), reference))
