"""Which compiled programme an equipment clock should hold, whether it does, and when to send it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

CHECKSUM_FIELD = "program_checksum"
"""The state field in which equipment reports the checksum of what it holds."""
ALARM_AFTER = 3
"""Tries without effect after which it is told that a cabinet does not take its programme."""
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What a cabinet should hold: a programme by its id, and the checksum of its compiled form.

    `late_since` is since when it reports something else, None while it reports this; `command` is the last one sent
    for it, `tries` how many were, `next_try_at` when the next may be; `alarmed` says that people were told.
    """

    cabinet: int
    programme: str
    checksum: str
    late_since: datetime | None = None
    tries: int = 0
    next_try_at: datetime | None = None
    command: str | None = None
    alarmed: bool = False

    def due(self, now: datetime) -> bool:
        """Whether it is to be sent now."""
        return self.next_try_at is not None and self.next_try_at <= now

    @property
    def stuck(self) -> bool:
        """Whether it was tried often enough for people to be told."""
        return self.late_since is not None and self.tries > ALARM_AFTER

    def tried(self, command: str, now: datetime) -> Download:
        """Sent once more: the next try waits twice as long as this one did, an hour at most."""
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self.tries, 30))
        return replace(self, tries=self.tries + 1, next_try_at=now + pause, command=command)


def compare(known: Download | None, wanted: Download, reported: str | None, now: datetime) -> Download:
    """`known` as it stands once the cabinet should hold `wanted` and reports the checksum `reported`.

    Another programme or a changed one starts again; one that was held and is no longer is late from now on.
    """
    held = reported == wanted.checksum
    if known is None or (known.programme, known.checksum) != (wanted.programme, wanted.checksum):
        alarmed = known.alarmed if known else False
        return replace(wanted, alarmed=alarmed, late_since=None if held else now, next_try_at=None if held else now)
    if held:
        return replace(known, late_since=None, tries=0, next_try_at=None)
    if known.late_since is None:
        return replace(known, late_since=now, tries=0, next_try_at=now)
    return known


def majority(lamps: Mapping[str, int]) -> str | None:
    """The programme that most lamps follow, of two the first by id; None where no lamp follows any."""
    return min(lamps, key=lambda name: (-lamps[name], name)) if lamps else None


def begins_later(params: Mapping[str, Any], now: datetime) -> bool:
    """Whether a `load_program` is for a later day: until then the equipment goes on reporting what it held."""
    try:
        valid_from = datetime.fromisoformat(str(params.get("valid_from")))
    except ValueError:
        return False
    return valid_from.tzinfo is not None and valid_from > now
