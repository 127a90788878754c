"""The unprivileged system account under which PostgreSQL runs when Poste is started by root."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.embedded.errors import LaunchError

NAME = "poste-db"


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int


def database_account() -> Account | None:
    """None for an ordinary user. For root, the `poste-db` system account, made on first use.

    PostgreSQL refuses to run as root. Raises LaunchError when the account cannot be made.
    """
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        _create()
        entry = pwd.getpwnam(NAME)
    return Account(entry.pw_uid, entry.pw_gid)


def _create() -> None:
    commands = {
        "useradd": ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
        "adduser": ["-S", "-D", "-H", "-s", "/sbin/nologin", NAME],
    }
    for program, arguments in commands.items():
        path = shutil.which(program)
        if path and subprocess.run([path, *arguments], check=False, capture_output=True).returncode == 0:  # noqa: S603 - fixed argv
            return
    raise LaunchError(
        f"PostgreSQL does not run as root and the system account {NAME} could not be made; "
        f"make it (useradd --system {NAME}) or start Poste as an ordinary user."
    )


def can_run(argv: Sequence[str], account: Account | None) -> bool:
    """Whether that account may execute this command with success."""
    try:
        return run_as(account, argv).returncode == 0
    except OSError:
        return False


def run_as(account: Account | None, argv: Sequence[str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command to its end as that account (None: as ourselves), its output captured."""
    return subprocess.run(  # noqa: S603 - the argv is ours
        list(argv),
        check=False,
        input=stdin,
        capture_output=True,
        text=True,
        cwd="/",
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def require_passage(path: Path, account: Account | None) -> None:
    """Raises LaunchError, naming the directory that bars the way, when `account` may not cross to `path`."""
    if account is None:
        return
    for step in [*reversed(path.parents), path]:
        if not can_run(["/bin/sh", "-c", 'cd "$1"', "sh", str(step)], account):
            raise LaunchError(
                f"PostgreSQL runs as the account {NAME}, which may not enter {step}; put the data elsewhere "
                f"with --data-dir or POSTE_DATA_DIR (root's default is /var/lib/poste), or allow it: "
                f"chmod o+x {step}."
            )
