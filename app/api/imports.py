"""Importing a city file: read, resolve, write, report. The route and `poste import` share `import_file`."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from fastapi import APIRouter, Depends, File, Form, Query, Response, UploadFile
from fastapi import Path as ApiPath

from app.actions.errors import InvalidRequest, NotFound
from app.actions.import_drafts import import_drafts
from app.actions.ports import Clock
from app.api import examples
from app.api.answers import FOUND, LISTED, READS, documented
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, Key, Strict
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST
from app.domain.audit import Act
from app.domain.registry import Draft
from app.importing.mapping import Mapping, build
from app.importing.reader import read
from app.importing.reads import Accepted, ImportRefused
from app.storage.database import Database
from app.storage.views import import_runs

log = logging.getLogger("poste.import")

router = APIRouter(prefix="/api/v1/imports", tags=["imports"])

Outside = Literal["reject", "flag"]
ImportId = Annotated[Key, ApiPath(description="an import's id", examples=[examples.IMPORT_SUMMARY["id"]])]
UNRESOLVED_SHOWN = 100_000


@dataclass(frozen=True, slots=True)
class Choices:
    """How to import: `mapping` None is for native city files; `outside` is about the declared territory."""

    mapping: Mapping | None = None
    outside: Outside = "reject"
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Told as the import advances: the share of the file read, then the assets written."""

    reading: Callable[[float], None] = lambda _: None
    writing: Callable[[int], None] = lambda _: None


async def import_file(
    database: Database,
    clock: Clock,
    content: Path | bytes,
    name: str,
    choices: Choices,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Import one file; returns its report, kept as an import run. Raises `ImportRefused` for the file as a whole."""
    progress = progress or Progress()
    async with database.read() as tx:
        territory = await import_runs.territory(tx.raw)
        known = await import_runs.kinds_by_id(tx.raw)

    def drafts() -> tuple[list[Draft], dict[str, Any]]:
        reading = read(content, name, choices.mapping, territory=territory, outside=choices.outside, known_kinds=known)
        found = []
        for item in reading:
            if isinstance(item, Accepted):
                found.append(item.draft)
            progress.reading(reading.progress)
        understood = {"format": reading.format, "encoding": reading.encoding, "epsg": reading.epsg}
        return found, {"understood": understood, **reading.report.as_json()}

    found, report = await asyncio.to_thread(drafts)
    written = await import_drafts(database, found, clock, dry_run=choices.dry_run, progress=progress.writing)
    unresolved = [asdict(item) for item in written.unresolved]
    report |= {
        "written": asdict(written) | {"unresolved": len(unresolved)},
        "unresolved": unresolved[:UNRESOLVED_SHOWN],
    }
    at = clock.now()
    run = f"{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    async with database.begin() as tx:
        done = {"file": name, "dry_run": choices.dry_run, "written": report["written"]}
        tx.audit.tell(Act("file.import", "import", run, details=done))
        await import_runs.add(tx.raw, run, at, name, dry_run=choices.dry_run, report=report)
    log.info("import done", extra={"run": run, "file": name, "dry_run": choices.dry_run, "drafts": len(found)})
    return {"id": run, "at": at, "file_name": name, "dry_run": choices.dry_run, "status": "done", "report": report}


class Understood(Strict):
    """How the file was read; `epsg` is its coordinate system."""

    format: str
    encoding: str
    epsg: int | None


class RefusedLine(Strict):
    line: int
    code: str
    reason: str
    excerpt: str


class FlaggedLine(Strict):
    line: int
    code: str
    reason: str


class WrittenCounts(Strict):
    """What was written; of a dry run, what would be. `changed` counts the `added` too."""

    assets: int
    added: int
    changed: int
    planned: int
    zones: int
    systems: int
    base_map: int
    programmes: int
    assignments: int
    unresolved: int


class UnresolvedDraft(Strict):
    """It refers to something that does not exist, and was not written."""

    id: str
    reason: str


class Report(Strict):
    """`read = accepted + rejected`, flagged within accepted; lists hold the first 100,000, counts are of all."""

    understood: Understood
    read: int
    accepted: int
    flagged: int
    rejected: int
    rejected_by_code: dict[str, int]
    flagged_by_code: dict[str, int]
    rejected_lines: list[RefusedLine]
    flagged_lines: list[FlaggedLine]
    notes: list[str]
    written: WrittenCounts
    unresolved: list[UnresolvedDraft]


class ImportSummary(Strict):
    id: str
    at: Instant
    file_name: str
    dry_run: bool
    status: Literal["done"]


class ImportRun(ImportSummary):
    model_config = shown(examples.IMPORT_SUMMARY | {"report": examples.IMPORT_REPORT})

    report: Report


class ImportPage(Strict):
    model_config = page_of(examples.IMPORT_SUMMARY)

    items: list[ImportSummary]
    next: str | None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, and how to import it."""

    content: bytes
    name: str
    choices: Choices


async def _upload(
    file: Annotated[UploadFile, File(description="CSV or GeoJSON", examples=["id;lon;lat\nEP-0003;4.8278;46.3063\n"])],
    mapping: Annotated[
        str,
        Form(description="YAML or JSON (docs/importing.md); empty: a native city file", examples=["kind: luminaire"]),
    ] = "",
    dry_run: Annotated[bool, Form(description="report only, write nothing")] = False,
    outside: Annotated[Outside, Form(description="what to do beyond the declared territory")] = "reject",
) -> Upload:
    try:
        chosen = build(_words(mapping)) if mapping.strip() else None
    except ImportRefused as error:
        raise InvalidRequest(str(error)) from None
    return Upload(await file.read(), file.filename or "file", Choices(chosen, outside, dry_run))


Uploaded = Annotated[Upload, Depends(_upload)]


async def import_upload(ctx: Context, upload: Upload, progress: Progress | None = None) -> dict[str, Any]:
    """`import_file` of what came over HTTP. Raises `InvalidRequest` for the file as a whole."""
    try:
        return await import_file(ctx.database, ctx.clock, upload.content, upload.name, upload.choices, progress)
    except ImportRefused as error:
        raise InvalidRequest(str(error)) from None


@router.post(
    "",
    status_code=201,
    response_model=ImportRun,
    summary="Import a CSV or GeoJSON file",
    responses=documented(INVALID_REQUEST, CONFLICT, BODY_TOO_LARGE, *READS),
)
async def create_import(ctx: Ctx, upload: Uploaded) -> dict[str, Any]:
    """Every rejected line is in the report with its reason. The same file again changes nothing."""
    return await import_upload(ctx, upload)


@router.get("", response_model=ImportPage, summary="Imports done and tried, newest first", responses=LISTED)
async def list_imports(ctx: Ctx, query: Annotated[PageQuery, Query()]) -> Response:
    """A page of import runs, without their reports."""
    place = read_cursor(query.cursor, str)
    async with ctx.database.read() as tx:
        items = await import_runs.page(tx.raw, query.limit + 1, place[0] if place else None)
    more = len(items) > query.limit
    items = items[: query.limit]
    return json_page(items, [_id(items[-1])] if more else None)


@router.get(
    "/{run}",
    response_model=ImportRun,
    summary="One import with its report",
    responses=FOUND,
)
async def get_import(ctx: Ctx, run: ImportId) -> Response:
    """What an import read, wrote and rejected, line by line."""
    async with ctx.database.read() as tx:
        body = await import_runs.find(tx.raw, run)
    if body is None:
        raise NotFound(f"no import {run!r:.80}")
    return Response(body, media_type="application/json")


def _words(text: str) -> dict[str, Any]:
    try:
        words = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only, no objects
    except yaml.YAMLError as error:
        raise InvalidRequest(f"mapping: {error}") from None
    if not isinstance(words, dict):
        raise InvalidRequest("mapping: words and columns are needed, see docs/importing.md")
    return words


def _id(body: str) -> str:
    return body.split('"id": "', 1)[1].split('"', 1)[0]
