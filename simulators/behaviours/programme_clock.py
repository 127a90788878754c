"""A cabinet's astronomical clock: it holds a compiled programme and carries it out with nobody's help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.programmes import InvalidProgramme, read_programme
from app.domain.programmes.compiled import Compiled, checksum, compile_programme, decode, encode
from simulators.behaviours.device import Moment
from simulators.wire import Ack

CAPABILITY = "light_level"
SHIPPED = read_programme(
    {
        "id": "usine",
        "name": "Programme d’usine",
        "capability": CAPABILITY,
        "calendars": [
            {
                "id": "toujours",
                "when": {"kind": "always"},
                "steps": [
                    {"at": {"sun": "sunset"}, "value": {"level_pct": 100}},
                    {"at": {"clock": "23:00"}, "value": {"level_pct": 50}},
                    {"at": {"clock": "05:30"}, "value": {"level_pct": 100}},
                    {"at": {"sun": "sunrise"}, "value": {"level_pct": 0}},
                ],
            }
        ],
    }
)
"""What a cabinet comes with from its maker."""


@dataclass(frozen=True, slots=True)
class _Held:
    compiled: Compiled
    checksum: str


class ProgrammeClock:
    """The programme held, the one that waits for its day, and the level asked now."""

    def __init__(self) -> None:
        self._held: _Held | None = None
        self._waiting: tuple[datetime, _Held] | None = None
        self._since = self._until = self._level = 0.0

    @property
    def program_id(self) -> str:
        """Of what is held, as the cabinet reports it."""
        return self._held.compiled.programme.id if self._held else SHIPPED.id

    @property
    def program_checksum(self) -> str:
        """Of what is held, empty before the clock was first set."""
        return self._held.checksum if self._held else ""

    @property
    def until_t(self) -> float:
        """When the level looked up last changes next."""
        return self._until

    def level_pct(self, now: Moment, t: float) -> float:
        """The level asked at `t` by the programme in force now."""
        self._take_waiting(now)
        if not self._since <= t < self._until:
            current, coming = self._in_force(now).following(now.clock.instant(t))
            self._since, self._until = now.clock.t_of(current.at), now.clock.t_of(coming.at)
            self._level = float(current.value["level_pct"])
        return self._level

    def load(self, params: Mapping[str, Any], attachment: Mapping[str, Any], now: Moment) -> Ack:
        """Take a programme, now or at its `valid_from`; one that is damaged or not for lamps is rejected."""
        document = attachment.get("programme")
        if not isinstance(document, dict) or checksum(document) != attachment.get("checksum"):
            return Ack("rejected", "checksum: what was received is not what was sent")
        try:
            compiled = decode(document)
            valid_from = datetime.fromisoformat(str(params.get("valid_from")))
        except (InvalidProgramme, ValueError) as error:
            return Ack("rejected", str(error))
        if valid_from.tzinfo is None:
            return Ack("rejected", f"valid_from {params['valid_from']} has no time zone")
        if compiled.programme.capability != CAPABILITY or compiled.programme.id != params.get("id"):
            return Ack("rejected", f"{compiled.programme.id!r} is not the lighting programme {params.get('id')!r}")
        self._waiting = (valid_from, _Held(compiled, checksum(document)))
        self._take_waiting(now)
        return Ack("done")

    def _take_waiting(self, now: Moment) -> None:
        if self._waiting and self._waiting[0] <= now.clock.real(now.t):
            (_, self._held), self._waiting = self._waiting, None
            self._since = self._until = 0.0

    def _in_force(self, now: Moment) -> Compiled:
        if self._held is None:
            compiled = compile_programme(SHIPPED, now.clock.place)
            self._held = _Held(compiled, checksum(encode(compiled)))
        return self._held.compiled
