"""A live client that takes everything and looks at nothing: `python -m bench.sink URL`."""

from __future__ import annotations

import sys

from websockets.sync.client import connect


def sink(url: str) -> None:
    """Receive frames until killed."""
    with connect(url, max_size=None, compression=None, proxy=None) as socket:
        while True:
            socket.recv(decode=False)


if __name__ == "__main__":
    sink(sys.argv[1])
