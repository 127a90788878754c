"""Options that every bench takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[Path | None, typer.Option("--json", help="Keep the outcome in this file.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with 1 where a goal is missed.")]
Profile = Annotated[
    Path | None, typer.Option("--profile", help="Leave a py-spy profile of worker and web in this folder.")
]
Runs = Annotated[int, typer.Option(min=1, help="Repeat; figures are medians.")]
