"""What each role permits: the table of docs/rights.md."""

from __future__ import annotations

from fastapi import APIRouter

from app.api import identity_examples as examples
from app.api.examples import shown
from app.api.inputs import Strict
from app.domain.permissions import PERMITS, Grant, Permission, Role, needs_second_factor

router = APIRouter(prefix="/api/v1", tags=["identity"])


class RoleShown(Strict):
    """`second_factor`: whoever has it gives one."""

    model_config = shown(examples.ROLE)

    name: Role
    permissions: list[Permission]
    second_factor: bool


class Roles(Strict):
    model_config = shown({"items": [examples.ROLE]})

    items: list[RoleShown]


@router.get("/roles", summary="What roles permit")
async def list_roles() -> Roles:
    """Every role that can be granted, with what it permits where it is."""
    return Roles(items=[_shown(role) for role in Role])


def _shown(role: Role) -> RoleShown:
    permits = [permission for permission in Permission if permission in PERMITS[role]]
    return RoleShown(name=role, permissions=permits, second_factor=needs_second_factor([Grant(role)]))
