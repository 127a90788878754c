"""TCP ports on the loopback: free ones, taken ones, and who holds them."""

import errno
import random
import socket

import psutil

from app.embedded.errors import LaunchError

LOOPBACK = "127.0.0.1"


_OURS = range(15_000, 32_000)
"""Below what systems take for outgoing connections (Linux from 32768, others from 49152): what is free stays so."""


def free_port() -> int:
    """A port that nobody listened on an instant ago, by chance: two programs that ask at once get two."""
    return next(port for port in random.sample(_OURS, len(_OURS)) if is_free(port))


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Whether a server may listen there; connections of an ended server (TIME_WAIT) do not count."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True


def require_free(port: int, use: str, option: str, host: str = LOOPBACK) -> None:
    """Raises LaunchError saying which port, who holds it when that can be seen, and the option to change it."""
    if not is_free(port, host):
        raise LaunchError(
            f"Port {port} for the {use} is in use{_holder(port)}; stop it or choose another with {option}."
        )


def listens(port: int, host: str = LOOPBACK) -> bool:
    """Whether something accepts connections there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def _holder(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,) and connection.pid:
                return f" by {psutil.Process(connection.pid).name()} (pid {connection.pid})"
    except psutil.Error:
        return ""
    return ""
