"""Where a person may be named: what an access request is answered from (GDPR art. 15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PersonSource:
    """Rows `t` of `table` that name `$1`; `key`, a `text` or `bigint`, orders them uniquely, `shown` is what of them is
    told as JSON.
    """

    name: str
    table: str
    names: str
    key: str = "t.id"
    type: Literal["text", "bigint"] = "text"
    shown: str = "to_jsonb(t)"


def _any_of(*columns: str) -> str:
    return "lower($1) IN (" + ", ".join(f"lower({column})" for column in columns) + ")"


_ORDERED = "t.ordered_by->>'name'"
_ACCOUNT = "(SELECT a.id FROM account a WHERE a.name_key = lower($1))"
_PEOPLE = "(SELECT p.id FROM person p WHERE lower(p.name) = lower($1))"
_CONTENT = "jsonb_build_object('content', (SELECT c.text::jsonb FROM audit_content c WHERE c.number = t.number))"
_WITH_PEOPLE = (
    "request,target,freeze,lockout,alarm,alarm_override,field_credential,escalation,notification,receiver,rule,rota,"
    "service"
)
SOURCES = (
    PersonSource(
        "accounts",
        "account",
        _any_of("t.name"),
        shown="to_jsonb(t) - '{password,totp,totp_offered,totp_step,name_key}'::text[]",
    ),
    PersonSource(
        "sessions", "account_session", f"t.account IN {_ACCOUNT}", shown="to_jsonb(t) - '{digest,csrf}'::text[]"
    ),
    PersonSource("preferences", "preference", _any_of("t.owner"), key="t.owner"),
    PersonSource("tokens_created", "api_token", _any_of("t.created_by"), shown="to_jsonb(t) - 'digest'"),
    PersonSource("people_on_call", "person", _any_of("t.name"), shown="to_jsonb(t) - 'secret'"),
    PersonSource(
        "calls",
        "escalation_call",
        f"t.person IN {_PEOPLE}",
    ),
    PersonSource("escalations_answered", "escalation", f"t.answered_by IN {_PEOPLE} OR {_any_of('t.ended_by')}"),
    PersonSource(
        "on_call_codes",
        "second_code",
        _any_of("t.holder"),
        type="bigint",
        shown="to_jsonb(t) - '{salt,digest}'::text[]",
    ),
    PersonSource("claims", "claim", _any_of("t.placed_by", "t.extended_by", "t.released_by", _ORDERED), type="bigint"),
    PersonSource(
        "requests",
        "control_request",
        _any_of("t.placed_by", "t.second_by", "t.countersigned_by", _ORDERED),
        shown="to_jsonb(t) - 'digest'",
    ),
    PersonSource("lockouts", "lockout", _any_of("t.holder", "t.placed_by", "t.lifted_by")),
    PersonSource(
        "freezes", "command_freeze", _any_of("t.placed_by", "t.second_by", "t.lifted_by", "t.lifted_second_by")
    ),
    PersonSource("alarms", "alarm", _any_of("t.acknowledged_by", "t.assigned_to")),
    PersonSource(
        "alarm_steps",
        "alarm_step",
        _any_of("t.by", "t.assigned_to"),
        key="(t.alarm || ' ' || t.at::text || ' ' || t.ctid::text)",
    ),
    PersonSource("alarm_overrides", "alarm_override", _any_of("t.changed_by")),
    PersonSource("video_authorisations", "video_authorisation", _any_of("t.agent", "t.given_by", "t.withdrawn_by")),
    PersonSource("images_seen", "video_access", _any_of("t.agent")),
    PersonSource("extracts", "video_extract", _any_of("t.officer", "t.made_by")),
    PersonSource("image_requests", "image_request", _any_of("t.person")),
    PersonSource("image_requests_closed", "image_request", _any_of("t.entered_by", "t.taken_by", "t.closed_by")),
    PersonSource("mask_attestations", "mask_attestation", _any_of("t.attested_by", "t.withdrawn_by")),
    PersonSource("video_signs", "video_sign", _any_of("t.checked_by", "t.entered_by", "t.removed_by")),
    PersonSource("assessments", "assessment", _any_of("t.entered_by")),
    PersonSource(
        "field_credentials",
        "field_credential",
        _any_of("t.created_by", "t.revoked_by"),
        shown="to_jsonb(t) - '{bcrypt,pbkdf2}'::text[]",
    ),
    PersonSource("legal_holds", "legal_hold", _any_of("t.placed_by", "t.lifted_by", "t.authority")),
    PersonSource(
        "acts",
        "audit",
        _any_of("t.who"),
        key="t.number",
        type="bigint",
        shown=f"to_jsonb(t) || {_CONTENT}",
    ),
    PersonSource(
        "acts_about",
        "audit",
        "lower(t.who) <> lower($1) AND EXISTS (SELECT 1 FROM audit_content c WHERE c.number = t.number"
        " AND position(lower($1) IN lower(c.text)) > 0)",
        key="t.number",
        type="bigint",
        shown=f"to_jsonb(t) || {_CONTENT}",
    ),
    PersonSource(
        "journal",
        "journal_change",
        f"t.entity = ANY('{{{_WITH_PEOPLE}}}') AND position(lower($1) IN lower(t.body::text)) > 0",
        key="t.seq",
        type="bigint",
    ),
)
"""Secrets and what verifies them are told to nobody. Of the journal, what equipment says is not searched: it names
nobody, and is nearly all of it.
"""
