"""How long things are kept here, and at most: the table of docs/retention.md as the settings leave it."""

from __future__ import annotations

from fastapi import APIRouter

from app.actions.terms import terms_of
from app.api import governance_examples as shown_as
from app.api.context import Ctx
from app.api.deletions import Words
from app.api.examples import shown
from app.api.inputs import Strict
from app.api.legal_holds import Category
from app.domain.governance.french import FRENCH
from app.domain.retention.categories import RULES, Rule, Terms

router = APIRouter(prefix="/api/v1", tags=["governance"])


class Term(Strict):
    """Kept for `days`, which `setting` chooses where there is one (0: for good, or until a person is erased), and for
    `cap_days` at most, by `article`.
    """

    model_config = shown(shown_as.TERM)

    category: Category
    label: Words
    holds: Words
    days: int
    cap_days: int | None
    setting: str
    article: Words


class AllTerms(Strict):
    model_config = shown({"items": [shown_as.TERM]})

    items: list[Term]


@router.get("/retention", summary="How long things are kept")
async def list_terms(ctx: Ctx) -> AllTerms:
    """Each category of data with its term here and its legal cap."""
    terms = terms_of(ctx.settings)
    return AllTerms(items=[_told(rule, terms) for rule in RULES.values()])


def _told(rule: Rule, terms: Terms) -> Term:
    return Term.model_validate(
        {
            "category": rule.category.value,
            "label": rule.label.schema(),
            "holds": rule.holds.schema(),
            "days": terms.of(rule.category),
            "cap_days": rule.cap_days,
            "setting": rule.variable,
            "article": {"fr": FRENCH[rule.article], "en": rule.article},
        }
    )
