"""Commands on data governance."""

from typing import Annotated

import typer
from rich.console import Console

from app.cli.options import Data, read_settings, required


def verify(
    key: Annotated[list[str] | None, typer.Option(help="The public key of certificates; repeatable.")] = None,
    data_dir: Data = None,
) -> None:
    """Prove that certificates of deletion are whole and in order; exit code 1 with each that is not."""
    from app.embedded.deletions import verified  # noqa: PLC0415 - only this command pays for it

    count, faults = verified(required(read_settings(data_dir)), key or ())
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{count} certificates of deletion")
    for fault in faults:
        console.print(f"[red]✗[/] {fault.number}: {fault.detail}")
    if faults:
        raise typer.Exit(1)
    console.print("[green]✓[/] whole")
