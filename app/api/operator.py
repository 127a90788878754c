"""Who acts: the name of the person at the desk, told with every order."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header
from starlette.requests import HTTPConnection

from app.actions.errors import Refusal
from app.api.caller import caller_of
from app.api.inputs import storable

HEADER = "Poste-Operator"
MAX_CHARACTERS = 80


class OperatorRequired(Refusal):
    """An order without the name of who gives it."""

    code = "operator_required"
    status = 400


def _operator(
    connection: HTTPConnection,
    name: Annotated[
        str | None,
        Header(
            alias=HEADER,
            description="who acts, 1 to 80 characters; missing: 400. Who is signed in is known, and this is not read",
            examples=["m.durand"],
        ),
    ] = None,
) -> str:
    """The acting person. Raises `OperatorRequired`."""
    if known := caller_of(connection).name:
        return known
    told = named(name or "")
    if not told:
        raise OperatorRequired("say who acts with the header Poste-Operator, 1 to 80 characters")
    return told


def named(header: str) -> str:
    """The name a header gives; empty where it gives none."""
    told = _text(header).strip()
    return told if len(told) <= MAX_CHARACTERS else ""


def _text(name: str) -> str:
    """Headers come as Latin-1; names are written in UTF-8 (RFC 9110 5.5 leaves it to us)."""
    try:
        return storable(name.encode("latin-1").decode())
    except (UnicodeError, ValueError):
        return name if name.isprintable() else ""


Operator = Annotated[str, Depends(_operator)]
"""The acting person, required."""
