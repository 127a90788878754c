"""Kinds of equipment as JSON Schema, and their families."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Header, Path, Response

from app.actions.errors import NotFound
from app.api.answers import Responses, documented
from app.api.examples import shown
from app.api.inputs import Strict
from app.api.problem_types import MALFORMED, NOT_FOUND
from app.domain.kinds import FAMILIES, KINDS
from app.domain.vocabularies import VOCABULARIES

router = APIRouter(prefix="/api/v1", tags=["kinds"])

IfNoneMatch = Annotated[str | None, Header(alias="If-None-Match", max_length=1000)]
JsonSchema = dict[str, Any]
UNCHANGED: Responses = {304: {"description": "As you have it: If-None-Match is its ETag"}}
CONSTANT = UNCHANGED | documented(MALFORMED)


class Words(Strict):
    fr: str
    en: str


class HeartbeatShown(Strict):
    """Seconds between reports, and how many may be missed before the asset is stale."""

    period_s: float
    missed: int


class InterlockShown(Strict):
    """A rule checked when a claim is placed and again when a command is sent, but at `exempt_levels`.

    `inputs` are reported fields, no older than `fresh_s` seconds; `attributes` are described ones.
    """

    name: str
    rule: Words
    remedy: Words
    inputs: list[str]
    attributes: list[str]
    fresh_s: float | None
    exempt_levels: list[int]


class CapabilityShown(Strict):
    """Something equipment can be asked; `params` is a JSON Schema, `critical` says when two persons are needed.

    `slot` is the parameter that tells several properties of one asset apart. A command waits `ttl_s` seconds, and the
    equipment shows its effect within `answer_s` of acknowledging it; `repeatable` ones may be sent again.
    """

    name: str
    mode: Literal["held", "action"]
    label: Words
    critical: Words | None
    on_release: Literal["auto", "ask", "hold"]
    on_reconnect: Literal["auto", "ask", "hold"]
    on_takeover: Literal["auto", "ask", "hold"]
    slot: str | None
    ttl_s: float
    answer_s: float
    repeatable: bool
    interlocks: list[InterlockShown]
    params: JsonSchema


class KindShown(Strict):
    """A kind of equipment; `alarms` are as GET /alarms/definitions tells them.

    `state`, `measurements` and `attributes` are JSON Schemas; `x-unit` is UCUM, `x-labels` has the words of each code.
    """

    model_config = shown(KINDS["barrier"].schema())

    kind: str
    family: str
    label: Words
    symbol: str
    source: str
    mobile: bool
    map_value: str | None
    heartbeat: HeartbeatShown
    on_comm_loss: Words
    state: JsonSchema
    measurements: JsonSchema
    attributes: JsonSchema
    capabilities: list[CapabilityShown]
    alarms: list[dict[str, Any]]


class KindList(Strict):
    model_config = shown({"items": [KINDS["barrier"].schema()]})

    items: list[KindShown]


class Family(Strict):
    family: str
    label: Words
    kinds: list[str]


class FamilyList(Strict):
    model_config = shown(
        {
            "items": [
                {
                    "family": "access",
                    "label": {"fr": "Accès", "en": "Access"},
                    "kinds": ["access_point", "bollard", "barrier"],
                }
            ]
        }
    )

    items: list[Family]


class VocabularyShown(Strict):
    """What each code of a vocabulary is called."""

    vocabulary: str
    words: dict[str, Words]


class VocabularyList(Strict):
    model_config = shown({"items": [{"vocabulary": "health", "words": {"ok": {"fr": "Normal", "en": "Normal"}}}]})

    items: list[VocabularyShown]


def _constant(body: Any, if_none_match: str | None) -> Response:
    text = msgspec.json.encode(body)
    headers = {"ETag": f'"{hashlib.sha256(text).hexdigest()[:16]}"', "Cache-Control": "no-cache"}
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(text, media_type="application/json", headers=headers)


@router.get("/kinds", response_model=KindList, summary="Every kind of equipment", responses=CONSTANT)
async def list_kinds(if_none_match: IfNoneMatch = None) -> Response:
    """Every kind: fields with units and labels, capabilities, heartbeat, map symbol."""
    return _constant({"items": [kind.schema() for kind in KINDS.values()]}, if_none_match)


@router.get(
    "/kinds/{name}",
    response_model=KindShown,
    summary="One kind of equipment",
    responses=CONSTANT | documented(NOT_FOUND),
)
async def get_kind(name: Annotated[str, Path(examples=["luminaire"])], if_none_match: IfNoneMatch = None) -> Response:
    """One kind; panels and simulators are built from this."""
    kind = KINDS.get(name)
    if kind is None:
        raise NotFound(f"no kind {name!r:.80}: GET /api/v1/kinds lists them")
    return _constant(kind.schema(), if_none_match)


@router.get("/families", response_model=FamilyList, summary="Families of equipment", responses=CONSTANT)
async def list_families(if_none_match: IfNoneMatch = None) -> Response:
    """Families and the kinds in each."""
    families = [
        {
            "family": name,
            "label": VOCABULARIES["family"][name].schema(),
            "kinds": [kind.name for kind in KINDS.values() if kind.family == name],
        }
        for name in FAMILIES
    ]
    return _constant({"items": families}, if_none_match)


@router.get(
    "/vocabularies", response_model=VocabularyList, summary="Words of shared codes", responses=CONSTANT,
    name="list_vocabularies",
)  # fmt: skip
async def list_vocabularies(if_none_match: IfNoneMatch = None) -> Response:
    """What codes that are of no one kind are called: health, lifecycle, states, levels, roles. Those of a kind are
    beside each `enum` of its schemas, as `x-labels`.
    """
    told = [
        {"vocabulary": name, "words": {code: label.schema() for code, label in words.items()}}
        for name, words in VOCABULARIES.items()
    ]
    return _constant({"items": told}, if_none_match)
