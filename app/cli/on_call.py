"""Commands on the on-call managers who agree by telephone."""

from typing import Annotated

import typer
from rich.console import Console

from app.cli.options import Data, read_settings, required


def codes(
    holder: Annotated[str, typer.Option(help="Who will say them over the telephone.")],
    data_dir: Data = None,
) -> None:
    """Print ten one-time codes, shown once; those the holder had open nothing any more."""
    from app.embedded.on_call import fresh_codes  # noqa: PLC0415 - only this command pays for it

    for code in fresh_codes(required(read_settings(data_dir)).database_url, holder):
        Console(highlight=False).print(code, markup=False)
