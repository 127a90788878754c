"""Who acts: until accounts exist, people say their name in a header; every write of the control room needs it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header
from pydantic import AfterValidator, StringConstraints

from app.api.inputs import storable

Operator = Annotated[
    str,
    StringConstraints(min_length=1, max_length=80, strip_whitespace=True),
    AfterValidator(storable),
    Header(alias="Poste-Operator", description="who acts", examples=["a.martin"]),
]
