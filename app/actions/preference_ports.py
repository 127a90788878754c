"""What actions ask of storage about what people arrange of their screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

Preferences = Mapping[str, Any]
"""JSON values by name: the screen's own, of which the server knows nothing more."""


class PreferenceStore(Protocol):
    async def of(self, owner: str) -> Preferences:
        """Empty for who has arranged nothing."""

    async def change(
        self, owner: str, changed: Preferences, removed: Collection[str], now: datetime
    ) -> tuple[Preferences, int]:
        """All of them as they are then, and the characters of their text."""

    async def forget(self, owner: str) -> None:
        """As if nothing had been arranged."""
