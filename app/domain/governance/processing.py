"""Activities of processing personal data (GDPR art. 30-1), and which tables each has."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Label
from app.domain.retention.categories import RULES, Category, Rule, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One line of the register: purpose, legal basis, whose data, which, who receives it, where it is, its term.
    `assessed_because` is why it needs an impact assessment (GDPR art. 35); empty where it needs none.
    """

    name: str
    label: Label
    purposes: tuple[str, ...]
    legal_basis: str
    people: tuple[str, ...]
    data: tuple[str, ...]
    recipients: tuple[str, ...]
    tables: tuple[str, ...]
    category: Category
    assessed_because: str = ""


SECURITY = (
    "rights by role, family and zone, looked up at each request (docs/rights.md)",
    "Argon2id passwords, a second factor where rights ask for it, sessions in HttpOnly SameSite cookies",
    "TLS for web, broker and database connections",
    "an audit trail chained by digest, anchored daily outside the machine; what it tells of people can be erased",
    "deletion by term with signed, chained certificates",
    "open data is pseudonymised, and nothing personal can be chosen; no password in logs; no image anywhere",
)
"""General description of technical and organisational measures (GDPR art. 30-1-g, art. 32)."""
TRANSFERS = "none: Poste calls no service outside the installation but the receivers a city enters itself"
"""Transfers to third countries (GDPR art. 30-1-e)."""
_PUBLIC_TASK = "GDPR art. 6-1-e: a task carried out in the public interest"
_OBLIGATION = "GDPR art. 6-1-c: a legal obligation"
_OF_PEOPLE = tuple(f"{kind.name}: {kind.personal.en.lower()}" for kind in KINDS.values() if kind.personal)

ACTIVITIES: tuple[Activity, ...] = (
    Activity(
        name="access",
        label=Label("Comptes et habilitations", "Accounts and rights"),
        purposes=("let in who may, and nobody else",),
        legal_basis=f"{_PUBLIC_TASK}; art. 32: security",
        people=("agents and contractors who use Poste",),
        data=(
            "name, language, hashed password and codes, rights",
            "sessions: address, browser, times",
            "what they arranged of their screen",
        ),
        recipients=("administrators",),
        tables=(
            "account",
            "recovery_code",
            "account_session",
            "preference",
            "sign_in_attempt",
            "provider_attempt",
            "api_token",
            "field_credential",
        ),
        category=Category.PEOPLE,
    ),
    Activity(
        name="operation",
        label=Label("Conduite des équipements", "Operating equipment"),
        purposes=("command equipment, coordinate services, show later who decided what",),
        legal_basis=_PUBLIC_TASK,
        people=("operators", "authorities and contractors who order or hold something"),
        data=("names with what was asked, ordered, agreed to, acknowledged, locked out", "reasons in free text"),
        recipients=("operators and supervisors",),
        tables=(
            "claim",
            "control_request",
            "command",
            "lockout",
            "command_freeze",
            "second_code",
            "alarm",
            "alarm_step",
            "alarm_override",
            "journal",
        ),
        category=Category.JOURNAL,
    ),
    Activity(
        name="on_call",
        label=Label("Astreintes et alertes", "On call and notifications"),
        purposes=("reach who is on call when an alarm is not acknowledged",),
        legal_basis=_PUBLIC_TASK,
        people=("agents on call",),
        data=("name, telephone, e-mail address", "turns, calls and what was answered"),
        recipients=("operators and supervisors", "receivers of notifications the city entered"),
        tables=(
            "person",
            "rota",
            "escalation",
            "escalation_call",
            "notification",
            "notification_receiver",
            "notification_rule",
        ),
        category=Category.JOURNAL,
    ),
    Activity(
        name="positions",
        label=Label("Position des véhicules de service", "Positions of service vehicles"),
        purposes=("send the nearest crew",),
        legal_basis=_PUBLIC_TASK,
        people=("agents who drive them, on duty only",),
        data=_OF_PEOPLE,
        recipients=("operators",),
        tables=("reading", "event", "rollup", "asset_state"),
        category=Category.POSITIONS,
        assessed_because="GDPR art. 35-1; CNIL, deliberation 2018-327: where people at work are, all day",
    ),
    Activity(
        name="images",
        label=Label("Accès aux images de vidéoprotection", "Access to video protection images"),
        purposes=("film the public road for the purposes of CSI L251-2", "log who saw, took or handed over images"),
        legal_basis=f"{_OBLIGATION} (CSI R253-5)",
        people=("whoever the cameras film", "authorised agents", "officers who received extracts"),
        data=(
            "authorisations by commune and purpose",
            "camera, time, reason, answer and article",
            "extracts: officer, unit, requisition, digest",
            "attestations of privacy masks, signs: who checked them",
        ),
        recipients=("supervisors, the data protection officer", "the authorities that control video protection"),
        tables=("video_authorisation", "video_access", "video_extract", "mask_attestation", "video_sign"),
        category=Category.VIDEO,
        assessed_because="GDPR art. 35-3-c: public places watched systematically",
    ),
    Activity(
        name="image_requests",
        label=Label("Demandes des personnes filmées", "Requests of people who were filmed"),
        purposes=("answer who asks about images of themselves, and prove that it was in time",),
        legal_basis=f"{_OBLIGATION} (CSI R253-6; GDPR art. 12-3)",
        people=("whoever asks",),
        data=("name, how to reach them, what to know them by", "place and time asked for, answer, ground of a refusal"),
        recipients=("the data protection officer, administrators",),
        tables=("image_request",),
        category=Category.REQUESTS,
    ),
    Activity(
        name="audit",
        label=Label("Piste d’audit", "Audit trail"),
        purposes=("prove who did what, find misuse",),
        legal_basis=f"{_OBLIGATION} (GDPR art. 5-2 and 32; CSI R253-5)",
        people=("everybody who acts through Poste", "people named in a reason"),
        data=("who, from which address, when, what, why, with what result",),
        recipients=("supervisors, the data protection officer, administrators", "receivers of anchors: digests only"),
        tables=("audit", "audit_content", "audit_head", "audit_anchor"),
        category=Category.AUDIT,
    ),
    Activity(
        name="messages",
        label=Label("Messages gardés", "Kept messages"),
        purposes=("adopt unknown equipment, find why a message was refused",),
        legal_basis=_PUBLIC_TASK,
        people=("whoever an unknown sender's message may tell of",),
        data=("messages as they came",),
        recipients=("operators",),
        tables=("kept_message",),
        category=Category.INBOX,
    ),
    Activity(
        name="governance",
        label=Label("Gel légal et demandes des personnes", "Legal holds and requests of people"),
        purposes=("keep what an authority asked for", "prove what was deleted"),
        legal_basis=f"{_OBLIGATION} (GDPR art. 5-2, 17-3-e)",
        people=("people named in what is held", "authorities"),
        data=("the held rows, authority, reference, reason", "impact assessments: who entered them"),
        recipients=("the data protection officer, administrators", "the authority that asked"),
        tables=("legal_hold", "held_row", "assessment"),
        category=Category.PEOPLE,
    ),
)
_NOT_PERSONAL = """
service zone field_system asset relation base_map import_run asset_external subscription rollup_mark
ledger kept_trimmed provider_groups lease feed snapshot snapshot_asset target control_gate programme
programme_assignment programme_download notification_mark alarm_due alarm_flood deletion
deletion_certificate open_data_key alembic_version
"""
NOT_PERSONAL = frozenset(_NOT_PERSONAL.split())
"""Tables that name nobody. A table is here or in an activity: `tests/storage/test_governance.py` compares."""


def rule_of(activity: Activity) -> Rule:
    """By which rule of retention its data goes."""
    return RULES[activity.category]


def term_of(activity: Activity, terms: Terms) -> str:
    """How long its data is kept here."""
    rule, days = rule_of(activity), terms.of(activity.category)
    return f"{days} days ({rule.article})" if days else f"until erased ({rule.article})"
