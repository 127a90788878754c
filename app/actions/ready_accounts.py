"""Accounts ready for use, for a demonstration: random passwords that need not be changed, second factors in effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from app.actions.account_ports import Account
from app.actions.edit_accounts import add
from app.actions.passwords import hashed, new_password
from app.actions.ports import Clock, Database
from app.actions.second_factor import new_secret
from app.domain.permissions import Grant, needs_second_factor


@dataclass(frozen=True, slots=True)
class Ready:
    """What its owner needs to sign in; `authenticator` is the key to type into one, where rights ask for it."""

    name: str
    password: str = field(repr=False)
    authenticator: str | None = field(repr=False)


async def add_first_accounts(
    database: Database, wanted: Mapping[str, Sequence[Grant]], clock: Clock
) -> Sequence[Ready]:
    """All that are wanted, by name, or none where anybody has an account already. Raises like `add`."""
    ready = [Ready(name, new_password(), _authenticator(grants)) for name, grants in wanted.items()]
    hashes = [await hashed(one.password) for one in ready]
    async with database.begin() as tx:
        if await tx.accounts.lock_all():
            return []
        for one, password in zip(ready, hashes, strict=True):
            account = Account(
                id=uuid4().hex,
                name=one.name,
                locale="fr",
                password=password,
                must_change=False,
                grants=tuple(wanted[one.name]),
                created_at=clock.now(),
                totp=tx.vault.seal(one.authenticator) if one.authenticator else None,
            )
            await add(tx, account)
    return ready


def _authenticator(grants: Sequence[Grant]) -> str | None:
    return new_secret() if needs_second_factor(grants) else None
