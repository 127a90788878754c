"""Data protection impact assessments (GDPR art. 35; AIPD): which activities need one, and what is on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from app.domain.governance.processing import Activity

Risk = Literal["low", "medium", "high"]
Opinion = Literal["favourable", "reserved", "unfavourable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One of `activity`, done on a day, with the risk that is left, the data protection officer's opinion (GDPR art.
    35-2), and the day it is to be reviewed (art. 35-11). The newest of an activity counts.
    """

    id: str
    activity: str
    reference: str
    done_on: date
    residual_risk: Risk
    opinion: Opinion
    remarks: str
    review_on: date
    entered_at: datetime
    entered_by: str


Standing = Literal["not_needed", "missing", "overdue", "on_record"]


def standing(activity: Activity, found: Assessment | None, today: date) -> Standing:
    """What the register says of an activity."""
    if found is None:
        return "missing" if activity.assessed_because else "not_needed"
    return "overdue" if found.review_on < today else "on_record"


def told(activity: Activity, found: Assessment | None, today: date) -> Mapping[str, Any]:
    """The same as JSON values, with why one is needed."""
    return {
        "standing": standing(activity, found, today),
        "because": activity.assessed_because,
        "reference": found.reference if found else None,
        "done_on": found.done_on.isoformat() if found else None,
        "residual_risk": found.residual_risk if found else None,
        "opinion": found.opinion if found else None,
        "review_on": found.review_on.isoformat() if found else None,
    }
