"""Commands on the audit trail."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.cli.options import Data, read_settings, required


def verify(
    anchors: Annotated[Path | None, typer.Option(help="A folder of anchors kept elsewhere.")] = None,
    key: Annotated[list[str] | None, typer.Option(help="The public key of the anchors; repeatable.")] = None,
    data_dir: Data = None,
) -> None:
    """Prove that no act was changed, removed, inserted or reordered; exit code 1 with each place where one was."""
    from app.embedded.audit import verified  # noqa: PLC0415 - only this command pays for it

    found = verified(required(read_settings(data_dir)), anchors, key or ())
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{found.rows} acts read, the last is number {found.last}; {found.anchors} anchors")
    if not found.faults:
        console.print("[green]✓[/] whole")
        return
    table = Table("act", "what", "where")
    for fault in found.faults:
        table.add_row(str(fault.number or ""), fault.what, fault.detail)
    console.print(table)
    raise typer.Exit(1)


def export(
    file: Annotated[Path, typer.Argument(help="The file to write: .ndjson, exact, or .csv.")],
    data_dir: Data = None,
) -> None:
    """Write the whole audit trail to a file; that is an act of its own."""
    from app.embedded.audit import exported  # noqa: PLC0415 - only this command pays for it

    exported(required(read_settings(data_dir)), file)


def erase(
    number: Annotated[int, typer.Argument(help="The act whose content goes.", min=1)],
    reason: Annotated[str, typer.Option(help="Why: whose request, under which article.")],
    data_dir: Data = None,
) -> None:
    """Erase address, reason and details of one act; the act stays, and the erasing is told."""
    from app.embedded.audit import erased  # noqa: PLC0415 - only this command pays for it

    erased(required(read_settings(data_dir)), number, reason)


def key(data_dir: Data = None) -> None:
    """Print the public key that anchors are signed with, to be kept elsewhere."""
    from app.embedded.audit import public_key  # noqa: PLC0415 - only this command pays for it

    Console(highlight=False, soft_wrap=True).print(public_key(read_settings(data_dir)), markup=False)
