"""Grants as JSON: what accounts and tokens keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from app.domain.permissions import Grant, Role


def grants_json(grants: Iterable[Grant]) -> str:
    """`grants` as a jsonb parameter; null limits are none."""
    return msgspec.json.encode([_document(grant) for grant in grants]).decode()


def read_grants(kept: Iterable[dict[str, Any]]) -> tuple[Grant, ...]:
    """Grants as they were kept."""
    return tuple(_grant(document) for document in kept)


def _document(grant: Grant) -> dict[str, Any]:
    return {"role": grant.role.value, "families": _sorted(grant.families), "zones": _sorted(grant.zones)}


def _sorted(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)


def _grant(document: dict[str, Any]) -> Grant:
    return Grant(Role(document["role"]), _set(document["families"]), _set(document["zones"]))


def _set(names: list[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)
