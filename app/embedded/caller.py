"""Who types a command, for the audit trail."""

import getpass
import socket

from app.domain.audit import Caller


def caller() -> Caller:
    """The account on this machine, and the machine."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError):
        account = ""
    return Caller(account, "cli", socket.gethostname())
