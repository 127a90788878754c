"""A file from the web server's HTTP interface, for commands."""

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from app.embedded.errors import LaunchError


def download(address: str, file: Path, headers: Mapping[str, str]) -> None:
    """Write what `address` answers to `file`. `headers` do not follow a redirection. Raises LaunchError."""
    request = urllib.request.Request(address)  # noqa: S310 - an address of the operator's own
    for name, value in headers.items():
        request.add_unredirected_header(name, value)
    try:
        with urllib.request.urlopen(request) as answer, file.open("wb") as target:  # noqa: S310 - the same
            shutil.copyfileobj(answer, target)
    except urllib.error.HTTPError as refused:
        raise LaunchError(f"{address} refused: {_detail(refused)}.{_remedy(refused.code)}") from refused
    except OSError as error:
        raise LaunchError(f"{address} did not answer ({error}); is `poste up` running?") from error


def _detail(refused: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(refused.read())["detail"])
    except (ValueError, LookupError, TypeError):
        return f"HTTP {refused.code}"


def _remedy(status: int) -> str:
    if status not in (401, 403):
        return ""
    return " Give a token in POSTE_TOKEN or --token-file (poste token create NAME --role integrator)."
