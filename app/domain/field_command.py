"""A command as equipment receives it (docs/mqtt.md): the one message that goes to the field."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

Instant = Annotated[datetime, Meta(tz=True, description="RFC 3339 with its zone")]


class Attachment(msgspec.Struct):
    """Beside the parameters of `load_program`: the compiled programme, and the SHA-256 of its canonical JSON."""

    programme: dict[str, Any]
    checksum: str


class FieldCommand(msgspec.Struct, kw_only=True):
    """`value` of a held capability (null releases it), `params` of a one-off action. `version` rises per asset,
    capability and `slot`: a lower one and an expired command are refused, a repeated `id` is answered as before.
    """

    id: str
    version: Annotated[int, Meta(ge=1)]
    at: Instant
    expires_at: Instant
    capability: str
    slot: str | UnsetType = UNSET
    value: dict[str, Any] | UnsetType | None = UNSET
    params: dict[str, Any] | UnsetType = UNSET
    attachment: Attachment | UnsetType = UNSET
    reason: str
    priority: Annotated[int, Meta(ge=1, le=8)]
