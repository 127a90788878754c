"""Alarms as the API takes and gives them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from app.api import alarm_examples as examples
from app.api.asset_query import Words
from app.api.examples import CURSOR, page_of, shown
from app.api.inputs import Instant, Key, Strict, Text
from app.api.kinds import Words as Label
from app.api.paging import PageQuery
from app.storage.views.alarms import AlarmFilter

Priority = Literal["critical", "high", "medium", "low"]
StateName = Literal[
    "normal",
    "unacknowledged",
    "acknowledged",
    "returned_unacknowledged",
    "shelved",
    "suppressed_by_design",
    "out_of_service",
]
Some: Any = Field(default_factory=list, max_length=20)
Reason = Annotated[Text, Field(min_length=3)]
Ids = Annotated[list[Key], Field(min_length=1, max_length=1000, description="alarms' ids")]


class AlarmShown(Strict):
    """An alarm. `active`: its condition stands. `measured_at` is since when that was measured, `raised_at` when it was
    told, `delayed` where over a minute lay between. `parent` is the cause it is folded under, `folded` how many are
    folded under it. `suppressed_for` is `cause`, `maintenance` or `operator`. Of a field system's own alarm and of
    the installation's (kind `installation`), `asset`, `family` and place are null.
    """

    model_config = shown(examples.ALARM)

    id: str
    asset: str | None
    system: str | None
    kind: str
    family: str | None
    name: str
    zones: list[str]
    lon: float | None
    lat: float | None
    definition: str
    priority: Priority
    state: StateName
    active: bool
    label: Label
    detail: str
    value: Any
    raised_at: Instant
    measured_at: Instant
    delayed: bool
    acknowledged_at: Instant | None
    acknowledged_by: str | None
    returned_at: Instant | None
    closed_at: Instant | None
    shelved_until: Instant | None
    assigned_to: str | None
    parent: str | None
    folded: int
    comment: str
    suppressed_for: Literal["cause", "maintenance", "operator"] | None
    latching: bool
    occurrences: int
    chattering: bool


class AlarmCounts(Strict):
    """How many fit the filters, whatever the page."""

    total: int
    by_priority: dict[str, int]
    by_state: dict[str, int]


class AlarmPage(Strict):
    """`cursor` (epoch:seq) is where to subscribe `since`, see /live."""

    model_config = page_of(examples.ALARM, counts=examples.COUNTS, cursor=CURSOR)

    items: list[AlarmShown]
    next: str | None
    counts: AlarmCounts
    cursor: str


class Guidance(Strict):
    """ISA-18.2's rationalisation: what it means, what follows, what to do, and within how many seconds."""

    meaning: Label
    consequence: Label
    action: Label
    respond_s: float


class AlarmStep(Strict):
    """Who did what and why; `by` is empty for what happened by itself."""

    at: Instant
    transition: str
    state: StateName
    by: str
    reason: str
    until: Instant | None
    assigned_to: str | None


class AlarmDetail(AlarmShown):
    """`guidance` is null where an earlier release knew the definition and this one does not."""

    model_config = shown(examples.DETAIL)

    history: list[AlarmStep]
    guidance: Guidance | None


class AlarmQuery(PageQuery):
    """Repeat a parameter for alternatives. Without `state`: what calls someone (unacknowledged, acknowledged,
    returned_unacknowledged). Folded alarms are listed only with `folded=true` or `parent`.
    """

    state: Annotated[list[StateName], Some]
    priority: Annotated[list[Priority], Some]
    kind: Words
    family: Words
    zone: Words
    asset: Words
    system: Words
    definition: Words
    assigned_to: Annotated[Text | None, Field(description="empty: of nobody")] = None
    parent: Annotated[Key | None, Field(description="what is folded under this alarm")] = None
    folded: bool = False
    q: Annotated[Text, Field(description="words in the alarm, or in its asset's id, code, name or tags")] = ""
    sort: Annotated[
        Literal["priority", "-priority", "age", "-age"],
        Field(description="by priority: the gravest first, of each the newest; by age: the oldest first"),
    ] = "priority"

    def wanted(self) -> AlarmFilter:
        """The filter asked for."""
        return AlarmFilter(
            states=self.state,
            priorities=self.priority,
            kinds=self.kind,
            families=self.family,
            zones=self.zone,
            assets=self.asset,
            systems=self.system,
            definitions=self.definition,
            assigned_to=self.assigned_to,
            parent=self.parent,
            folded=self.folded or "suppressed_by_design" in self.state,
            text=self.q,
        )


class Acknowledgement(Strict):
    model_config = shown(examples.ACKNOWLEDGE)

    ids: Ids
    comment: Text = ""


class Shelving(Strict):
    """`until` is at most seven days away."""

    model_config = shown(examples.SHELVE)

    ids: Ids
    reason: Reason
    until: Instant


class Assignment(Strict):
    """To a person or a team; null: to nobody."""

    model_config = shown(examples.ASSIGN)

    ids: Ids
    assigned_to: Annotated[Text, Field(min_length=1, max_length=80)] | None


class Reasoned(Strict):
    model_config = shown(examples.REASONED)

    ids: Ids
    reason: Reason


class Result(Strict):
    """What came of one alarm; `unchanged` where it already was so; `not_permitted`: seen, and not theirs.
    `state` is empty where there is no such alarm.
    """

    id: str
    outcome: Literal["done", "unchanged", "refused", "not_found", "not_permitted"]
    state: str
    detail: str


class ActReport(Strict):
    model_config = shown(examples.REPORT)

    items: list[Result]
    counts: dict[str, int]
