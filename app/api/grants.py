"""Grants as accounts, tokens and sessions show them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api import identity_examples as examples
from app.api.examples import shown
from app.api.inputs import Key, Strict
from app.domain.permissions import Grant, Role

Names = Annotated[list[Key], Field(min_length=1, max_length=200)]


class GivenRole(Strict):
    """A role, for some families of equipment and some zones (with all that lies in them); null: for all."""

    model_config = shown(examples.GRANT)

    role: Role
    families: Names | None
    zones: Names | None

    def domain(self) -> Grant:
        return Grant(self.role, _set(self.families), _set(self.zones))

    @staticmethod
    def of(grant: Grant) -> GivenRole:
        return GivenRole(role=grant.role, families=_list(grant.families), zones=_list(grant.zones))


GivenRoles = Annotated[list[GivenRole], Field(max_length=50)]


def _set(names: list[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def _list(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)
