"""Who one is, what opens a session, and one's own second factor and sessions, as the API shows them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints

from app.api import identity_examples as examples
from app.api.examples import shown
from app.api.grants import GivenRole
from app.api.inputs import Instant, Strict
from app.domain.permissions import Permission
from app.domain.sign_in import Stage

Password = Annotated[SecretStr, Field(min_length=1, max_length=1000)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Credentials(Strict):
    model_config = shown(examples.CREDENTIALS)

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    password: Password


class PasswordAgain(Strict):
    """Who signs in through the identity provider has no password here: null, within five minutes of signing in."""

    model_config = shown({"password": "tilleul grave bateau"})

    password: Password | None = None


class NewPassword(Strict):
    """12 to 128 characters, not among those that are tried first."""

    model_config = shown({"current": "3fa02-99b1c-04d7e-e18aa-5c2f0", "new": "tilleul grave bateau"})

    current: Password
    new: Password


class GivenCode(Strict):
    """Of the authenticator, or a recovery code."""

    model_config = shown({"code": "123456"})

    code: Code


class Who(Strict):
    """`how`: by a session, a token, or openly on this machine. `identity_provider`: who they are is known from there.
    `stage` is what a session still lacks; before it is `open` there are no rights. `permissions`: what some grant
    permits somewhere. `csrf` goes into the header `Poste-CSRF` of every write by cookie.
    """

    model_config = shown(examples.WHO)

    name: str
    display_name: str
    how: Literal["open", "session", "token"]
    identity_provider: bool
    stage: Stage
    locale: str | None
    grants: list[GivenRole]
    permissions: list[Permission]
    second_factor: bool
    csrf: str | None
    expires_at: Instant | None


class Authenticator(Strict):
    """A secret for an authenticator application, told once; `uri` is what its QR code holds."""

    model_config = shown(examples.AUTHENTICATOR)

    secret: str
    uri: str


class RecoveryCodes(Strict):
    """Told once; each opens once, in place of the authenticator's code."""

    model_config = shown({"recovery_codes": ["7QWE-RT2Y-PASD-FGHJ"]})

    recovery_codes: list[str]


class OpenSession(Strict):
    """`parked_at`: since when its owner has left the desk to another."""

    model_config = shown(examples.SESSION)

    id: str
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
    proven_twice: bool
    address: str
    agent: str
    parked_at: Instant | None


class OpenSessions(Strict):
    model_config = shown({"items": [examples.SESSION]})

    items: list[OpenSession]
