"""The register of processing (GDPR art. 30), as JSON and as Markdown, made of the activities and the terms chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.governance.processing import ACTIVITIES, SECURITY, TRANSFERS, Activity, term_of
from app.domain.retention.categories import Terms

_NOT_SET = "not set (POSTE_CONTROLLER, POSTE_DATA_PROTECTION_CONTACT)"


@dataclass(frozen=True, slots=True)
class Controller:
    """Who is responsible, and how to reach the data protection officer; empty where it was not set."""

    name: str
    contact: str


def register(controller: Controller, terms: Terms) -> dict[str, Any]:
    """The register as JSON values."""
    return {
        "controller": controller.name,
        "data_protection_contact": controller.contact,
        "transfers": TRANSFERS,
        "security": list(SECURITY),
        "activities": [_told(one, terms) for one in ACTIVITIES],
    }


def markdown(controller: Controller, terms: Terms) -> str:
    """The register as a document."""
    return "\n".join(_lines(controller, terms)) + "\n"


def _told(one: Activity, terms: Terms) -> dict[str, Any]:
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
    }


def _lines(controller: Controller, terms: Terms) -> Iterator[str]:
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
        yield f"| tables | {', '.join(f'`{table}`' for table in one.tables)} |"


def _bullets(items: Sequence[str]) -> Iterator[str]:
    for item in items:
        yield f"- {item}"


def _list(items: Sequence[str]) -> str:
    return "; ".join(items)
