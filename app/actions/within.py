"""Whether what is acted on lies within the rights of who acts: else it does not exist for them, or is not theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from app.actions.errors import NotFound, NotPermitted
from app.actions.ports import Transaction
from app.domain.permissions import Permission

Place = tuple[str | None, Sequence[str]]
"""Family and zones; nothing of either is what belongs to no asset."""
Outside = Literal["not_found", "not_permitted"]
_NO_ASSET: Place = None, ()


def outside(tx: Transaction, permission: Permission, place: Place) -> Outside | None:
    """Why who acts may not there; None where they may."""
    if tx.reach(permission).covers(*place):
        return None
    return "not_permitted" if tx.reach(Permission.SEE).covers(*place) else "not_found"


async def assets_outside(
    tx: Transaction, permission: Permission, assets: Collection[int | None]
) -> Mapping[int | None, Outside]:
    """Those of `assets` (internal keys; None: what has no asset) on which who acts may not, and why."""
    if tx.reach(permission).whole:
        return {}
    places = await tx.registry.places([key for key in assets if key is not None])
    found: dict[int | None, Outside] = {}
    for key in assets:
        if why := outside(tx, permission, _NO_ASSET if key is None else places.get(key, _NO_ASSET)):
            found[key] = why
    return found


def require_place(tx: Transaction, permission: Permission, place: Place, what: str) -> None:
    """Raises `NotFound` for `what` where it is not seen, `NotPermitted` where it is seen."""
    _refuse(outside(tx, permission, place), permission, what)


async def require_assets(tx: Transaction, permission: Permission, assets: Collection[int], what: str) -> None:
    """The same for each of `assets`: what is about several takes all of them."""
    found = set((await assets_outside(tx, permission, assets)).values())
    _refuse("not_found" if "not_found" in found else next(iter(found), None), permission, what)


async def require_named(tx: Transaction, permission: Permission, assets: Collection[str], what: str) -> None:
    """The same by id; for who does not see the whole, what is gone is not found."""
    if tx.reach(permission).whole:
        return
    keys = await tx.control.keys_of(list(assets))
    _refuse(None if len(keys) == len(set(assets)) else "not_found", permission, what)
    await require_assets(tx, permission, keys, what)


async def require_area(tx: Transaction, permission: Permission, family: str | None, zone: str | None) -> None:
    """Raises `NotPermitted` unless it is permitted on all of `family` (None: any) in `zone` (None: everywhere)."""
    reach = tx.reach(permission)
    if not reach.whole and not reach.covers(family, await tx.editing.ancestors(zone) if zone else ()):
        raise not_permitted(permission)


def not_permitted(permission: Permission) -> NotPermitted:
    """The refusal, and what to do about it."""
    return NotPermitted(f"you have no right to {permission.replace('_', ' ')} there: ask who manages accounts")


def _refuse(why: Outside | None, permission: Permission, what: str) -> None:
    if why == "not_found":
        raise NotFound(f"there is no {what}")
    if why:
        raise not_permitted(permission)
