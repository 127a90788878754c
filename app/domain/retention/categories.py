"""The one table of retention: what is kept, for how long, how long at most, and by which article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.kinds.fields import Label

THREE_YEARS_IN_WHOLE_DAYS = 1094
"""365 x 3 less one: a day's partition goes when all of it is past its term."""


SIX_YEARS_IN_DAYS = 2191


class Category(StrEnum):
    """What data is, as far as it decides how long it is kept."""

    READINGS = "readings"
    POSITIONS = "positions"
    ROLLUPS = "rollups"
    JOURNAL = "journal"
    INBOX = "inbox"
    VIDEO = "video"
    AUDIT = "audit"
    PEOPLE = "people"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long a category is kept, in days: by default, and at most (`cap_days`, None where no law says).

    `setting` is the field of the settings that chooses; empty where the law leaves no choice, or where a person does.
    `article` is where the cap comes from; without one, why a term is kept at all. 0 days: for good.
    """

    category: Category
    label: Label
    holds: Label
    setting: str = ""
    default_days: int = 0
    cap_days: int | None = None
    article: str
    goes: str

    @property
    def variable(self) -> str:
        """The setting as an environment has it."""
        return f"POSTE_{self.setting.upper()}" if self.setting else ""


_STORAGE_LIMITATION = "GDPR art. 5-1-e"
RULES: Mapping[Category, Rule] = {
    rule.category: rule
    for rule in (
        Rule(
            category=Category.READINGS,
            label=Label("Mesures et événements", "Readings and events"),
            holds=Label("ce que les équipements mesurent et signalent", "what equipment measured and reported"),
            setting="reading_days",
            default_days=400,
            article=f"{_STORAGE_LIMITATION} (no person in it: no legal cap)",
            goes="readings by daily partition, once rolled up; events in portions",
        ),
        Rule(
            category=Category.POSITIONS,
            label=Label("Positions d’agents au travail", "Positions of people at work"),
            holds=Label(
                "mesures, événements et cumuls des équipements qui disent où est quelqu’un",
                "readings, events and roll-ups of kinds that tell where somebody is",
            ),
            setting="position_days",
            default_days=60,
            cap_days=365,
            article=f"{_STORAGE_LIMITATION}; CNIL, deliberation 2015-165: two months, a year as proof of work done",
            goes="by the hour",
        ),
        Rule(
            category=Category.ROLLUPS,
            label=Label("Cumuls horaires", "Hourly roll-ups"),
            holds=Label(
                "moyennes, extrêmes et sommes d’une heure ; les jours en sont faits",
                "means, extremes and sums of an hour; days are made of them",
            ),
            setting="rollup_days",
            article=f"{_STORAGE_LIMITATION} (no person in it: no legal cap)",
            goes="in portions",
        ),
        Rule(
            category=Category.JOURNAL,
            label=Label("Journal d’exploitation", "Journal"),
            holds=Label(
                "changements, instantanés, alarmes, commandes, consignes, demandes, consignations, gels, notifications,"
                " appels : qui a agi y est nommé",
                "changes, snapshots, alarms, commands, claims, requests, lockouts, freezes, notifications,"
                " escalations: who acted is named in them",
            ),
            setting="journal_days",
            default_days=400,
            cap_days=THREE_YEARS_IN_WHOLE_DAYS,
            article=f"{_STORAGE_LIMITATION}; CNIL, deliberation 2021-122 on logs: three years at most",
            goes="changes by daily partition, once a later snapshot exists; the rest in portions, once it is over",
        ),
        Rule(
            category=Category.INBOX,
            label=Label("Messages gardés", "Kept messages"),
            holds=Label(
                "messages d’équipements inconnus et messages refusés, tels que reçus : ils peuvent tout contenir",
                "messages of unknown assets, and refused ones, as they came: they may hold anything",
            ),
            setting="inbox_days",
            default_days=90,
            cap_days=365,
            article=f"{_STORAGE_LIMITATION}; CNIL, deliberation 2021-122 on logs: a year at most",
            goes="in portions; sooner where there are too many",
        ),
        Rule(
            category=Category.VIDEO,
            label=Label("Registre des images vues", "Register of images seen"),
            holds=Label(
                "qui a vu quelle caméra et pourquoi, extractions remises ; jamais une image",
                "who saw which camera and why, extracts handed over; never an image",
            ),
            default_days=1095,
            cap_days=1095,
            article="CSI R253-5",
            goes="in portions; the database refuses a day sooner",
        ),
        Rule(
            category=Category.AUDIT,
            label=Label("Piste d’audit", "Audit trail"),
            holds=Label(
                "chaque acte d’une personne, dont ceux sur les caméras",
                "every act of a person, those about cameras among them",
            ),
            default_days=1095,
            cap_days=1095,
            article="CSI R253-5",
            goes="the oldest first, in portions; the database refuses a day sooner",
        ),
        Rule(
            category=Category.REQUESTS,
            label=Label("Demandes des personnes filmées", "Requests of people who were filmed"),
            holds=Label(
                "qui a demandé quoi sur des images de soi, et la réponse ; depuis la réponse",
                "who asked about images of themselves, what, and the answer; from the answer on",
            ),
            setting="request_days",
            default_days=365,
            cap_days=SIX_YEARS_IN_DAYS,
            article=f"{_STORAGE_LIMITATION}; code de procédure pénale art. 8: six years to prove the answer",
            goes="in portions, once answered",
        ),
        Rule(
            category=Category.PEOPLE,
            label=Label("Comptes et astreintes", "Accounts and people on call"),
            holds=Label(
                "comptes et leurs sessions (30 jours après leur fin), personnes d’astreinte",
                "accounts with their sessions (30 days after they end), people on call",
            ),
            article="GDPR art. 17",
            goes="when a person is erased",
        ),
    )
}


class TermTooLong(ValueError):
    """A term beyond what the law allows; the text says which setting, and by which article."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms an installation chose, in days (0: for good). Raises `TermTooLong`."""

    reading_days: int
    position_days: int
    rollup_days: int
    journal_days: int
    inbox_days: int
    request_days: int

    def __post_init__(self) -> None:
        for rule in RULES.values():
            chosen = self.of(rule.category)
            if rule.cap_days is not None and not 0 < chosen <= rule.cap_days:
                raise TermTooLong(
                    f"{rule.variable}={chosen}: {rule.label.en.lower()} are kept 1 to {rule.cap_days} days"
                    f" ({rule.article})"
                )

    def of(self, category: Category) -> int:
        """The category's term in days."""
        rule = RULES[category]
        return int(getattr(self, rule.setting)) if rule.setting else rule.default_days
