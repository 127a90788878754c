"""`poste bench NAME`, or `python -m bench NAME`: every measurement under its name."""

from __future__ import annotations

import sys

import typer

from app.embedded.errors import LaunchError
from bench import alarms, command, console, fanout, fuzz, ingest, latency, rights, screens, storm, sync
from bench import map as city_map
from bench.survive import command as survive

bench = typer.Typer(
    name="poste bench",
    help="Measure Poste on this machine: a table, and JSON with --json FILE (docs/performance.md).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

bench.command("alarms")(alarms.command)
bench.command("command")(command.command)
bench.command("console")(console.command)
bench.command("fanout")(fanout.command)
bench.command("fuzz")(fuzz.command)
bench.command("ingest")(ingest.command)
bench.command("latency")(latency.command)
bench.command("map")(city_map.command)
bench.command("rights")(rights.command)
bench.command("screens")(screens.command)
bench.command("storm")(storm.command)
bench.command("survive")(survive.command)
bench.command("sync")(sync.command)


def main() -> None:
    """Run a bench; what a person must settle is one sentence and exit code 1."""
    try:
        bench(prog_name="poste bench")
    except LaunchError as error:
        sys.exit(f"poste bench: {error}")


if __name__ == "__main__":
    main()
