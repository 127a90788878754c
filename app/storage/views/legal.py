"""Attestations, signs, people's requests, assessments, and what each camera lacks before the law."""

from __future__ import annotations

from app.domain.video.image_requests import NEAR
from app.storage.views.control import List

ATTESTATIONS = List(
    "to_jsonb(m)",
    "mask_attestation m",
    ("m.attested_at", "m.id"),
    ("timestamptz", "text"),
    {"camera": "m.cameras @> ARRAY[{}::text]", "standing": "(m.withdrawn_at IS NULL) = {}", "id": "m.id = {}"},
)
SIGNS = List(
    "to_jsonb(s)",
    "video_sign s",
    ("s.entered_at", "s.id"),
    ("timestamptz", "text"),
    {
        "camera": "s.cameras @> ARRAY[{}::text]",
        "zone": "s.zone = {}",
        "standing": "(s.removed_at IS NULL) = {}",
        "checked_before": "s.checked_on < {}",
        "id": "s.id = {}",
    },
)
_DEADLINE = f"""CASE WHEN r.closed_at::date > r.due_on THEN 'missed' WHEN r.closed_at IS NOT NULL THEN 'met'
 WHEN r.due_on < current_date THEN 'overdue' WHEN r.due_on <= current_date + {NEAR.days} THEN 'near'
 ELSE 'in_time' END"""
IMAGE_REQUESTS = List(
    f"to_jsonb(r) || jsonb_build_object('deadline', {_DEADLINE})",
    "image_request r",
    ("r.entered_at", "r.id"),
    ("timestamptz", "text"),
    {
        "id": "r.id = {}",
        "status": "r.status = ANY({}::text[])",
        "right": 'r."right" = {}',
        "reference": "r.reference = {}",
        "deadline": f"({_DEADLINE}) = {{}}",
        "received_from": "r.received_on >= {}",
        "received_to": "r.received_on < {}",
    },
)
ASSESSMENTS = List(
    "to_jsonb(d)",
    "assessment d",
    ("d.done_on", "d.id"),
    ("date", "text"),
    {"activity": "d.activity = {}"},
)
_AUTHORISED = (
    "COALESCE(a.attributes->>'authorisation_ref', '') <> '' AND a.attributes->>'authorisation_expires_on' <> ''"
)
_LACKS = {
    "authorisation": f"NOT COALESCE({_AUTHORISED}, false)",
    "authorisation_ended": "COALESCE(a.attributes->>'authorisation_expires_on', '9999') < current_date::text",
    "authorisation_too_long": "COALESCE(a.attributes->>'authorisation_expires_on', '')"
    " > (current_date + interval '5 years')::date::text",
    "purpose": "COALESCE(a.attributes->>'purpose', '') = ''",
    "masks": "m.id IS NULL",
    "sign": "s.signs = 0",
}
LACKING = "array_remove(ARRAY[{}], NULL)".format(
    ", ".join(f"CASE WHEN {lacks} THEN '{name}' END" for name, lacks in _LACKS.items())
)
CAMERAS = List(
    "jsonb_build_object('camera', a.id, 'name', a.name, 'commune', a.commune, 'lifecycle', a.lifecycle,"
    " 'purpose', COALESCE(a.attributes->>'purpose', ''),"
    " 'authorisation_ref', COALESCE(a.attributes->>'authorisation_ref', ''),"
    " 'authorisation_expires_on', a.attributes->>'authorisation_expires_on', 'attestation', m.id,"
    f" 'masks_checked_on', m.checked_on, 'signs', s.signs, 'lacks', {LACKING})",
    "(SELECT * FROM asset WHERE kind = 'camera' AND lifecycle <> 'retired') a"
    " LEFT JOIN LATERAL (SELECT id, checked_on FROM mask_attestation WHERE withdrawn_at IS NULL"
    " AND cameras @> ARRAY[a.id] ORDER BY attested_at DESC LIMIT 1) m ON true"
    " CROSS JOIN LATERAL (SELECT count(*)::int AS signs FROM video_sign WHERE removed_at IS NULL"
    " AND (cameras @> ARRAY[a.id] OR zone = ANY(a.zones))) s",
    ("a.id",),
    ("text",),
    {
        "camera": "a.id = {}",
        "commune": "a.commune = {}",
        "zone": "a.zones @> ARRAY[{}::text]",
        "lifecycle": "a.lifecycle = {}",
        "lacking": f"({LACKING} <> '{{{{}}}}') = {{}}",
        "lacks": f"{LACKING} @> ARRAY[{{}}::text]",
    },
)
"""Each camera before the law: what it has, and what it lacks, in the words of docs/legal.md."""
