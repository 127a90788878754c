"""What a person may ask about images of themselves (CSI R253-6): by when it is answered, and why it may be refused."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from app.domain.kinds.fields import Label

Right = Literal["access", "erasure", "restriction", "objection"]
Status = Literal["received", "examining", "answered", "refused"]
Outcome = Literal["images_shown", "copy_given", "images_erased", "images_restricted", "no_image"]
Ground = Literal["state_security", "defence", "public_safety", "judicial_proceedings", "third_parties"]
ARTICLE = "CSI R253-6"
NO_RIGHT_TO_OBJECT = "no_right_to_object"
GROUNDS: Mapping[Ground, Label] = {
    "state_security": Label("Sûreté de l’État", "State security"),
    "defence": Label("Défense", "Defence"),
    "public_safety": Label("Sécurité publique", "Public safety"),
    "judicial_proceedings": Label(
        "Procédures engagées devant les juridictions, ou opérations préliminaires",
        "Judicial proceedings under way, or what prepares them",
    ),
    "third_parties": Label("Droit des tiers", "Rights of third parties"),
}
"""The closed list of what a request may be refused for."""
OUTCOMES: Mapping[Right, tuple[Outcome, ...]] = {
    "access": ("images_shown", "copy_given", "no_image"),
    "erasure": ("images_erased", "no_image"),
    "restriction": ("images_restricted", "no_image"),
    "objection": (),
}
"""What can come of each right; objection has no other answer than that it does not exist."""
NEAR = timedelta(days=7)
"""A request still open so long before its deadline is alarmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRequest:
    """As it is received: what a person asks of images taken at `place` by `cameras` within `seen_from` and `seen_to`.
    `reference` is the office's own and names nobody; `description` is what to know them by.
    """

    id: str
    reference: str
    right: Right
    received_on: date
    due_on: date
    person: str
    contact: str
    place: str
    cameras: tuple[str, ...]
    seen_from: datetime
    seen_to: datetime
    description: str
    entered_at: datetime
    entered_by: str


def due_on(received: date) -> date:
    """The last day to answer: a month after (GDPR art. 12-3), the last of a month that has no such day (Regulation
    1182/71 art. 3-2-c).
    """
    year, month = divmod(received.year * 12 + received.month, 12)
    return date(year, month + 1, min(received.day, monthrange(year, month + 1)[1]))
