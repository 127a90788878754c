"""Rules: which alarms are told to whom, and whom they make call."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import ConfigDict, Field, StringConstraints

from app.actions.edit_private import create_private, delete_private, replace_private
from app.api import notifying_examples as examples
from app.api.answers import BY_OPERATOR_CREATED, BY_OPERATOR_DELETED, BY_OPERATOR_REPLACED, FOUND, LISTED
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.inputs import Key, Slug, Strict, Text
from app.api.operator import Operator
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1/notification-rules", tags=["notifications"])

RuleId = Annotated[Key, Path(description="a rule's id", examples=["armoires"])]
Names = Annotated[list[Key], Field(max_length=200)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Transition = Literal[
    "raised", "acknowledged", "returned", "closed", "shelved", "unshelved", "suppressed", "unsuppressed",
    "out_of_service", "in_service", "commented", "assigned", "folded",
]  # fmt: skip


class HoursOfWeek(Strict):
    """Of each day in `days` (1 is Monday), from a local time to another; one at or before the first is the next day's.

    `holidays`: a public holiday counts as its weekday (`same`), `only` they count, or `never`.
    """

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True) | shown(examples.NIGHT)

    days: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(max_length=7)]
    start: Annotated[TimeOfDay, Field(alias="from")]
    end: Annotated[TimeOfDay, Field(alias="to")]
    holidays: Literal["same", "only", "never"] = "same"


class Plan(Strict):
    """Call the rota of `service` once nobody acknowledged for `after_s`; the next level every `step_s` seconds."""

    service: Key
    after_s: Annotated[int, Field(ge=0, le=86_400)]
    step_s: Annotated[int, Field(ge=1, le=86_400)]


class RuleFields(Strict):
    """What a list leaves empty it does not ask for; `hours` null is always. An escalation starts when an alarm is
    raised, whatever `transitions` are told to the receiver.
    """

    model_config = shown(without_id(examples.NEW_RULE))

    name: Text
    enabled: bool = True
    receiver: Key | None = None
    transitions: list[Transition] = Field(default=["raised"])
    priorities: list[Literal["critical", "high", "medium", "low"]] = Field(default_factory=list)
    families: Names = Field(default_factory=list)
    kinds: Names = Field(default_factory=list)
    definitions: Names = Field(default_factory=list)
    zones: Names = Field(default_factory=list)
    systems: Names = Field(default_factory=list)
    hours: HoursOfWeek | None = None
    escalation: Plan | None = None


class NewRule(RuleFields):
    model_config = shown(examples.NEW_RULE)

    id: Slug


class Rule(Strict):
    model_config = shown(examples.RULE)

    id: str
    name: str
    enabled: bool
    receiver: str | None
    transitions: list[str]
    priorities: list[str]
    families: list[str]
    kinds: list[str]
    definitions: list[str]
    zones: list[str]
    systems: list[str]
    hours: HoursOfWeek | None
    escalation: Plan | None
    version: int


class RulePage(Strict):
    model_config = page_of(examples.RULE)

    items: list[Rule]
    next: str | None


class RuleQuery(PageQuery):
    receiver: Key | None = None
    enabled: bool | None = None


@router.get("", response_model=RulePage, summary="Rules", responses=LISTED)
async def list_rules(ctx: Ctx, query: Annotated[RuleQuery, Query()]) -> Response:
    """Rules of notification."""
    return await page(ctx, "notification_rule", query, {"receiver": query.receiver, "enabled": query.enabled})


@router.get("/{rule}", response_model=Rule, summary="One rule", responses=FOUND)
async def get_rule(ctx: Ctx, rule: RuleId) -> Response:
    """One rule."""
    return await one(ctx, "notification_rule", rule)


@router.post("", status_code=201, response_model=Rule, summary="Create a rule", responses=BY_OPERATOR_CREATED)
async def post_rule(ctx: Ctx, new: NewRule, operator: Operator) -> Response:
    """Create a rule: it tells what happens from now on."""
    stored = await create_private(ctx.database, "notification_rule", new.model_dump(by_alias=True), operator)
    return versioned(stored, 201, location("notification-rules", new.id))


@router.put("/{rule}", response_model=Rule, summary="Replace a rule", responses=BY_OPERATOR_REPLACED)
async def put_rule(
    ctx: Ctx, rule: RuleId, fields: RuleFields, operator: Operator, if_match: IfMatch = None
) -> Response:
    """Replace a rule; what it queued and whom it is calling goes on. Needs If-Match."""
    document, expected = fields.model_dump(by_alias=True) | {"id": rule}, expected_version(if_match)
    return versioned(await replace_private(ctx.database, "notification_rule", document, expected, operator))


@router.delete("/{rule}", status_code=204, summary="Delete a rule", responses=BY_OPERATOR_DELETED)
async def remove_rule(ctx: Ctx, rule: RuleId, operator: Operator, if_match: IfMatch = None) -> None:
    """Delete a rule; what it queued and whom it is calling goes on. Needs If-Match."""
    expected, now = expected_version(if_match), ctx.clock.now()
    await delete_private(ctx.database, "notification_rule", rule, expected, operator, now)
