"""Who types a command, for the audit trail."""

import getpass
import socket

from app.domain.audit import Author


def author() -> Author:
    """The account on this machine, and the machine."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError):
        account = ""
    return Author(account, "cli", socket.gethostname())
