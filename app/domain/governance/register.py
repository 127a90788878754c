"""The register of processing (GDPR art. 30), as JSON and as Markdown, made of the activities and the terms chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.governance.assessments import Assessment, told
from app.domain.governance.processing import ACTIVITIES, SECURITY, TRANSFERS, Activity, term_of
from app.domain.retention.categories import Terms

_NOT_SET = "not set (POSTE_CONTROLLER, POSTE_DATA_PROTECTION_CONTACT)"


@dataclass(frozen=True, slots=True)
class Controller:
    """Who is responsible, and how to reach the data protection officer; empty where it was not set."""

    name: str
    contact: str


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The newest impact assessment of each activity that has one, and the day they are judged on."""

    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    today: date = date.min


def register(controller: Controller, terms: Terms, record: OnRecord) -> dict[str, Any]:
    """The register as JSON values."""
    return {
        "controller": controller.name,
        "data_protection_contact": controller.contact,
        "transfers": TRANSFERS,
        "security": list(SECURITY),
        "activities": [_told(one, terms, record) for one in ACTIVITIES],
    }


def markdown(controller: Controller, terms: Terms, record: OnRecord) -> str:
    """The register as a document."""
    return "\n".join(_lines(controller, terms, record)) + "\n"


def _told(one: Activity, terms: Terms, record: OnRecord) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label.schema(),
        "purposes": list(one.purposes),
        "legal_basis": one.legal_basis,
        "people": list(one.people),
        "data": list(one.data),
        "recipients": list(one.recipients),
        "tables": list(one.tables),
        "category": one.category.value,
        "kept": term_of(one, terms),
        "assessment": told(one, record.assessments.get(one.name), record.today),
    }


def _lines(controller: Controller, terms: Terms, record: OnRecord) -> Iterator[str]:
    yield "# Registre des activités de traitement / Register of processing"
    yield "\nGDPR art. 30. Written from `app/domain/governance/processing.py`; do not edit by hand."
    yield f"\n- Responsable / controller: {controller.name or _NOT_SET}"
    yield f"- Délégué à la protection des données / data protection officer: {controller.contact or _NOT_SET}"
    yield f"- Transfers to third countries: {TRANSFERS}"
    yield "\n## Security (art. 32)\n"
    yield from _bullets(SECURITY)
    for one in ACTIVITIES:
        yield f"\n## {one.label.fr} / {one.label.en}\n"
        yield "| | |\n|---|---|"
        yield f"| purposes | {_list(one.purposes)} |"
        yield f"| legal basis | {one.legal_basis} |"
        yield f"| people | {_list(one.people)} |"
        yield f"| data | {_list(one.data)} |"
        yield f"| recipients | {_list(one.recipients)} |"
        yield f"| kept | {term_of(one, terms)} |"
        found = told(one, record.assessments.get(one.name), record.today)
        yield f"| impact assessment (art. 35) | {_assessed(found)} |"
        yield f"| tables | {', '.join(f'`{table}`' for table in one.tables)} |"


def _assessed(found: Mapping[str, Any]) -> str:
    if found["standing"] in ("missing", "not_needed"):
        return f"none on record; needed: {found['because']}" if found["because"] else "not needed"
    late = ", overdue" if found["standing"] == "overdue" else ""
    return (
        f"{found['reference']} of {found['done_on']}: residual risk {found['residual_risk']}, opinion"
        f" {found['opinion']}, to be reviewed on {found['review_on']}{late}"
    )


def _bullets(items: Sequence[str]) -> Iterator[str]:
    for item in items:
        yield f"- {item}"


def _list(items: Sequence[str]) -> str:
    return "; ".join(items)
