"""`poste doctor` on the way in: who is let in, under which certificate, and whether second factors can be proven."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.actions.edit_accounts import somebody_manages
from app.actions.errors import Conflict, StorageUnavailable
from app.actions.seal_secrets import unopenable
from app.embedded.finding import Finding
from app.setting_values import is_loopback
from app.settings import Settings
from app.storage.database import Database
from app.storage.vault import NAME, KeyFile
from app.tls import UnusableFile

_RENEWED_BEFORE = timedelta(days=30)
_NOBODY = "poste user add NAME --role administrator"


def examine_access(settings: Settings) -> Iterator[Finding]:
    """Look at the door, the certificate, the accounts and the key of second factors."""
    yield _door(settings)
    if settings.web_tls:
        yield _certificate(settings)
    key = settings.data_dir / NAME
    if settings.database_url:
        try:
            managed, lost = asyncio.run(_look(settings.database_url, key))
        except (StorageUnavailable, Conflict):
            return
        except (OSError, ValueError) as error:
            yield Finding("second factors", False, str(error), f"put the right {key} back, readable by its owner")
            return
        yield _administrator(settings, managed=managed)
        yield _second_factors(key, lost)


def _door(settings: Settings) -> Finding:
    refused = settings.access_refused
    where = "this machine only" if is_loopback(settings.host) else f"the network, on {settings.host}"
    seen = f"{'whoever signs in' if settings.access == 'accounts' else 'everybody'}, from {where}"
    return Finding("let in", not refused, seen, refused)


def _certificate(settings: Settings) -> Finding:
    try:
        left = settings.web_tls.expiry() - datetime.now(UTC) if settings.web_tls else timedelta(0)
    except (UnusableFile, ValueError) as error:
        return Finding("certificate", False, "unusable", str(error))
    remedy = "" if left > _RENEWED_BEFORE else "renew POSTE_TLS_CERT_FILE and start the web role again"
    return Finding("certificate", left > timedelta(0), f"ends in {left.days} days", remedy)


def _administrator(settings: Settings, *, managed: bool) -> Finding:
    needed = settings.access == "accounts"
    seen = "somebody manages accounts" if managed else "nobody manages accounts"
    return Finding("administrator", managed or not needed, seen, "" if managed else _NOBODY)


def _second_factors(key: Path, lost: Sequence[str]) -> Finding:
    if lost:
        remedy = f"put {key} back, or poste user reset NAME --second-factor"
        return Finding("second factors", False, f"no key opens those of {', '.join(lost)}", remedy)
    if key.exists() and key.stat().st_mode & 0o077:
        return Finding("second factors", False, f"others may read {key}", f"chmod 600 {key}")
    return Finding("second factors", True, "every one can be proven")


async def _look(database_url: str, key: Path) -> tuple[bool, Sequence[str]]:
    database = Database(database_url, pool_size=1, vault=KeyFile(key))
    try:
        return await somebody_manages(database), await unopenable(database)
    finally:
        await database.close()
