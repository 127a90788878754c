"""Who may see a camera's images: individual, dated authorisations by category of agent, commune and purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.origins import Origin, may_order
from app.domain.video.purposes import PURPOSES, declared

FAMILY = "video"
Category = Literal["municipal", "inter_communal", "state_service", "fire_service"]
CATEGORIES: tuple[Category, ...] = ("municipal", "inter_communal", "state_service", "fire_service")
OWN_ROUTE: frozenset[Category] = frozenset({"state_service", "fire_service"})
"""Police, gendarmerie, customs and fire service: by the prefect's order, in the communes it names, or in all."""


MASKS_FIRST = (
    "nobody has attested that its privacy masks hide the inside and the entrances of dwellings: have them checked, then"
    " POST /api/v1/video/mask-attestations"
)
TAKES_IMAGES = frozenset({"snapshot"})
"""Actions by which equipment of the family takes an image: asked for as a view is, never as a command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """One agent's, from `starts_on` to `ends_on` (both included). `communes` are INSEE codes; `order_ref` is the act
    that designates the agent, `prefect_agreement` the prefect's, which agents of an inter-communal body need.
    """

    id: str
    agent: str
    category: Category
    communes: frozenset[str]
    purposes: frozenset[str]
    order_ref: str
    prefect_agreement: str
    starts_on: date
    ends_on: date
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """What decides on a camera's side; `purpose` as its attribute has it."""

    id: str
    commune: str | None
    purpose: str
    authorisation_ref: str
    authorised_until: date | None
    masks_attested: bool


@dataclass(frozen=True, slots=True)
class Denied:
    """Why images are not shown, by which article."""

    code: str
    article: str
    reason: str


def may_view(
    held: Sequence[Authorisation], camera: Camera, purpose: str, reason: str, origin: Origin, today: date
) -> Authorisation | Denied:
    """The agent's authorisation under which they see `camera` for `purpose`, or why they do not. `held` are theirs."""
    return _asked(purpose, reason) or permitted(held, camera, purpose, origin, today)


def permitted(
    held: Sequence[Authorisation], camera: Camera, purpose: str, origin: Origin, today: date
) -> Authorisation | Denied:
    """What `may_view` answers to who gives a reason, for one of the law's purposes."""
    if denied := _installed(camera, purpose, today):
        return denied
    if not may_order(origin, FAMILY):
        return Denied("not_a_person", "CSI R253-3", "only persons are designated to see images, and no program is one")
    if not held:
        return Denied("no_authorisation", "CSI R253-3", "no authorisation designates this person by name")
    current = [one for one in held if not one.withdrawn and one.starts_on <= today <= one.ends_on]
    if not current:
        return Denied("authorisation_expired", "CSI R253-3", "the authorisation is not in force today")
    refusals = [(one, _refusal(one, camera, purpose)) for one in current]
    granted = next((one for one, refusal in refusals if refusal is None), None)
    return granted or _first(refusal for _, refusal in refusals)


def _asked(purpose: str, reason: str) -> Denied | None:
    if purpose not in PURPOSES:
        return Denied("unlawful_purpose", "CSI L251-2", f"the purpose is none of the law's: {', '.join(PURPOSES)}")
    if not reason.strip():
        return Denied("no_reason", "CSI R253-5", "a reason is entered in the register: say why")
    return None


def _installed(camera: Camera, purpose: str, today: date) -> Denied | None:
    if not camera.authorisation_ref or camera.authorised_until is None:
        return Denied("camera_not_authorised", "CSI L252-1", "the camera carries no prefect’s authorisation")
    if camera.authorised_until < today:
        ended = camera.authorised_until.isoformat()
        return Denied("camera_authorisation_expired", "CSI L252-4", f"the prefect’s authorisation ended on {ended}")
    if _beyond_five_years(camera.authorised_until, today):
        return Denied("camera_authorised_too_long", "CSI L252-4", "none lasts over five years: check its end")
    if not camera.masks_attested:
        return Denied("masks_not_attested", "CSI L251-3", MASKS_FIRST)
    if purpose not in declared(camera.purpose):
        return Denied("not_the_cameras_purpose", "CSI L251-2", "the camera was not authorised for this purpose")
    if camera.commune is None:
        return Denied("commune_unknown", "CSI L132-14-1", "no commune is known for the camera: nobody is competent")
    return None


def _beyond_five_years(until: date, today: date) -> bool:
    return (until.year - 5, until.month, until.day) > (today.year, today.month, today.day)


def _refusal(one: Authorisation, camera: Camera, purpose: str) -> Denied | None:
    everywhere = one.category in OWN_ROUTE and not one.communes
    if not everywhere and camera.commune not in one.communes:
        return Denied("other_commune", "CSI L132-14-1", f"the authorisation does not extend to {camera.commune}")
    if one.category == "inter_communal" and not one.prefect_agreement:
        return Denied("no_prefect_agreement", "CSI L132-14-1", "an inter-communal agent needs the prefect’s agreement")
    if purpose not in one.purposes:
        return Denied("purpose_not_covered", "CSI R253-3", "the authorisation does not extend to this purpose")
    return None


def _first(refusals: Iterable[Denied | None]) -> Denied:
    return next(refusal for refusal in refusals if refusal is not None)
