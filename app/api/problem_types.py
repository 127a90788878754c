"""Every problem the API answers with: its status and stable code, what it means, and an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.actions.admit_to_broker import TooManyConnections
from app.actions.attest_masks import MasksNotAttested
from app.actions.errors import (
    AlreadyExists,
    HasHistory,
    Held,
    InUse,
    InvalidRequest,
    KeyReused,
    NoLongerKept,
    NoProvider,
    NotFound,
    NothingSelected,
    NotNow,
    NotPermitted,
    ProviderDown,
    ProviderRefused,
    Refusal,
    SecondFactorRefused,
    SecondPerson,
    SignInRefused,
    TooLong,
    TooManyAttempts,
    VersionMismatch,
)
from app.actions.escalate import EscalationEnded
from app.actions.issue_credentials import TooManyCredentials
from app.actions.lock_out import NotTheHolder
from app.actions.view_camera import ViewingRefused
from app.api.caller import NotSignedIn
from app.api.operator import OperatorRequired
from app.api.preconditions import PreconditionRequired
from app.api.video_server import CameraSilent, NoVideoServer

MEDIA = "application/problem+json"
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Poste"'}


@dataclass(frozen=True, slots=True)
class ProblemType:
    """`detail` is an example of what people read, `more` of the members that come with it."""

    status: int
    code: str
    meaning: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.code.replace("_", " ").capitalize()

    def document(self, detail: str, more: Mapping[str, Any]) -> dict[str, Any]:
        """The problem as an RFC 9457 object; what came with lone surrogates is shown escaped."""
        return {
            "type": f"urn:poste:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "detail": detail.encode("utf-8", "backslashreplace").decode(),
            **more,
        }

    @property
    def example(self) -> dict[str, Any]:
        return self.document(self.detail, self.more)


def _of(refusal: type[Refusal], meaning: str, detail: str, **more: Any) -> ProblemType:
    return ProblemType(refusal.status, refusal.code, meaning, detail, more)


INVALID_REQUEST = _of(
    InvalidRequest, "Well-formed, but cannot be right", "no kind 'lamp': GET /api/v1/kinds lists them"
)
OTHER_ORIGIN = ProblemType(
    403,
    "other_origin",
    "Asked by a page of another site",
    "pages of 'https://elsewhere.example' may not use this server",
)
NOT_SIGNED_IN = ProblemType(
    401,
    NotSignedIn.code,
    "Nobody we know, or something is still to be proven; `detail` says what",
    "sign in (POST /api/v1/session), or send a token: Authorization: Bearer poste_…",
    headers=CHALLENGE,
)
SIGN_IN_REFUSED = ProblemType(
    401,
    SignInRefused.code,
    "Not who they say, or not any more",
    "name or password is wrong, or the account is disabled",
    headers=CHALLENGE,
)
SECOND_FACTOR_REFUSED = ProblemType(
    401,
    SecondFactorRefused.code,
    "A code that does not open",
    "this code does not open: wrong, late, or used before",
    headers=CHALLENGE,
)
NO_IDENTITY_PROVIDER = _of(
    NoProvider, "No identity provider is set", "no identity provider is set: POSTE_OIDC_ISSUER (docs/identity.md)"
)
PROVIDER_DOWN = _of(
    ProviderDown,
    "The identity provider does not answer; accounts of this installation open all the same",
    "the identity provider does not answer: ConnectError",
)
PROVIDER_REFUSED = ProblemType(
    401,
    ProviderRefused.code,
    "What came back from the identity provider lets nobody in; `detail` says why",
    "this sign-in did not begin in this browser, took over ten minutes, or came back before",
    headers=CHALLENGE,
)
CSRF_MISSING = ProblemType(
    403,
    "csrf_missing",
    "A write by a session's cookie without the session's CSRF token",
    "send the header Poste-CSRF with the `csrf` that GET /api/v1/session tells",
)
NOT_PERMITTED = _of(NotPermitted, "Known, and not permitted", "m.durand has no right to configure here")
TOO_MANY_ATTEMPTS = ProblemType(
    429,
    TooManyAttempts.code,
    "Failed attempts make the next one wait; try again after Retry-After",
    "too many failed attempts: try again in 4 s",
    {"retry_after_s": 4},
    {"Retry-After": "4"},
)
TOO_MANY_REQUESTS = ProblemType(
    429,
    "too_many_requests",
    "More at once than one caller is served; try again after Retry-After",
    "too many requests at once: try again in 2 s",
    {"retry_after_s": 2},
    {"Retry-After": "2"},
)
NOT_FOUND = _of(NotFound, "It does not exist", "there is no asset 'EP-0001'")
CONFLICT = ProblemType(
    409,
    "conflict",
    "Someone else changed the same things at the same moment; try again after Retry-After",
    "someone else changed the same things at the same moment; try again",
    headers={"Retry-After": "1"},
)
ALREADY_EXISTS = _of(AlreadyExists, "The id is taken", "there is already an asset 'EP-0001'")
HAS_HISTORY = _of(
    HasHistory,
    "It has been heard: only retiring keeps its record",
    "asset 'EP-0001' has a history: set its lifecycle to `retired`, which keeps it readable",
)
IN_USE = _of(InUse, "Something else refers to it", "'lighting' is still referred to by asset rows: change those first")
HELD = _of(
    Held,
    "A legal hold keeps it until it is lifted",
    "legal hold PR-2026-118 keeps what is known of people: lift it first",
    reference="PR-2026-118",
)
NO_LONGER_KEPT = _of(
    NoLongerKept,
    "The past asked for is older than what is kept",
    "the past is kept from 2026-11-01T00:00:00+00:00 on",
    oldest="2026-11-01T00:00:00+00:00",
)
NOTHING_SELECTED = _of(
    NothingSelected,
    "The selection holds no asset",
    "the selection holds no asset: widen it, or check ids, kind, zone and polygon",
)
KEY_REUSED = _of(
    KeyReused,
    "The idempotency key came before with another request",
    "the idempotency key 'k-1' was used for another request: use a new key for a new one",
)
NOT_NOW = _of(NotNow, "Not in a state in which this can be done", "it is placed: it waits for nobody")
SECOND_PERSON = _of(
    SecondPerson,
    "Not a second person",
    "a.martin asked: somebody else must agree, or the on-call manager by a code",
)
NOT_THE_HOLDER = _of(
    NotTheHolder,
    "Only its holder may",
    "Entreprise Luxel holds it (reference AT-2026-118): only they lift it",
)
VIEWING_REFUSED = _of(
    ViewingRefused,
    "The law does not let this person see these images for that; the refusal is in the register",
    "the authorisation does not extend to 71270 (CSI L132-14-1)",
    article="CSI L132-14-1",
    reason="other_commune",
)
MASKS_NOT_ATTESTED = _of(
    MasksNotAttested,
    "A camera is not in service before its privacy masks are attested",
    "'CAM-0001' cannot be in service: have its masks checked, then POST /api/v1/video/mask-attestations",
    article="CSI L251-3",
)
NO_VIDEO_SERVER = _of(
    NoVideoServer,
    "No server is set for this",
    "no video server is set: POSTE_VIDEO_URL and POSTE_VIDEO_SECRET",
)
CAMERA_SILENT = _of(CameraSilent, "The camera gave no picture", "the camera gave no picture: HTTP 404")
TOO_MANY_CREDENTIALS = _of(
    TooManyCredentials,
    "As many credentials are in force as rotation needs",
    "lighting.5f1c0a9e and lighting.77b1d2c4 are in force for 'lighting': revoke one first",
)
VERSION_MISMATCH = _of(
    VersionMismatch,
    "Changed since it was read",
    "asset 'EP-0001' is now at version 4, not 3: read it again, then decide",
    version=4,
)
BODY_TOO_LARGE = ProblemType(
    413, "body_too_large", "The body is too large", "the body is over 4 MB: send less at a time"
)
UNKNOWN_HOST = ProblemType(
    421,
    "unknown_host",
    "Asked under a name that is not ours",
    "this server does not answer for 'elsewhere.example': add it to POSTE_ALLOWED_HOSTS",
)
MALFORMED = ProblemType(
    422,
    "malformed_request",
    "A parameter or the body is malformed; `errors` says where",
    "query.limit: Input should be less than or equal to 1000",
    {"errors": [{"loc": ["query", "limit"], "msg": "Input should be less than or equal to 1000"}]},
)
PRECONDITION_REQUIRED = _of(
    PreconditionRequired,
    "A write without If-Match",
    "send If-Match with the ETag you read, so that nobody's change is lost",
)
OPERATOR_REQUIRED = _of(
    OperatorRequired,
    "An order without the name of who gives it",
    "say who acts with the header Poste-Operator, 1 to 80 characters",
)
ESCALATION_ENDED = _of(
    EscalationEnded,
    "The escalation was answered, stopped or exhausted before",
    "this escalation has ended: stopped",
    state="stopped",
)
TOO_MANY_CONNECTIONS = _of(
    TooManyConnections, "More connections at once than are judged", "too many connections at once: try again"
)
INTERNAL_ERROR = ProblemType(
    500, "internal_error", "A fault of the program", "this is a fault of the program; its log says more"
)
STORAGE_UNAVAILABLE = ProblemType(
    503,
    "storage_unavailable",
    "The database does not answer; try again after Retry-After",
    "the database does not answer; try again in a few seconds",
    headers={"Retry-After": "2"},
)
TOO_LONG = _of(
    TooLong,
    "More than can be read in the time allowed",
    "this takes too long: ask for a shorter period or fewer fields",
)
TYPES = tuple(item for item in tuple(vars().values()) if isinstance(item, ProblemType))
"""All that are defined here."""
BY_CODE = {item.code: item for item in TYPES}
