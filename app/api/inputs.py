"""What people may send: strict models, text and JSON that PostgreSQL can store."""

from __future__ import annotations

import math
from datetime import UTC
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from app.domain.registry import SLUG

MAX_DEPTH = 12
_SURROGATES = ("\ud800", "\udfff")


class Strict(BaseModel):
    """A model that takes nothing it does not know."""

    model_config = ConfigDict(extra="forbid")


def storable(text: str) -> str:
    """`text`, when PostgreSQL can hold it. Raises `ValueError`."""
    if "\x00" in text or any(_SURROGATES[0] <= character <= _SURROGATES[1] for character in text):
        raise ValueError("text holds a NUL character or a lone surrogate")
    return text


def storable_json(value: Any, depth: int = 0) -> Any:
    """`value`, when jsonb can hold it: storable text, finite numbers of 64 bits, at most 12 levels."""
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        storable(value)
    elif isinstance(value, dict):
        for name, member in value.items():
            storable(name)
            storable_json(member, depth + 1)
    elif isinstance(value, list):
        for item in value:
            storable_json(item, depth + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number is infinite or not a number")
    elif isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError("an integer has more than 64 bits")
    return value


Text = Annotated[str, StringConstraints(max_length=500), AfterValidator(storable)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)]
Slug = Annotated[str, StringConstraints(pattern=SLUG.pattern)]
JsonObject = Annotated[dict[str, Any], Field(max_length=500), AfterValidator(storable_json)]
Instant = Annotated[AwareDatetime, AfterValidator(lambda at: at.astimezone(UTC))]
"""An RFC 3339 time with its zone, brought to UTC."""
