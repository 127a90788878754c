"""What groups of the identity provider give: one table, replaced whole, in effect for everybody at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.actions.edit_accounts import check_grants
from app.actions.errors import InvalidRequest, NotPermitted
from app.actions.expected import Expected, check_version
from app.actions.ports import Database, Transaction
from app.domain.audit import Act
from app.domain.identity_provider import GroupGrants, grants_of


async def replace_group_grants(
    database: Database, items: Sequence[GroupGrants], expected: Expected, *, by: str | None
) -> int:
    """The table's new version. Raises `VersionMismatch`, `InvalidRequest`, or `NotPermitted` to who (`by`, an account)
    would change their own rights.
    """
    async with database.begin() as tx:
        tx.audit.tell(Act("groups.replace", "group", "", details={"groups": [item.group for item in items]}))
        _, version = await tx.provider.lock_mapping()
        check_version("what groups give", {"version": version}, expected)
        await _check(tx, items)
        written = await tx.provider.write_mapping(items)
        await _apply(tx, items, by)
    return written


async def _check(tx: Transaction, items: Sequence[GroupGrants]) -> None:
    twice = [group for group, count in Counter(item.group for item in items).items() if count > 1]
    if twice:
        raise InvalidRequest(f"the group {twice[0]!r:.80} is there twice: put its grants together")
    for item in items:
        await check_grants(tx, item.grants)


async def _apply(tx: Transaction, items: Sequence[GroupGrants], by: str | None) -> None:
    """Whoever came by the provider has at once what their groups, as last told, give from now on."""
    for account in await tx.accounts.lock_all():
        grants = grants_of(account.groups, items)
        if account.issuer is None or set(grants) == set(account.grants):
            continue
        if account.id == by:
            raise NotPermitted("nobody changes their own rights: ask a colleague")
        account.grants = grants
        await tx.accounts.write(account)
