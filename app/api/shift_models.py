"""What a shift begins with."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from app.api import shift_examples as examples
from app.api.alarm_models import AlarmCounts, AlarmShown
from app.api.brakes import Freeze, Lockout
from app.api.examples import shown
from app.api.inputs import Instant, Strict
from app.api.requests import RequestSummary

Link = Annotated[str, Field(description="the whole list")]


class AlarmsSince(Strict):
    """`raised` and `cleared` since; `counts` and `items` are of what calls someone now, the gravest first."""

    raised: int
    cleared: int
    counts: AlarmCounts
    items: list[AlarmShown]
    link: Link


class ClaimGroup(Strict):
    """Claims placed at once, on so many `assets`, of which `asset` is the first; `ordered_by` who ordered them where
    that is not who placed them.
    """

    request: str | None
    capability: str
    value: dict[str, Any]
    level: int
    holder: str
    reason: str
    placed_by: str
    ordered_by: dict[str, Any] | None
    placed_at: Instant
    starts_at: Instant
    expires_at: Instant | None
    assets: int
    asset: str
    name: str


class ClaimsStanding(Strict):
    total: int
    groups: int
    items: list[ClaimGroup]
    link: Link


class LockoutsStanding(Strict):
    total: int
    items: list[Lockout]
    link: Link


class FreezesStanding(Strict):
    total: int
    items: list[Freeze]
    link: Link


class RequestsWaiting(Strict):
    """Asked for, and waiting for a second person."""

    total: int
    items: list[RequestSummary]
    link: Link


class Tonight(Strict):
    """A lighting programme in the clocks of so many cabinets: when it lights and puts out, by the sun of the middle of
    the city.
    """

    programme: str
    name: str
    cabinets: int
    lights_at: Instant | None
    ends_at: Instant | None


class SystemOffline(Strict):
    """`since_left`: it went after `since`."""

    id: str
    name: str
    status_at: Instant | None
    since_left: bool


class ActsOf(Strict):
    """What somebody else did, so many times, last at."""

    who: str
    act: str
    times: int
    last_at: Instant


class Shift(Strict):
    """`since_from` tells where `since` comes from: asked for, the end of the caller's last session, or eight hours ago
    where neither is known. Each part holds its first items, and a link to all of them.
    """

    model_config = shown(examples.SHIFT)

    at: Instant
    since: Instant
    since_from: Literal["asked", "session", "default"]
    alarms: AlarmsSince
    claims: ClaimsStanding
    lockouts: LockoutsStanding
    freezes: FreezesStanding
    waiting: RequestsWaiting
    programmes: list[Tonight]
    systems: list[SystemOffline]
    acts: list[ActsOf]
