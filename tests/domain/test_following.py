"""Whatever happened meanwhile, equipment ends at the last winning value and never hears an old one after a new."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.actions.reconcile import FATES
from app.domain.commands import FOLLOWS, OPEN, Command, back_off
from app.domain.kinds import KINDS
from app.domain.reconcile import Sight, TargetStatus, decide
from tests.factories import NOON

LIGHT = KINDS["luminaire"].capability("light_level")
PROGRAMME = {"light_level_pct": 55, "command_reason": "program"}
HAND = {"light_level_pct": 5, "command_reason": "override"}


@dataclass
class Lamp:
    """The field's half of the contract: an id answered is answered again, what is old or expired is refused."""

    shows: dict[str, Any] = field(default_factory=lambda: dict(PROGRAMME))
    heard: list[int] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)

    def take(self, command: Command, now: datetime) -> str:
        if command.id not in self.answered:
            self.answered[command.id] = self._judge(command, now)
        self.heard.append(command.version)
        return self.answered[command.id]

    def _judge(self, command: Command, now: datetime) -> str:
        if command.version < max(self.heard, default=0) or command.expires_at <= now:
            return "rejected"
        value = command.value
        self.shows = dict(PROGRAMME) if value is None else {
            "light_level_pct": value["level_pct"], "command_reason": "override",
        }  # fmt: skip
        return "accepted"


@dataclass
class City:
    """The property's row, its newest command, the broker and the lamp."""

    now: datetime = NOON
    lamp: Lamp = field(default_factory=Lamp)
    value: dict[str, Any] | None = None
    version: int = 0
    status: TargetStatus = "agreed"
    since: datetime = NOON
    failures: int = 0
    rejected: str = ""
    retry_at: datetime | None = None
    judged: int = 0
    due_at: datetime | None = None
    command: Command | None = None
    online: bool = True
    blocked: str = ""
    deaf: bool = False
    seen: dict[str, Any] = field(default_factory=lambda: dict(PROGRAMME))
    broker: deque[Command] = field(default_factory=deque)

    def claim(self, value: dict[str, Any] | None) -> None:
        if value != self.value:
            self.value, self.status, self.since, self.failures = value, "pending", self.now, 0
            self.rejected, self.retry_at = "", None
        self.due_at = self.now

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.deliver()
        if self.online:
            self.seen = dict(self.lamp.shows)
        self.look()
        self.send()
        self.deliver()

    def look(self) -> None:
        self._account()
        open_ = self.command if self.command and self.command.state in OPEN else None
        sight = Sight(
            value=self.value, version=self.version, status=self.status, since=self.since, failures=self.failures,
            values=self.seen, reachable=self.online, blocked=self.blocked, rejected=self.rejected,
            retry_at=self.retry_at, command=open_,
        )  # fmt: skip
        told = decide(LIGHT, sight, self.now)
        if told.fate:
            assert open_ is not None
            assert FATES[told.fate] in FOLLOWS[open_.state]
            self.command = replace(open_, state=FATES[told.fate])
        if told.fate in ("failed", "expired"):
            self.judged, self.retry_at = self.version, told.look_at
        if told.status == "agreed":
            self.rejected, self.retry_at = "", None
        if told.status != self.status:
            self.since = self.now
        self.status, self.failures = told.status, told.failures
        if told.send:
            assert self.command is None or self.command.state not in OPEN
            self._queue()
        if self.command and self.command.state == "queued":
            assert self.command.value == self.value, "what lost would be sent late"

    def _account(self) -> None:
        if self.command and self.command.state == "rejected" and self.judged < self.version:
            self.judged, self.rejected = self.version, "rejected"
            self.failures += 1
            self.retry_at = self.now + back_off(self.failures, 0.5)

    def _queue(self) -> None:
        self.version += 1
        self.command = Command(
            id=f"c{self.version}", version=self.version, value=self.value, state="queued", attempt=1,
            queued_at=self.now, not_before=self.now, expires_at=self.now + timedelta(seconds=LIGHT.ttl_s),
        )  # fmt: skip

    def send(self) -> None:
        if self.command and self.command.state == "queued" and self.online and not self.blocked:
            self.command = replace(self.command, state="sent", sent_at=self.now)
            self.broker.append(self.command)

    def deliver(self) -> None:
        while self.online and self.broker:
            command = self.broker.popleft()
            answer = self.lamp.take(command, self.now)
            if not self.deaf and self.command and self.command.id == command.id and self.command.state == "sent":
                self.command = replace(self.command, state=answer, accepted_at=self.now)  # type: ignore[arg-type]


def disturb(city: City, event: tuple[str, Any]) -> None:
    name, told = event
    match name:
        case "claim":
            city.claim(told)
        case "hand":
            city.lamp.shows = dict(HAND)
        case "online":
            city.online = told
        case "deaf":
            city.deaf = told
        case "blocked":
            city.blocked = "works" if told else ""
        case "in_flight":
            city.send()
        case _:
            city.pass_time(told)


events = st.one_of(
    st.tuples(st.just("claim"), st.sampled_from([None, {"level_pct": 20}, {"level_pct": 40}, {"level_pct": 100}])),
    st.tuples(st.just("hand"), st.none()),
    st.tuples(st.sampled_from(["online", "deaf", "blocked"]), st.booleans()),
    st.tuples(st.just("in_flight"), st.none()),
    st.tuples(st.just("time"), st.sampled_from([0.1, 1, 3, 5, 30, 61, 601, -5, -600])),
)


@settings(max_examples=400, deadline=None)
@given(history=st.lists(events, max_size=60))
def test_equipment_ends_at_the_last_winning_value_whatever_the_history(history: list[tuple[str, Any]]) -> None:
    city = City()
    for event in history:
        disturb(city, event)
        assert city.lamp.heard == sorted(city.lamp.heard), "an old version after a new one"
    city.online, city.deaf, city.blocked = True, False, ""
    for _ in range(120):
        city.pass_time(30)
    assert city.status == "agreed"
    assert city.lamp.heard == sorted(city.lamp.heard)
    if city.value is not None:
        assert city.lamp.shows == {"light_level_pct": city.value["level_pct"], "command_reason": "override"}
    elif city.version:
        assert city.lamp.shows == PROGRAMME
