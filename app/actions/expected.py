"""What a writer believes it is changing: optimistic concurrency, checked under the row's lock."""

from __future__ import annotations

from typing import Any, Literal

from app.actions.errors import NotFound, VersionMismatch

ANY: Literal["any"] = "any"
Expected = int | Literal["any"]


def check_version(what: str, current: dict[str, Any] | None, expected: Expected) -> dict[str, Any]:
    """`current` when it exists and is what was read. Raises `NotFound` or `VersionMismatch`."""
    if current is None:
        raise NotFound(f"there is no {what}")
    if expected not in (ANY, current["version"]):
        raise VersionMismatch(
            f"{what} is now at version {current['version']}, not {expected}: read it again, then decide",
            version=current["version"],
        )
    return current
