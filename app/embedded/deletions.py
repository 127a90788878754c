"""Certificates of deletion from the command line: whether they are what was signed."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.verify_deletions import verify_deletions
from app.domain.retention.certificate import Fault
from app.embedded.audit import run_on, trusted_keys
from app.settings import Settings


def verified(settings: Settings, keys: Sequence[str]) -> tuple[int, list[Fault]]:
    """How many there are and what is wrong; signed with one of `keys`, by default this installation's. Raises
    LaunchError.
    """
    trusted = trusted_keys(settings, keys)
    return run_on(settings, lambda database: verify_deletions(database, trusted))
