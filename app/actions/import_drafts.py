"""Write imported drafts to the registry: in chunks, idempotent, every change journalled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from app.actions.attest_masks import IN_SERVICE
from app.actions.check_programme import check_assignment, checked_programme
from app.actions.edit_resource import put_document
from app.actions.errors import InvalidRequest
from app.actions.follow_up import CHUNK, energise_fed, journal_assets, relocate_assets
from app.actions.ports import Clock, Database, Transaction
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.kinds import KINDS
from app.domain.programmes.assignment import SCOPES
from app.domain.registry import (
    GUARDS,
    AssetDraft,
    AssignmentDraft,
    BaseMapDraft,
    Draft,
    ProgrammeDraft,
    RelationDraft,
    SystemDraft,
    ZoneDraft,
)
from app.domain.video.access import FAMILY as VIDEO

FAMILIES = {kind.name: kind.family for kind in KINDS.values()}


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A draft that refers to something that does not exist."""

    id: str
    reason: str


@dataclass(slots=True)
class Written:
    """What an import changed, or would: `changed` counts the new too, `unresolved` drafts are not written. `planned`
    are new cameras whose privacy masks nobody has attested: no file puts them in service (CSI L251-3).
    """

    assets: int = 0
    added: int = 0
    changed: int = 0
    planned: int = 0
    zones: int = 0
    systems: int = 0
    base_map: int = 0
    programmes: int = 0
    assignments: int = 0
    unresolved: list[Unresolved] = field(default_factory=list)


async def import_drafts(
    database: Database,
    drafts: Iterable[Draft],
    clock: Clock,
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Written:
    """Write `drafts`: systems, zones and base map first, then assets, their relations, programmes and who follows them.

    `progress` is told the number of assets written, or compared, so far. A dry run says what would be written: it
    resolves references and compares assets with the registry, their relations left aside.
    """
    drafts = list(drafts)
    assets = [draft for draft in drafts if isinstance(draft, AssetDraft)]
    written = Written()
    if dry_run:
        await _compare(database, drafts, assets, written, progress)
        return written
    await _write_surroundings(database, drafts, written)
    async with database.begin() as tx:
        assets = await _resolve(tx, drafts, assets, written)
        await tx.registry.upsert_services(sorted({draft.service for draft in assets if draft.service}))
    for chunk in batched(assets, CHUNK):
        async with database.begin() as tx:
            known = await tx.registry.existing("asset", [draft.id for draft in chunk])
            drafted = await _planned_first(tx, chunk, known, written)
            changed = await tx.registry.upsert_assets(drafted, FAMILIES, clock.now())
            await journal_assets(tx, changed)
        _count(written, chunk, known, changed)
        progress(written.assets)
    for chunk in batched([draft for draft in assets if draft.relations], CHUNK):
        async with database.begin() as tx:
            holders = await tx.registry.relate(chunk)
            await energise_fed(tx, holders, clock.now())
            await journal_assets(tx, holders)
    await _write_programmes(database, drafts, written)
    return written


async def _planned_first(
    tx: Transaction, drafts: Sequence[AssetDraft], known: set[str], written: Written
) -> list[AssetDraft]:
    """New cameras that nobody has attested are planned; what is in the registry keeps its lifecycle."""
    new = [one for one in drafts if one.id not in known and one.lifecycle == IN_SERVICE]
    cameras = [one.id for one in new if FAMILIES[one.kind] == VIDEO]
    barred = set(await tx.legal.unattested(cameras)) if cameras else set()
    written.planned += len(barred)
    return [replace(one, lifecycle="planned") if one.id in barred else one for one in drafts]


async def _compare(
    database: Database,
    drafts: Sequence[Draft],
    assets: Sequence[AssetDraft],
    written: Written,
    progress: Callable[[int], None],
) -> None:
    """What writing would change, one short transaction per chunk."""
    counts = Counter(type(draft) for draft in drafts)
    written.systems, written.zones = counts[SystemDraft], counts[ZoneDraft]
    written.base_map, written.programmes = counts[BaseMapDraft], counts[ProgrammeDraft]
    written.assignments = counts[AssignmentDraft]
    async with database.read() as tx:
        resolved = await _resolve(tx, drafts, assets, written)
    for chunk in batched(resolved, CHUNK):
        async with database.read() as tx:
            known = await tx.registry.existing("asset", [draft.id for draft in chunk])
            drafted = await _planned_first(tx, chunk, known, written)
            _count(written, drafted, known, await tx.registry.differing(drafted, FAMILIES))
        progress(written.assets)


def _count(written: Written, chunk: Sequence[AssetDraft], known: set[str], changed: Sequence[str]) -> None:
    written.assets += len(chunk)
    written.added += len({draft.id for draft in chunk} - known)
    written.changed += len(changed)


async def _write_surroundings(database: Database, drafts: Sequence[Draft], written: Written) -> None:
    systems = [draft for draft in drafts if isinstance(draft, SystemDraft)]
    zones = [draft for draft in drafts if isinstance(draft, ZoneDraft)]
    features = [draft for draft in drafts if isinstance(draft, BaseMapDraft)]
    async with database.begin() as tx:
        tx.audit.tell(Act("registry.import", "registry", "", details=dict(Counter(_noun(draft) for draft in drafts))))
        for system in await tx.registry.upsert_systems(systems) if systems else ():
            tx.record(Entry("registry", "system", system, await tx.editing.lock("field_system", system) or {}))
        written.systems = len(systems)
        for zone in await tx.registry.upsert_zones(_parents_first(zones)) if zones else ():
            tx.record(Entry("registry", "zone", zone, await tx.editing.lock("zone", zone) or {}))
        written.zones = len(zones)
    if zones:
        await relocate_assets(database)
    for part in batched(features, CHUNK):
        async with database.begin() as tx:
            written.base_map += await tx.registry.upsert_base_map(part)


async def _write_programmes(database: Database, drafts: Sequence[Draft], written: Written) -> None:
    async with database.begin() as tx:
        for draft in drafts:
            if isinstance(draft, ProgrammeDraft):
                await put_document(tx, "programme", checked_programme(dict(draft.document)))
                written.programmes += 1
        for draft in drafts:
            if isinstance(draft, AssignmentDraft):
                await _assign(tx, draft, written)


async def _assign(tx: Transaction, draft: AssignmentDraft, written: Written) -> None:
    given = {scope: draft.subject if scope == draft.scope else None for scope in SCOPES}
    own = {"id": draft.id, "programme": draft.programme, "since": draft.since, "until": draft.until}
    try:
        await check_assignment(tx, own | given)
    except InvalidRequest as error:
        written.unresolved.append(Unresolved(draft.id, str(error)))
        return
    await put_document(tx, "programme_assignment", own | given)
    written.assignments += 1


async def _resolve(
    tx: Transaction, drafts: Sequence[Draft], assets: Sequence[AssetDraft], written: Written
) -> list[AssetDraft]:
    """The assets whose references exist, in the registry or in the file itself."""
    named = {draft.id for draft in drafts if isinstance(draft, SystemDraft)}
    wanted = {draft.system for draft in assets if draft.system} - named
    named |= await tx.registry.existing("field_system", sorted(wanted)) if wanted else set()
    ids = {("", draft.id) for draft in assets} | {
        (GUARDS, draft.id) for draft in drafts if isinstance(draft, ZoneDraft)
    }
    targets = {_target(relation) for draft in assets for relation in draft.relations} - ids
    zones = sorted(to for what, to in targets if what == GUARDS)
    others = sorted(to for what, to in targets if what != GUARDS)
    ids |= {(GUARDS, zone) for zone in await tx.registry.existing("zone", zones)} if zones else set()
    ids |= {("", asset) for asset in await tx.registry.existing("asset", others)} if others else set()
    resolved = []
    for draft in assets:
        missing = next((relation.to for relation in draft.relations if _target(relation) not in ids), None)
        if draft.system and draft.system not in named:
            reason = f"no field system {draft.system!r}: add it first with `poste system add {draft.system}`"
            written.unresolved.append(Unresolved(draft.id, reason))
        elif missing:
            written.unresolved.append(Unresolved(draft.id, f"relation to {missing!r}, which does not exist"))
        else:
            resolved.append(draft)
    return resolved


def _noun(draft: Draft) -> str:
    return type(draft).__name__.removesuffix("Draft").lower()


def _target(relation: RelationDraft) -> tuple[str, str]:
    return (GUARDS if relation.type == GUARDS else "", relation.to)


def _parents_first(zones: Sequence[ZoneDraft]) -> list[ZoneDraft]:
    ordered: list[ZoneDraft] = []
    waiting = list(zones)
    while waiting:
        placed = {zone.id for zone in ordered}
        inside = {zone.id for zone in waiting}
        ready = [zone for zone in waiting if zone.parent is None or zone.parent in placed or zone.parent not in inside]
        if not ready:
            raise ValueError(f"zones {', '.join(sorted(inside))} are each other's parents")
        ordered += ready
        waiting = [zone for zone in waiting if zone not in ready]
    return ordered


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """`itertools.batched`, which Python 3.11 does not have yet."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
