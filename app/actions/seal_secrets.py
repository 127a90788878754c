"""Seal the secrets of second factors: those still stored as they are, or all of them with the key of now."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.account_ports import Account, Vault
from app.actions.ports import Database
from app.domain.audit import Act


async def seal_plain(database: Database) -> int:
    """Seal what an earlier program stored as it was; how many accounts had that."""
    async with database.begin() as tx:
        accounts = [one for one in await tx.accounts.lock_all() if not _is_sealed(tx.vault, one)]
        for account in accounts:
            _seal(tx.vault, account)
            await tx.accounts.write(account)
    return len(accounts)


async def seal_all(database: Database) -> tuple[int, Sequence[str]]:
    """Seal every secret again with the newest key: of how many accounts, and the names of those whose secret no key
    opens any more, which stay as they are.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(Act("account.seal_secrets", "account", ""))
        accounts = [one for one in await tx.accounts.lock_all() if one.totp or one.totp_offered]
        lost = _lost(tx.vault, accounts)
        for account in accounts:
            _seal(tx.vault, account)
            await tx.accounts.write(account)
        act.details |= {"accounts": len(accounts) - len(lost), "lost": lost}
    return len(accounts) - len(lost), lost


async def unopenable(database: Database) -> Sequence[str]:
    """The names of those whose second factor no key opens."""
    async with database.begin() as tx:
        return _lost(tx.vault, await tx.accounts.lock_all())


def _lost(vault: Vault, accounts: Sequence[Account]) -> Sequence[str]:
    return [one.name for one in accounts if one.totp and vault.open(one.totp) is None]


def _is_sealed(vault: Vault, account: Account) -> bool:
    return all(vault.is_sealed(kept) for kept in (account.totp, account.totp_offered) if kept)


def _seal(vault: Vault, account: Account) -> None:
    account.totp, account.totp_offered = _again(vault, account.totp), _again(vault, account.totp_offered)


def _again(vault: Vault, kept: str | None) -> str | None:
    secret = vault.open(kept) if kept else None
    return vault.seal(secret) if secret else kept
