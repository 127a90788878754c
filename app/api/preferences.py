"""What one has arranged of one's screen."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import AfterValidator, Field

from app.actions.arrange_screen import MOST_NAMES, arrange_screen, preferences_of
from app.api import identity_examples as examples
from app.api.answers import READS, documented
from app.api.context import Ctx
from app.api.examples import shown
from app.api.inputs import Slug, Strict, storable_json
from app.api.operator import Operator
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST, OPERATOR_REQUIRED

router = APIRouter(prefix="/api/v1", tags=["identity"])
_READ = documented(OPERATOR_REQUIRED, *READS)
_WRITE = documented(OPERATOR_REQUIRED, INVALID_REQUEST, BODY_TOO_LARGE, CONFLICT, *READS)


class Preferences(Strict):
    """`kept`: JSON values by name, the screen's own. 64 names and 16,384 characters at most."""

    model_config = shown(examples.PREFERENCES)

    kept: Annotated[dict[Slug, Any], Field(max_length=MOST_NAMES), AfterValidator(storable_json)]


@router.get("/session/preferences", summary="What I have arranged", responses=_READ, name="get_preferences")
async def get_preferences(ctx: Ctx, response: Response, operator: Operator) -> Preferences:
    """Of who is signed in; without accounts, of whom `Poste-Operator` names."""
    response.headers["Cache-Control"] = "no-store"
    return Preferences(kept=dict(await preferences_of(ctx.database, operator)))


@router.patch("/session/preferences", summary="Arrange my screen", responses=_WRITE, name="change_preferences")
async def patch_preferences(ctx: Ctx, changes: Preferences, operator: Operator) -> Preferences:
    """Each name given is replaced whole, or removed by null; others stay. The answer is all of them."""
    return Preferences(kept=dict(await arrange_screen(ctx.database, operator, changes.kept, ctx.clock)))
