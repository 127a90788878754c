"""docs/kinds.md, written from the kinds themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.domain.kinds import FAMILIES, KINDS
from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import (
    Boolean,
    Choice,
    Enum,
    Field,
    Integer,
    ListOf,
    Number,
    Record,
    Text,
    ValueType,
)
from app.domain.kinds.kind import COMMON_ATTRIBUTES, COMMON_MEASUREMENTS, COMMON_STATE, Kind
from app.domain.kinds.sources import FIGURES, NOT_VERIFIED, NOTHING_TAKEN, SOURCES, Source

_HEADING = """# Equipment kinds

Written from `app/domain/kinds/` by `app.domain.kinds.document.markdown`; do not edit by hand.
Units are UCUM (`1`: none). Every vocabulary also takes `unknown`. Fields marked ↑ are counters: they only
rise, and a fall is a reset. Names that the kind does not have are kept aside, never refused.

Capabilities ([control](control.md)): a command `waits` so long to be sent, the equipment `shows` its effect within so
long of acknowledging; `name/{slot}` is one property for each value of that parameter.
"""


def markdown() -> str:
    """The whole document."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEADING
    yield "## Every kind\n"
    yield from _table((*COMMON_STATE, *COMMON_MEASUREMENTS))
    yield "\nAttributes\n"
    yield from _table(COMMON_ATTRIBUTES)
    for family in FAMILIES:
        yield f"\n## {family.capitalize()}"
        for kind in KINDS.values():
            if kind.family == family:
                yield from _kind(kind)
    yield from _sources()


def _kind(kind: Kind) -> Iterator[str]:
    heartbeat = kind.heartbeat
    yield f"\n### `{kind.name}` — {kind.label.fr} / {kind.label.en}\n"
    yield f"- Source: {kind.source}"
    yield f"- Heartbeat: {heartbeat.period_s:g} s, stale after {heartbeat.missed} missed{_circumstance(kind)}"
    yield f"- On loss of communication: {kind.on_comm_loss.fr} / {kind.on_comm_loss.en}"
    yield f"- Map: icon `{kind.symbol}`, value `{kind.map_value}`{', moves' if kind.mobile else ''}\n"
    yield from _section("State", kind.state[len(COMMON_STATE) :])
    yield from _section("Measurements", kind.measurements[len(COMMON_MEASUREMENTS) :])
    yield from _section("Attributes", kind.attributes[len(COMMON_ATTRIBUTES) :])
    if kind.capabilities:
        yield "Capabilities\n"
        yield "| name | mode | parameters | waits, shows | two persons | release, reconnect, take-over | interlocks |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_capability(item) for item in kind.capabilities)
        yield from _interlocks(kind)


def _circumstance(kind: Kind) -> str:
    heartbeat = kind.heartbeat
    notes = (
        (heartbeat.fed, "only while its feeder is energised"),
        (heartbeat.expected, "only while in service or on duty"),
        (heartbeat.period_field, f"period reported as `{heartbeat.period_field}`"),
        (heartbeat.period_attribute, "period by attribute"),
    )
    return "".join(f"; {text}" for present, text in notes if present)


def _capability(item: Capability) -> str:
    params = "; ".join(
        f"`{row.name}` {_type(row.type)}{_unit(row)}{' (optional)' if row.name in item.optional else ''}"
        for row in item.params
    )
    critical = f"{item.critical.fr} / {item.critical.en}" if item.critical else "-"
    recovery = f"{item.on_release}, {item.on_reconnect}, {item.on_takeover}"
    name = f"`{item.name}{f'/{{{item.slot}}}' if item.slot else ''}` {item.label.fr}"
    mode = item.mode if item.mode == "held" else f"action{', repeatable' if item.repeatable else ''}"
    lasting = f" + `{item.lasting}`" if item.lasting else ""
    times = f"{item.ttl_s:g} s, {item.answer_s:g} s{lasting}"
    locks = " ".join(f"`{one.name}`" for one in item.interlocks) or "-"
    return f"| {name} | {mode} | {params or '-'} | {times} | {critical} | {recovery} | {locks} |"


def _interlocks(kind: Kind) -> Iterator[str]:
    found = {one.name: one for item in kind.capabilities for one in item.interlocks}
    if found:
        yield "\nInterlocks\n"
        yield "| name | rule | what satisfies it | must be known | not at levels |"
        yield "|---|---|---|---|---|"
    for one in found.values():
        inputs = " ".join(f"`{name}`" for name in (*one.inputs, *one.attributes)) or "-"
        known = inputs if one.fresh_s is None else f"{inputs} for less than {one.fresh_s:g} s"
        exempt = ", ".join(map(str, sorted(one.exempt_levels))) or "-"
        rule, remedy = (f"{label.fr} / {label.en}" for label in (one.rule, one.remedy))
        yield f"| `{one.name}` | {rule} | {remedy} | {known} | {exempt} |"


def _section(title: str, rows: tuple[Field, ...]) -> Iterator[str]:
    if rows:
        yield f"{title}\n"
        yield from _table(rows)
        yield ""


def _table(rows: Iterable[Field]) -> Iterator[str]:
    yield "| name | value | unit | French | English |"
    yield "|---|---|---|---|---|"
    for row in rows:
        rises = " ↑" if row.counter else ""
        yield f"| `{row.name}`{rises} | {_type(row.type)} | {row.unit} | {row.label.fr} | {row.label.en} |"


def _unit(row: Field) -> str:
    return "" if row.unit == "1" else f" {row.unit}"


def _type(kind: ValueType) -> str:
    match kind:
        case Boolean():
            return "boolean"
        case Number() | Integer():
            word = "integer" if isinstance(kind, Integer) else "number"
            return f"{word} {kind.minimum:g} to {kind.maximum:g}"
        case Text():
            return f"text, {kind.max_length} at most"
        case Enum() | Choice():
            words = " ".join(f"`{word}`" for word in kind.values)
            return words if kind.source == "poste" else f"{words} ({kind.source})"
        case ListOf():
            return f"list of {_type(kind.item)}"
        case Record():
            return "{" + "; ".join(f"`{row.name}` {_type(row.type)}" for row in kind.fields) + "}"
        case _:
            return kind.__class__.__name__


def _sources() -> Iterator[str]:
    yield "\n## Sources\n"
    yield "Vocabularies without a source here are ours (`poste`).\n"
    yield from _cited(SOURCES)
    yield "\n## Figures\n"
    yield from _cited(FIGURES)
    yield from _notes("Read, and no word taken", NOTHING_TAKEN)
    yield from _notes("Not verified against a public copy", NOT_VERIFIED)


def _cited(sources: Mapping[str, Source]) -> Iterator[str]:
    yield "| key | standard | read in |"
    yield "|---|---|---|"
    for key, source in sources.items():
        yield f"| `{key}` | {source.title} | {source.read_at} |"


def _notes(title: str, notes: str) -> Iterator[str]:
    yield f"\n## {title}\n"
    for note in notes.splitlines():
        yield f"- {note}"
