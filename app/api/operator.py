"""Who acts: named by a header until people have accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header

from app.actions.errors import Refusal


class OperatorRequired(Refusal):
    """A person's act without its author."""

    code = "operator_required"
    status = 400


_Named = Annotated[
    str | None,
    Header(alias="Poste-Operator", max_length=80, description="who acts, 1 to 80 characters", examples=["m.dupont"]),
]


def _operator(name: _Named = None) -> str:
    if name is None or not name.strip():
        raise OperatorRequired("say who acts in the header Poste-Operator")
    return name.strip()


Operator = Annotated[str, Depends(_operator)]
