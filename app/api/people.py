"""People who may be on call: personal data, never journalled, erased on request."""

from __future__ import annotations

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Path, Query, Response
from pydantic import AfterValidator, StringConstraints

from app.actions.edit_private import create_private, delete_private, replace_private
from app.api import notifying_examples as examples
from app.api.answers import BY_OPERATOR_CREATED, BY_OPERATOR_REPLACED, FOUND, LISTED, PERSON_DELETED
from app.api.context import Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Key, Strict, Text
from app.api.notification_receivers import Secret, webhook_address
from app.api.operator import Operator
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1/people", tags=["on-call"])

PersonId = Annotated[Key, Path(description="a person's id", examples=[examples.PERSON_ID])]
Phone = Annotated[str, StringConstraints(pattern=r"^(\+?[0-9 ().-]{3,30})?$")]
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^([^@\s<>,;]+@[^@\s<>,;]+)?$")]


class PersonFields(Strict):
    """Empty texts where there is none. `secret` signs what the webhook is sent (see receivers); it is never shown."""

    model_config = shown(examples.NEW_PERSON)

    name: Text
    phone: Phone = ""
    email: Email = ""
    webhook: Annotated[Text, AfterValidator(lambda text: webhook_address(text) if text else text)] = ""
    secret: Secret | None = None


class Person(Strict):
    model_config = shown(examples.PERSON)

    id: str
    name: str
    phone: str
    email: str
    webhook: str
    version: int


class PersonPage(Strict):
    model_config = page_of(examples.PERSON)

    items: list[Person]
    next: str | None


@router.get("", response_model=PersonPage, summary="People", responses=LISTED)
async def list_people(ctx: Ctx, query: Annotated[PageQuery, Query()]) -> Response:
    """People who may be on call."""
    return await page(ctx, "person", query, {}, drop="secret")


@router.get("/{person}", response_model=Person, summary="One person", responses=FOUND)
async def get_person(ctx: Ctx, person: PersonId) -> Response:
    """One person."""
    return await one(ctx, "person", person, drop="secret")


@router.post("", status_code=201, response_model=Person, summary="Add a person", responses=BY_OPERATOR_CREATED)
async def post_person(ctx: Ctx, new: PersonFields, operator: Operator) -> Response:
    """Add a person; the id says nothing of them, so that what keeps it keeps no name."""
    person = uuid4().hex
    stored = await create_private(ctx.database, "person", new.model_dump() | {"id": person}, operator)
    return versioned(stored, 201, location("people", person))


@router.put("/{person}", response_model=Person, summary="Replace a person", responses=BY_OPERATOR_REPLACED)
async def put_person(
    ctx: Ctx, person: PersonId, fields: PersonFields, operator: Operator, if_match: IfMatch = None
) -> Response:
    """Replace what is known of a person. Needs If-Match."""
    document, expected = fields.model_dump() | {"id": person}, expected_version(if_match)
    return versioned(await replace_private(ctx.database, "person", document, expected, operator))


@router.delete("/{person}", status_code=204, summary="Erase a person", responses=PERSON_DELETED)
async def remove_person(ctx: Ctx, person: PersonId, operator: Operator, if_match: IfMatch = None) -> None:
    """Erase a person for good (GDPR art. 17), also what they were noted to have said; where a rota named them it has a
    gap. Needs If-Match.
    """
    await delete_private(ctx.database, "person", person, expected_version(if_match), operator, ctx.clock.now())
