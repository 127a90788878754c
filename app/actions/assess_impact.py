"""Put an impact assessment on record (GDPR art. 35; AIPD)."""

from __future__ import annotations

import uuid
from dataclasses import replace

from app.actions.errors import InvalidRequest
from app.actions.legal_ports import Document
from app.actions.ports import Clock, Database
from app.domain.audit import Act
from app.domain.governance.assessments import Assessment
from app.domain.governance.processing import ACTIVITIES


async def assess_impact(database: Database, assessment: Assessment, clock: Clock) -> Document:
    """As stored under a new id: from now on it is what the register shows of its activity. Raises `InvalidRequest`."""
    assessment = replace(assessment, id=uuid.uuid4().hex, entered_at=clock.now())
    async with database.begin() as tx:
        told = {"reference": assessment.reference, "residual_risk": assessment.residual_risk}
        tx.audit.tell(Act("assessment.create", "activity", assessment.activity, "", told))
        if assessment.activity not in (names := [one.name for one in ACTIVITIES]):
            raise InvalidRequest(f"no activity {assessment.activity!r:.80}: one of {', '.join(names)}")
        if not assessment.done_on < assessment.review_on or assessment.done_on > assessment.entered_at.date():
            raise InvalidRequest("it was done by today, and is to be reviewed after")
        return await tx.legal.assess(assessment)
