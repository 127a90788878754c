"""Claims: who wants what of equipment, until when, and by whose order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Path, Query, Response
from pydantic import AfterValidator, Field, StringConstraints

from app.actions.errors import NotFound
from app.actions.judge_request import MOST_ASSETS, Asked
from app.actions.place_request import place_request
from app.actions.release_claims import extend_claim, release_claim
from app.actions.second_person import Second
from app.api import control_examples as shown_as
from app.api.answers import CLAIM_EXTENDED, FOUND, LISTED, RELEASED, REQUESTED
from app.api.asset_query import AssetSearch
from app.api.caller import CurrentCaller
from app.api.context import Context, Ctx
from app.api.control_query import OfAssets, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, JsonObject, Key, Slug, Strict, Text, storable
from app.api.operator import Operator
from app.api.requests import Request, answered, city_of
from app.domain.claims import OrderedBy
from app.domain.origins import Origin
from app.storage.views import control

router = APIRouter(prefix="/api/v1", tags=["claims"])

ClaimId = Annotated[int, Path(ge=1, lt=2**63, examples=[12])]
Level = Annotated[int, Field(ge=1, le=8, description="1 life safety … 8 default; the lowest number wins")]
IdempotencyKey = Annotated[
    str | None,
    StringConstraints(min_length=1, max_length=200),
    AfterValidator(lambda text: storable(text) if text else text),
    Header(alias="Idempotency-Key", description="asked again under the same key, a request is not placed again"),
]
SecondCode = Annotated[
    str | None,
    StringConstraints(max_length=40),
    Header(alias="Poste-Second-Code", description="the on-call manager's one-time code, said over the telephone"),
]


class Selection(AssetSearch):
    """Assets by id, or by every filter that lists take, polygon included; resolved once, when the request is placed."""

    ids: Annotated[list[Slug], Field(default_factory=list, max_length=MOST_ASSETS)]
    limit: Annotated[int, Field(exclude=True)] = 100
    cursor: Annotated[str, Field(exclude=True)] = ""
    sort: Annotated[Literal["id"], Field(exclude=True)] = "id"
    at: Annotated[None, Field(exclude=True)] = None


class Order(Strict):
    """Who ordered it, through which channel, when, and under which reference."""

    authority: Key
    name: Key
    channel: Key
    at: Instant
    reference: Text = ""

    def domain(self) -> OrderedBy:
        return OrderedBy(self.authority, self.name, self.channel, self.at, self.reference)


class NewRequest(Strict):
    """What is asked of the selection. `reason` is required at levels 1 to 3; `holder` is the person who asks unless a
    scenario or programme holds it.
    """

    capability: Key
    value: JsonObject = Field(default_factory=dict)
    level: Level
    reason: Text = ""
    holder: Key | None = None
    ordered_by: Order | None = None
    selection: Selection

    def asked(self, verb: str, person: str, origin: Origin, key: str | None, **more: Any) -> Asked:
        named = self.selection.model_dump(mode="json", exclude_defaults=True)
        fields: dict[str, Any] = {
            "starts_at": None, "expires_at": None, "ends_at": None, "protected": False, **more,
        }  # fmt: skip
        return Asked(
            verb=verb,
            person=person,
            origin=origin,
            holder=self.holder or person,
            capability=self.capability,
            value=self.value,
            level=self.level,
            reason=self.reason,
            ordered_by=self.ordered_by.domain() if self.ordered_by else None,
            idempotency_key=key,
            selection=named,
            **fields,
        )


class NewClaim(NewRequest):
    """`expires_at` left out takes the default of its level; `ends_at` is when the permit, incident or event ends. A
    `protected` claim is overridden by two persons only.
    """

    model_config = shown(shown_as.NEW_CLAIM)

    starts_at: Instant | None = None
    expires_at: Instant | None = None
    ends_at: Instant | None = None
    protected: bool = False


class NewAction(NewRequest):
    """A one-off action."""

    model_config = shown(shown_as.NEW_ACTION)


class Claim(Strict):
    """A claim as it was placed. `released_at` null: it stands, from `starts_at` to `expires_at`."""

    model_config = shown(shown_as.CLAIM)

    id: int
    asset: str
    property: str
    capability: str
    level: int
    holder: str
    value: dict[str, Any]
    reason: str
    protected: bool
    ordered_by: dict[str, Any] | None
    placed_at: Instant
    placed_by: str
    starts_at: Instant
    expires_at: Instant | None
    extended_at: Instant | None
    extended_by: str | None
    released_at: Instant | None
    released_by: str | None
    release_reason: str | None
    request: str | None


class ClaimPage(Strict):
    model_config = page_of(shown_as.CLAIM)

    items: list[Claim]
    next: str | None


class ClaimsQuery(OfAssets):
    property: Key | None = None
    level: Annotated[int | None, Field(ge=1, le=8)] = None
    holder: Key | None = None
    request: Slug | None = None
    standing: bool | None = None


class Extension(Strict):
    model_config = shown({"expires_at": shown_as.LATER})

    expires_at: Instant


class Letting(Strict):
    """Why it is let go of."""

    reason: Text = ""


@router.post("/claims", status_code=201, response_model=Request, summary="Place a claim", responses=REQUESTED)
async def post_claim(
    ctx: Ctx,
    new: NewClaim,
    operator: Operator,
    caller: CurrentCaller,
    key: IdempotencyKey = None,
    code: SecondCode = None,
) -> Response:
    """Claim a capability of one asset or a selection, in one transaction. The answer says asset by asset what became of
    it; where two persons are needed and no code is given, it waits with nothing placed (`status` `waiting`).
    """
    timing = new.model_dump(include={"starts_at", "expires_at", "ends_at", "protected"})
    return await _place(ctx, new.asked("claim", operator, caller.origin, key, **timing), new, operator, code)


@router.post("/actions", status_code=201, response_model=Request, summary="Ask a one-off action", responses=REQUESTED)
async def post_action(
    ctx: Ctx,
    new: NewAction,
    operator: Operator,
    caller: CurrentCaller,
    key: IdempotencyKey = None,
    code: SecondCode = None,
) -> Response:
    """Camera snapshot, message played, reboot, open once, lamp test: a command without a claim."""
    return await _place(ctx, new.asked("action", operator, caller.origin, key), new, operator, code)


async def _place(ctx: Context, asked: Asked, new: NewRequest, operator: str, code: str | None) -> Response:
    second = Second(operator, code) if code else None
    wanted = new.selection.wanted()
    return answered(await place_request(ctx.database, asked, wanted, second, ctx.clock, city_of(ctx)), 201)


@router.get("/claims", response_model=ClaimPage, summary="Claims", responses=LISTED)
async def list_claims(ctx: Ctx, query: Annotated[ClaimsQuery, Query()]) -> Response:
    """Claims, those that no longer stand included unless `standing=true`."""
    return await listed(ctx, control.CLAIMS, query)


@router.get("/claims/{claim}", response_model=Claim, summary="One claim", responses=FOUND)
async def get_claim(ctx: Ctx, claim: ClaimId) -> Response:
    """One claim."""
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, control.CLAIMS, {"id": claim})
    if body is None:
        raise NotFound(f"there is no claim {claim}")
    return Response(body, media_type="application/json")


@router.patch("/claims/{claim}", response_model=Claim, summary="Hold a claim longer", responses=CLAIM_EXTENDED)
async def patch_claim(ctx: Ctx, claim: ClaimId, extension: Extension, operator: Operator) -> Response:
    """Move a claim's end, within what its level allows."""
    await extend_claim(ctx.database, claim, extension.expires_at, operator, ctx.clock, city_of(ctx))
    return await get_claim(ctx, claim)


@router.delete("/claims/{claim}", status_code=204, summary="Release a claim", responses=RELEASED)
async def remove_claim(ctx: Ctx, claim: ClaimId, operator: Operator, letting: Annotated[Letting, Query()]) -> None:
    """Let go of a claim: what it held goes to the next in the priority array, as the capability's `on_release` says."""
    await release_claim(ctx.database, claim, operator, letting.reason, ctx.clock, city_of(ctx))
