"""Certificates of deletion, and the register of processing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.errors import NotFound
from app.actions.terms import terms_of
from app.api import governance_examples as shown_as
from app.api.answers import FOUND, LISTED, READS, documented
from app.api.context import Context, Ctx
from app.api.control_query import ListQuery, listed
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Strict
from app.api.legal_holds import Category
from app.domain.governance.french import in_french
from app.domain.governance.register import Controller, OnRecord, markdown, register
from app.storage.views import control, governance

router = APIRouter(prefix="/api/v1", tags=["governance"])

MARKDOWN = "text/markdown"
Number = Annotated[int, Path(ge=1, lt=2**63, examples=[1])]


class DeletedPart(Strict):
    """Rows of a table or partition, dated `first` to `last`; `held` of them were set aside under a legal hold."""

    what: str
    first: Instant | None
    last: Instant | None
    rows: int
    held: int


class Certified(Strict):
    """`previous` is the SHA-256 of the certificate before, over its RFC 8785 canonical JSON; 64 zeros: the first."""

    number: int
    at: Instant
    category: Category
    reason: Literal["term", "erasure", "hold_lifted"]
    article: str
    reference: str
    deleted: list[DeletedPart]
    previous: str


class Certificate(Strict):
    """`signature` is Ed25519 by `key` over the RFC 8785 canonical JSON of `certificate`; both are base64."""

    model_config = shown(shown_as.CERTIFICATE)

    certificate: Certified
    key: str
    signature: str


class CertificatePage(Strict):
    model_config = page_of(shown_as.CERTIFICATE)

    items: list[Certificate]
    next: str | None


class DeletionsQuery(ListQuery):
    category: Category | None = None
    reason: Literal["term", "erasure", "hold_lifted"] | None = None
    since: Annotated[Instant | None, Field(alias="from", description="certified from, included")] = None
    until: Annotated[Instant | None, Field(alias="to", description="certified before")] = None


class Words(Strict):
    fr: str
    en: str


class ImpactAssessment(Strict):
    """GDPR art. 35: `because` is why one is needed, empty where none is; the rest is the newest on record."""

    standing: Literal["not_needed", "missing", "overdue", "on_record"]
    because: str
    reference: str | None
    done_on: date | None
    residual_risk: Literal["low", "medium", "high"] | None
    opinion: Literal["favourable", "reserved", "unfavourable"] | None
    review_on: date | None


class Activity(Strict):
    """One activity of processing (GDPR art. 30-1)."""

    name: str
    label: Words
    purposes: list[str]
    legal_basis: str
    people: list[str]
    data: list[str]
    recipients: list[str]
    tables: list[str]
    category: Category
    kept: str
    assessment: ImpactAssessment


class Register(Strict):
    """GDPR art. 30. Empty `controller` or contact: POSTE_CONTROLLER, POSTE_DATA_PROTECTION_CONTACT are not set."""

    model_config = shown(shown_as.REGISTER)

    controller: str
    data_protection_contact: str
    transfers: str
    security: list[str]
    activities: list[Activity]


@router.get("/deletions", response_model=CertificatePage, summary="Certificates of deletion", responses=LISTED)
async def list_deletions(ctx: Ctx, query: Annotated[DeletionsQuery, Query()]) -> Response:
    """What was deleted, why and when: signed, each chained to the one before."""
    return await listed(ctx, governance.DELETIONS, query)


@router.get("/deletions/{number}", response_model=Certificate, summary="One certificate of deletion", responses=FOUND)
async def get_deletion(ctx: Ctx, number: Number) -> Response:
    """One certificate."""
    async with ctx.database.read() as tx:
        body = await control.one(tx.raw, governance.DELETIONS, {"number": number})
    if body is None:
        raise NotFound(f"there is no certificate {number}")
    return Response(body, media_type="application/json")


class RegisterQuery(Strict):
    """Which of the two languages its texts are in."""

    language: Literal["fr", "en"] = "en"


@router.get(
    "/register-of-processing",
    summary="The register of processing",
    response_model=Register,
    responses=documented(*READS),
)
async def get_register(ctx: Ctx, query: Annotated[RegisterQuery, Query()]) -> dict[str, Any]:
    """What is processed of people, why, for how long here."""
    told = register(_controller(ctx), terms_of(ctx.settings), await _record(ctx))
    return in_french(told) if query.language == "fr" else told


@router.get(
    "/register-of-processing.md",
    response_class=Response,
    summary="The register of processing, to be printed",
    responses={200: {"content": {MARKDOWN: {"schema": {"type": "string"}, "example": "# Register"}}}},
)
async def get_register_document(ctx: Ctx) -> Response:
    """The same as Markdown."""
    text = markdown(_controller(ctx), terms_of(ctx.settings), await _record(ctx))
    return Response(text, media_type=MARKDOWN)


async def _record(ctx: Context) -> OnRecord:
    async with ctx.database.read() as tx:
        found = await tx.legal.assessments()
    return OnRecord(found, ctx.clock.now().astimezone(ctx.settings.zone).date())


def _controller(ctx: Context) -> Controller:
    return Controller(ctx.settings.controller, ctx.settings.data_protection_contact)
