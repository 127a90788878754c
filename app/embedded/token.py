"""What commands over HTTP are known by: a token of a file or the environment; others can read a command line."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from app.actions.bearer_secrets import parts_of
from app.embedded.errors import LaunchError
from app.setting_values import is_loopback

VARIABLE = "POSTE_TOKEN"


def authorization(url: str, file: Path | None) -> Mapping[str, str]:
    """The header that shows the token of `file`, else of POSTE_TOKEN, to `url`; none without either. Raises LaunchError
    for what is no token, and rather than send one in clear.
    """
    if file is None and not os.environ.get(VARIABLE):
        return {}
    token, place = (_read(file), str(file)) if file else (os.environ[VARIABLE].strip(), VARIABLE)
    if parts_of(token) is None:
        raise LaunchError(f"{place} holds no token: they begin with poste_ (`poste token create` makes one).")
    parts = urlsplit(url)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise LaunchError(f"The token is not sent to {url} in clear: name it with https://.")
    return {"Authorization": f"Bearer {token}"}


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise LaunchError(f"The token file {file} cannot be read ({error}).") from error
