"""A live client that takes everything and looks at nothing: `python -m bench.sink URL`."""

from __future__ import annotations

import sys
import time
from contextlib import suppress

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect


def sink(url: str) -> None:
    """Receive frames until killed; the web role may still be reading the journal when asked first."""
    while True:
        with connect(url, max_size=None, compression=None, proxy=None) as socket, suppress(ConnectionClosed):
            while True:
                socket.recv(decode=False)
        time.sleep(0.2)


if __name__ == "__main__":
    sink(sys.argv[1])
