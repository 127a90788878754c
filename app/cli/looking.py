"""Commands that look: at what happens, at the installation, at the code, at the speed."""

import asyncio
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.cli.options import Data, TokenFile, Web, read_settings
from app.embedded.token import authorization
from app.embedded.watch import Filters, show


def watch(
    family: Annotated[list[str] | None, typer.Option(help="Only these families of equipment.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="Only these: registry state sample event status.")] = None,
    zone: Annotated[str, typer.Option(help="Only this zone and what it contains.")] = "",
    url: Web = None,
    token_file: TokenFile = None,
) -> None:
    """Show live changes in the terminal, one line each."""
    settings = read_settings()
    filters = Filters(tuple(family or ()), tuple(topic or ()), zone)
    place, console = url or settings.web_url, Console(highlight=False, soft_wrap=True)
    shown = authorization(place, token_file)
    try:
        asyncio.run(show(place, filters, settings.zone, console, shown))
    except KeyboardInterrupt:
        return


def doctor(data_dir: Data = None) -> None:
    """Check database, broker, clock, disk and the way in; each fault says what to do."""
    from app.embedded.doctor import examine  # noqa: PLC0415 - only this command pays for it
    from app.embedded.doctor_access import examine_access  # noqa: PLC0415 - only this command pays for it

    settings = read_settings(data_dir)
    findings = list(
        examine(settings.database_url, settings.mqtt_url, settings.data_dir, settings.mqtt_tls, settings.mqtt_share)
    )
    findings += examine_access(settings)
    table = Table("", "what", "seen", "what to do")
    for finding in findings:
        mark = "[green]✓[/]" if finding.ok else "[red]✗[/]"
        table.add_row(mark, finding.subject, finding.seen, finding.remedy)
    Console().print(table)
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


def test(context: typer.Context) -> None:
    """Run every test; arguments go to pytest."""
    from app.embedded.check import run_pytest  # noqa: PLC0415 - only this command pays for it

    raise typer.Exit(run_pytest(context.args))


def check(
    write: Annotated[bool, typer.Option("--write", help="Only bring generated files up to date.")] = False,
) -> None:
    """Run what continuous integration runs."""
    from app.asyncapi.document import asyncapi_text  # noqa: PLC0415 - only this command pays for it
    from app.domain.kinds.document import markdown  # noqa: PLC0415 - only this command pays for it
    from app.domain.retention.document import markdown as retention  # noqa: PLC0415 - only this command pays for it
    from app.embedded.check import run_checks, write_generated  # noqa: PLC0415 - only this command pays for it
    from app.main import openapi_text, register_text, rights_text  # noqa: PLC0415 - only this command pays for it

    generated: dict[str, Callable[[], str]] = {
        "docs/kinds.md": markdown,
        "docs/openapi.json": openapi_text,
        "docs/asyncapi.json": asyncapi_text,
        "docs/rights.md": rights_text,
        "docs/retention.md": retention,
        "docs/register-of-processing.md": register_text,
    }
    if write:
        write_generated(generated)
        return
    raise typer.Exit(0 if run_checks(Console(), generated) else 1)


def bench(context: typer.Context) -> None:
    """Measure this machine: `poste bench` lists the benches."""
    os.execv(sys.executable, [sys.executable, "-m", "bench", *context.args])  # noqa: S606 - our own module
