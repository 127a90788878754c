"""Commands on recordings that are handed over."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.embedded.errors import LaunchError


def seal(
    file: Annotated[
        Path, typer.Argument(help="The recording, as the video system gave it.", exists=True, dir_okay=False)
    ],
    recipient: Annotated[
        list[str], typer.Option("--recipient", help="A public key: age1…, ssh-ed25519 …, ssh-rsa …; repeatable.")
    ],
) -> None:
    """Encrypt a recording for whom it is handed to (CSI R253-2), beside it as FILE.age; prints what to enter."""
    from app.actions.errors import InvalidRequest  # noqa: PLC0415 - only this command pays for it
    from app.actions.seal_export import Lock, checked, seal_file  # noqa: PLC0415 - same

    target = file.with_name(f"{file.name}.age")
    if target.exists():
        raise LaunchError(f"{target} is there already: move it away first.")
    try:
        sealed = seal_file(file, target, checked(Lock(tuple(recipient))).recipients)
    except (InvalidRequest, OSError) as error:
        raise LaunchError(f"{error}.") from error
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{target}", markup=False)
    console.print(f"sha256 of the recording  {sealed.plain_sha256}")
    console.print(f"sha256 of the sealed     {sealed.sealed_sha256}")
    console.print(
        "Enter the extract: POST /api/v1/video/extracts, with the first as sha256; then hand the sealed file over."
    )
