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
from app.domain.kinds.vocabulary import ANYWHERE, OF_FIELD

_HEADING = """# Equipment kinds

Written from `app/domain/kinds/` by `app.domain.kinds.document.markdown`; do not edit by hand.
Units are UCUM (`1`: none). Every vocabulary also takes `unknown`. Fields marked ↑ are counters: they only
rise, and a fall is a reset. Names that the kind does not have are kept aside, never refused.

A command waits so long before it expires, then the equipment has so long to show its effect; `name`/`slot` are
several properties of one asset. What "sent again" refuses is never repeated when its outcome is unknown. What an
interlock reads and is unknown, too old or of equipment out of reach counts as the dangerous value.
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
    yield from _words()
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
    yield from _alarms(kind)
    if kind.capabilities:
        yield "Capabilities\n"
        yield "| name | mode | parameters | two persons | release, reconnect, take-over | waits, answers | sent again |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_capability(item) for item in kind.capabilities)
        yield from _interlocks(kind)


def _alarms(kind: Kind) -> Iterator[str]:
    yield "Alarms\n"
    yield "| name | French | English | priority | condition | answer within |"
    yield "|---|---|---|---|---|---|"
    for item in kind.alarms:
        condition = ", ".join(f"{name} {value}" for name, value in item.trigger.schema().items() if name != "type")
        delays = "".join(
            f", {name} {delay:g} s" for name, delay in (("after", item.on_delay_s), ("for", item.off_delay_s)) if delay
        )
        kept = ", latches" if item.latching else ""
        yield (
            f"| `{item.name}` | {item.label.fr} | {item.label.en} | {item.priority} |"
            f" {item.trigger.schema()['type']}: {condition or '-'}{delays}{kept} | {item.rationale.respond_s:g} s |"
        )
    yield ""


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
    name = f"`{item.name}`" if item.slot is None else f"`{item.name}`/`{item.slot}`"
    times = f"{item.ttl_s:g} s, {item.answer_s:g} s{f' + `{item.lasting}`' if item.lasting else ''}"
    again = "yes" if item.repeatable else "no"
    asked = f"{item.mode} | {params or '-'} | {critical}"
    return f"| {name} {item.label.fr} | {asked} | {recovery} | {times} | {again} |"


def _interlocks(kind: Kind) -> Iterator[str]:
    rules = [(rule, item.name) for item in kind.capabilities for rule in item.interlocks]
    if rules:
        yield "\nInterlocks\n"
        yield "| on | rule | what satisfies it | reads | not at levels |"
        yield "|---|---|---|---|---|"
    for rule, name in rules:
        age = f", {rule.fresh_s:g} s old at most" if rule.fresh_s else ""
        reads = ", ".join(f"`{word}`" for word in (*rule.inputs, *rule.attributes)) or "-"
        levels = ", ".join(map(str, sorted(rule.exempt_levels))) or "-"
        words = f"{rule.rule.fr} / {rule.rule.en} | {rule.remedy.fr} / {rule.remedy.en}"
        yield f"| `{name}` `{rule.name}` | {words} | {reads}{age} | {levels} |"


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


def _words() -> Iterator[str]:
    yield "\n## Words\n"
    yield "What the screen calls each code; a field's own word comes before that of any field (`*`).\n"
    yield "| field | code | French | English |"
    yield "|---|---|---|---|"
    for field, words in {"*": ANYWHERE, **OF_FIELD}.items():
        for code, (french, english) in words.items():
            yield f"| `{field}` | `{code}` | {french} | {english} |"


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
