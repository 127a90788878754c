"""What of a person may be erased on request, and what the law has kept (GDPR art. 17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is kept though its erasure was asked: article and words."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one source: rows erased, rows that still name the person, and why those do (None where none does)."""

    source: str
    erased: int
    kept: int
    ground: Ground | None


REGISTER = Ground("CSI R253-5; GDPR art. 17-3-b", "the law has the register of images kept for three years, unchanged")
TRAIL = Ground("GDPR art. 17-3-b, 32", "who acted is proof of what was done; it goes after three years")
OPERATION = Ground(
    "GDPR art. 17-3-b",
    "the record of a public service: it goes by its term (POSTE_JOURNAL_DAYS), see docs/retention.md",
)
SECURITY = Ground("GDPR art. 17-3-b, 32", "who gave access or changed a setting is part of the security of processing")
OBLIGED = Ground("GDPR art. 17-3-b", "the law has it shown who attested, checked and assessed what")
CLAIMS = Ground("GDPR art. 17-3-e", "needed to establish, exercise or defend legal claims")
_KEPT: Mapping[str, Ground] = {
    "images_seen": REGISTER,
    "extracts": REGISTER,
    "video_authorisations": REGISTER,
    "acts": TRAIL,
    "acts_about": Ground(
        "CSI R253-5; GDPR art. 17-3-b, 17-3-e", "what acts on images tell, and what a legal hold names, is kept"
    ),
    "claims": OPERATION,
    "requests": OPERATION,
    "lockouts": OPERATION,
    "freezes": OPERATION,
    "alarms": OPERATION,
    "alarm_steps": OPERATION,
    "escalations_answered": OPERATION,
    "on_call_codes": SECURITY,
    "journal": OPERATION,
    "tokens_created": SECURITY,
    "alarm_overrides": SECURITY,
    "field_credentials": SECURITY,
    "image_requests": Ground("CSI R253-6; GDPR art. 17-3-b", "a request that is not answered yet: answer it first"),
    "image_requests_closed": TRAIL,
    "mask_attestations": OBLIGED,
    "video_signs": OBLIGED,
    "assessments": OBLIGED,
    "legal_holds": CLAIMS,
}


def outcomes(before: Mapping[str, int], after: Mapping[str, int]) -> list[Outcome]:
    """What an erasure did, by how many rows of each source named the person before and after."""
    return [
        Outcome(source, count - after[source], after[source], _KEPT[source] if after[source] else None)
        for source, count in before.items()
        if count
    ]


def content_is_kept(action: str) -> Ground | None:
    """Whether what an act tells of people must stay: acts on images (CSI R253-5)."""
    return REGISTER if action.startswith(("video.", "video_")) else None
