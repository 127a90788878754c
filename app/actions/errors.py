"""Business refusals: typed, with a stable code, mapped once to RFC 9457 problem details."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """What was asked is understood and refused; `code` is stable, the message says what to do. `told`: the audit trail
    has it already.
    """

    code = "refused"
    status = 409

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.details = details
        self.told = False


class NotFound(Refusal):
    code = "not_found"
    status = 404


class AlreadyExists(Refusal):
    code = "already_exists"


class VersionMismatch(Refusal):
    """The resource changed since it was read (RFC 9110 13.1.1 If-Match)."""

    code = "version_mismatch"
    status = 412


class InvalidRequest(Refusal):
    """A well-formed request that cannot be right: unknown kind, value out of range, broken reference."""

    code = "invalid_request"
    status = 400


class NothingSelected(Refusal):
    """A selection that holds nothing: whoever asked expected otherwise."""

    code = "nothing_selected"
    status = 400


class KeyReused(Refusal):
    """An idempotency key that came before with something else."""

    code = "idempotency_key_reused"


class NotNow(Refusal):
    """It is not in a state in which this can be done to it."""

    code = "not_now"


class SecondPerson(Refusal):
    """The second person cannot be who was given: the same as the first, or a code that does not open."""

    code = "second_person_refused"
    status = 403


class SignInRefused(Refusal):
    """Not who they say, or not any more; which of the two is not told."""

    code = "sign_in_refused"
    status = 401


class SecondFactorRefused(Refusal):
    """A code that does not open: wrong, late, or used."""

    code = "second_factor_refused"
    status = 401


class NoProvider(Refusal):
    """No identity provider is set."""

    code = "no_identity_provider"
    status = 404


class ProviderDown(Refusal):
    """The city's identity provider does not answer, or not as one."""

    code = "identity_provider_down"
    status = 503


class ProviderRefused(Refusal):
    """What came back from the identity provider lets nobody in."""

    code = "provider_sign_in_refused"
    status = 401


class TooManyAttempts(Refusal):
    """Attempts that failed make the next one wait (`retry_after_s`)."""

    code = "too_many_attempts"
    status = 429


class NotPermitted(Refusal):
    """Known, and not permitted to do this there."""

    code = "not_permitted"
    status = 403


class NoLongerKept(Refusal):
    """The past asked for is older than what is kept."""

    code = "no_longer_kept"
    status = 410


class TooLong(Refusal):
    """A report over more than can be read in the time allowed."""

    code = "too_long"
    status = 503


class InUse(Refusal):
    """Something else refers to it."""

    code = "in_use"


class Held(Refusal):
    """A legal hold keeps it (`reference`)."""

    code = "held"


class HasHistory(Refusal):
    """It has been heard of from the field: its record is kept, it can only be retired."""

    code = "has_history"


class StorageUnavailable(Exception):
    """The database cannot be reached now; the caller may try again."""


class Conflict(Exception):
    """The database refused to serialise this with another transaction; the same work may be done again."""
