"""Examples of accounts, sessions and tokens."""

from __future__ import annotations

from app.api.examples import AT, Example

ID = "5b0e6c1f0a7d4f4f9a3c2d1e0f9a8b7c"
LATER = "2027-05-22T17:05:00Z"
GRANT: Example = {"role": "technician", "families": ["lighting"], "zones": None}
ROLE: Example = {"name": "viewer", "permissions": ["see"], "second_factor": False}
NEW_ACCOUNT: Example = {"name": "m.durand", "locale": "fr", "grants": [GRANT]}
ACCOUNT: Example = {
    "id": ID,
    "name": "m.durand",
    "locale": "fr",
    "grants": [GRANT],
    "disabled": False,
    "must_change": True,
    "second_factor": False,
    "display_name": "Marie Durand",
    "identity_provider": None,
    "groups": [],
    "sealed": False,
    "unsealed_since": None,
    "created_at": AT,
    "last_seen_at": AT,
    "version": 1,
}
FIRST_PASSWORD = "3fa02-99b1c-04d7e-e18aa-5c2f0"  # noqa: S105 - an example
SESSION: Example = {
    "id": ID,
    "created_at": AT,
    "seen_at": AT,
    "expires_at": AT,
    "proven_twice": True,
    "address": "192.0.2.10",
    "agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "parked_at": None,
}
WHO: Example = {
    "name": "m.durand",
    "display_name": "Marie Durand",
    "how": "session",
    "identity_provider": False,
    "stage": "open",
    "locale": "fr",
    "grants": [GRANT],
    "permissions": ["acknowledge", "command", "lock_out", "see"],
    "second_factor": False,
    "csrf": "c2b7f0",
    "expires_at": AT,
}
PREFERENCES: Example = {"kept": {"theme": "light", "map": {"hidden": ["sound"]}}}
CREDENTIALS: Example = {"name": "m.durand", "password": "tilleul grave bateau"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - an example
AUTHENTICATOR: Example = {"secret": SECRET, "uri": f"otpauth://totp/Poste:m.durand?secret={SECRET}&issuer=Poste"}
NEW_TOKEN: Example = {"name": "meteo", "grants": [GRANT], "days": 90}
TOKEN: Example = {
    "id": ID,
    "name": "meteo",
    "prefix": "9f86d081884c",
    "grants": [GRANT],
    "created_at": AT,
    "created_by": "a.martin",
    "expires_at": LATER,
    "revoked_at": None,
    "used_at": AT,
}
TOKEN_TEXT = f"poste_9f86d081884c_{'2c26b46b68ffc68ff99b453c1d304134' * 2}"

RECOVERY_CODE = "7QWE-RT2Y-PASD-FGHJ"
SEALED: Example = ACCOUNT | {
    "name": "secours-1",
    "display_name": "",
    "must_change": False,
    "second_factor": True,
    "sealed": True,
    "password": FIRST_PASSWORD,
    "recovery_codes": [RECOVERY_CODE],
}
GROUP: Example = {
    "group": "poste-eclairage",
    "grants": [GRANT],
}
PARKED: Example = {
    "session": ID,
    "name": "m.durand",
    "display_name": "Marie Durand",
    "parked_at": AT,
    "expires_at": LATER,
    "proofs": ["password", "code"],
}
PROVIDER: Example = {
    "issuer": "https://id.ville.example",
    "answers": True,
    "detail": "",
    "start": "/api/v1/session/oidc",
}
