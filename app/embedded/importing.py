"""`poste import`: city files into the registry, with a progress bar and a report a person can act on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from app.actions.clock import SystemClock
from app.actions.errors import StorageUnavailable
from app.api.imports import Choices, import_file
from app.api.imports import Progress as Told
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.importing.mapping import Mapping, build, load
from app.importing.reads import ImportRefused
from app.settings import Settings
from app.storage.database import Database

LINES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Words:
    """What the columns mean: a YAML file, options over it, or neither for native city files."""

    file: Path | None
    options: dict[str, str | None]

    def mapping(self) -> Mapping | None:
        """Raises `ImportRefused`."""
        given = {name: value for name, value in self.options.items() if value is not None}
        if self.file:
            return load(self.file, **given)
        return build(given) if given else None


def run_imports(settings: Settings, files: Sequence[Path], words: Words, *, flag_outside: bool, dry_run: bool) -> bool:
    """Import `files` in turn and print each report; False when a line was refused or unresolved."""
    console = Console(highlight=False, soft_wrap=True)
    try:
        choices = Choices(words.mapping(), "flag" if flag_outside else "reject", dry_run)
        return asyncio.run(_import_all(settings, files, choices, console))
    except ImportRefused as error:
        raise LaunchError(str(error)) from error
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); is `poste up` running?") from error


async def _import_all(settings: Settings, files: Sequence[Path], choices: Choices, console: Console) -> bool:
    database = Database(settings.database_url, pool_size=2).by(author())
    clean = True
    try:
        for file in files:
            with _bar(console) as bar:
                task = bar.add_task(file.name, total=1.0, written="")

                def reading(share: float, bar: Progress = bar, task: Any = task) -> None:
                    bar.update(task, completed=share)

                def writing(count: int, bar: Progress = bar, task: Any = task) -> None:
                    bar.update(task, written=f"{count} written")

                done = await import_file(database, SystemClock(), file, file.name, choices, Told(reading, writing))
                bar.update(task, completed=1.0)
            clean &= _show(console, done)
    finally:
        await database.close()
    return clean


def _bar(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} % read {task.fields[written]}"),
        TimeElapsedColumn(),
        console=console,
    )


def _show(console: Console, done: dict[str, Any]) -> bool:
    report = done["report"]
    written = report["written"]
    outcome = _outcome(written, dry_run=done["dry_run"])
    console.print(
        f"{done['file_name']}: {report['read']} read, {report['accepted']} accepted ({report['flagged']} flagged),"
        f" {report['rejected']} rejected, {written['unresolved']} unresolved; {outcome}"
    )
    if written["planned"]:
        console.print(
            f"  {written['planned']} cameras are planned: attest their privacy masks (CSI L251-3),"
            " POST /api/v1/video/mask-attestations"
        )
    for note in report["notes"]:
        console.print(f"  {note}")
    rows = [(str(row["line"]), row["code"], row["reason"]) for row in report["rejected_lines"]]
    rows += [(row["id"], "unresolved", row["reason"]) for row in report["unresolved"]]
    if rows:
        table = Table("line or feature", "code", "why it was not imported")
        for row in rows[:LINES_SHOWN]:
            table.add_row(*row)
        console.print(table)
        left = report["rejected"] + written["unresolved"] - LINES_SHOWN
        if left > 0:
            console.print(f"… and {left} more: GET /api/v1/imports/{done['id']} lists them")
    for code, count in report["flagged_by_code"].items():
        console.print(f"  flagged {code}: {count}")
    return not rows


def _outcome(written: dict[str, Any], *, dry_run: bool) -> str:
    if dry_run:
        return f"nothing written (dry run): {written['added']} assets would be added, {_modified(written)} changed"
    parts = [
        f"{written[what]} {name}"
        for what, name in (
            ("systems", "systems"),
            ("zones", "zones"),
            ("base_map", "base-map features"),
            ("programmes", "programmes"),
            ("assignments", "assignments of programmes"),
        )
        if written[what]
    ]
    if written["assets"] or not parts:
        parts.append(f"{written['assets']} assets, {written['added']} of them new, {_modified(written)} changed")
    return "written: " + ", ".join(parts)


def _modified(written: dict[str, Any]) -> int:
    return int(written["changed"] - written["added"])
