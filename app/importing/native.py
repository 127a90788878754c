"""Features of the native city file (docs/city-format.md), which need no mapping."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from shapely.geometry import mapping as geometry_of

from app.domain.kinds import KINDS
from app.domain.programmes import InvalidProgramme, read_programme, write_programme
from app.domain.programmes.assignment import SCOPES
from app.domain.registry import (
    LIFECYCLES,
    RELATIONS,
    ZONE_LEVELS,
    AssetDraft,
    AssignmentDraft,
    BaseMapDraft,
    Draft,
    Link,
    ProgrammeDraft,
    RelationDraft,
    SystemDraft,
    ZoneDraft,
    is_link,
    is_slug,
)
from app.importing.drafts import checked_attributes, polygonal
from app.importing.mapping import LAYERS
from app.importing.reads import Record
from app.importing.values import clean

_TARGETS = ("kind", "layer", "system_name", "zone", "programme_name", "assigned_programme")


def is_native(values: dict[str, Any]) -> bool:
    """Whether properties say by themselves what the feature is."""
    return "id" in values and (
        str(values.get("kind")) in KINDS
        or values.get("layer") in LAYERS
        or values.get("zone") in ZONE_LEVELS
        or "system_name" in values
        or "programme_name" in values
        or "assigned_programme" in values
    )


def is_native_asset(record: Record) -> bool:
    return "kind" in record.values


class NativeDrafter:
    """Builds drafts from native features; ids are the file's own and must not repeat."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], int] = {}

    def draft(self, record: Record) -> Draft | None:
        """The draft, or None with the record's problem set."""
        values = record.values
        what = next((word for word in _TARGETS if values.get(word) is not None), "")
        if not what:
            record.refuse("unknown_feature", f"none of {', '.join(_TARGETS)} says what the feature is")
            return None
        given = values.get("id")
        if not isinstance(given, str) or not is_slug(given):
            record.refuse("bad_id", f"id {given!r:.60} is not 1 to 64 letters, digits, - or _")
            return None
        first = self._lines.setdefault((what, given), record.line)
        if first != record.line:
            record.refuse("repeated_id", f"id {given} is already that of feature {first}")
            return None
        build = {
            "kind": _asset,
            "layer": _base_map,
            "system_name": _system,
            "zone": _zone,
            "programme_name": _programme,
            "assigned_programme": _assignment,
        }[what]
        return build(record, given)


def _asset(record: Record, given: str) -> Draft | None:
    values = record.values
    kind, lifecycle = values["kind"], values.get("lifecycle") or "in_service"
    system = values.get("system") or None
    attributes, tags, external_ids = (
        values.get("attributes") or {},
        values.get("tags") or [],
        values.get("external_ids") or {},
    )
    if not isinstance(kind, str) or kind not in KINDS:
        record.refuse("unknown_kind", f"there is no kind {kind!r:.60}")
    elif lifecycle not in LIFECYCLES:
        record.refuse("unknown_lifecycle", f"lifecycle {lifecycle!r:.60} is not one of {', '.join(LIFECYCLES)}")
    elif system is not None and not (isinstance(system, str) and is_slug(system)):
        record.refuse("bad_system", f"system {system!r:.60} is not a slug")
    elif not (isinstance(attributes, dict) and isinstance(tags, list) and isinstance(external_ids, dict)):
        record.refuse("bad_member", "attributes and external_ids are objects, tags is a list")
    if record.problem is not None:
        return None
    relations = _relations(record, values.get("relations") or [])
    return AssetDraft(
        id=given,
        kind=kind,
        code=clean(values.get("code")),
        name=clean(values.get("name")),
        lon=record.lon,
        lat=record.lat,
        system=system,
        service=clean(values.get("service")) or None,
        lifecycle=lifecycle,
        attributes=checked_attributes(record, kind, dict(attributes)),
        tags=tuple(clean(tag) for tag in tags),
        external_ids={str(name): clean(text) for name, text in external_ids.items()},
        links=_links(record, values.get("links") or []),
        relations=relations,
    )


def _links(record: Record, rows: Any) -> tuple[Link, ...]:
    kept = []
    for row in rows if isinstance(rows, list) else [rows]:
        label, url = (row.get("label"), row.get("url")) if isinstance(row, dict) else (None, None)
        if isinstance(label, str) and isinstance(url, str) and clean(label) and is_link(url):
            kept.append(Link(clean(label)[:80], url))
        else:
            record.warn("bad_link", f"link {row!r:.80} is left out: a label and an https address")
    return tuple(kept)


def _relations(record: Record, rows: Any) -> tuple[RelationDraft, ...]:
    kept = []
    for row in rows if isinstance(rows, list) else [rows]:
        to = row.get("to") if isinstance(row, dict) else None
        if not isinstance(to, str) or not is_slug(to) or row.get("type") not in RELATIONS:
            record.warn("bad_relation", f"relation {row!r:.80} is left out")
        else:
            kept.append(RelationDraft(row["type"], to, clean(row.get("port"))))
    return tuple(kept)


def _zone(record: Record, given: str) -> Draft | None:
    values = record.values
    if values["zone"] not in ZONE_LEVELS:
        record.refuse("unknown_zone", f"zone {values['zone']!r:.60} is not one of {', '.join(ZONE_LEVELS)}")
        return None
    polygon = polygonal(record)
    if polygon is None:
        return None
    return ZoneDraft(
        id=given,
        name=clean(values.get("name")) or given,
        level=values["zone"],
        geometry=geometry_of(polygon),
        parent=clean(values.get("parent")) or None,
        insee=clean(values.get("insee")) or None,
    )


def _base_map(record: Record, given: str) -> Draft | None:
    values = record.values
    if values["layer"] not in LAYERS:
        record.refuse("unknown_layer", f"layer {values['layer']!r:.60} is not one of {', '.join(LAYERS)}")
    elif record.shape is None:
        record.refuse("no_geometry", "no geometry")
    if record.problem is not None or record.shape is None:
        return None
    return BaseMapDraft(
        layer=values["layer"], id=given, name=clean(values.get("name")), geometry=geometry_of(record.shape)
    )


def _system(record: Record, given: str) -> Draft:
    values = record.values
    return SystemDraft(
        id=given,
        name=clean(values["system_name"]) or given,
        dialect=clean(values.get("dialect")) or None,
    )


def _programme(record: Record, given: str) -> Draft | None:
    values = record.values
    own = {name: values[name] for name in ("capability", "calendars", "correction") if values.get(name) is not None}
    try:
        programme = read_programme({"id": given, "name": clean(values["programme_name"]) or given, **own})
    except InvalidProgramme as error:
        record.refuse("bad_programme", f"programme {given}: {error}")
        return None
    return ProgrammeDraft(id=given, document=write_programme(programme))


def _assignment(record: Record, given: str) -> Draft | None:
    values = record.values
    to = values.get("to")
    if not isinstance(to, dict) or len(to) != 1 or not set(to) <= set(SCOPES):
        record.refuse("bad_assignment", f"`to` {to!r:.60} is not one of {', '.join(SCOPES)}")
        return None
    [(scope, subject)] = to.items()
    try:
        since, until = (_instant(values.get(name)) for name in ("since", "until"))
    except ValueError as error:
        record.refuse("bad_assignment", f"since, until: {error}")
        return None
    programme = clean(values["assigned_programme"])
    return AssignmentDraft(id=given, programme=programme, scope=scope, subject=clean(subject), since=since, until=until)


def _instant(text: object) -> datetime | None:
    """Raises `ValueError` for what is not RFC 3339 with its zone."""
    if text is None:
        return None
    at = datetime.fromisoformat(str(text))
    if at.tzinfo is None:
        raise ValueError(f"{text!r:.40} has no time zone")
    return at
