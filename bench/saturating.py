"""Publishers that always have messages waiting at the broker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from bench.counter import TELL_EVERY_S
from bench.publisher import Job, Publishing
from bench.rig import Rig


class Load(msgspec.Struct, frozen=True):
    """How many publishing processes, and how far ahead of what is taken they may be together (0: any distance).
    They enter as a field system that the broker binds to its prefix; not `bound`, as a user it binds to nothing.
    """

    publishers: int
    ahead: int
    bound: bool = True


@contextmanager
def saturating(rig: Rig, load: Load, taken: Callable[[], int]) -> Iterator[None]:
    """Publishers that send as fast as the broker acknowledges, each for its own assets, together at most `ahead`
    messages beyond what was `taken`: there is always something waiting.
    """
    publishers = load.publishers
    share = rig.assets // publishers
    jobs = [
        Job(
            url=rig.system_url() if load.bound else rig.mqtt_url,
            client_id=f"saturate-{number}",
            first=number * share + 1,
            last=(number + 1) * share,
            seed=number + int(time.time()),
            ahead=load.ahead // publishers,
        )
        for number in range(publishers)
    ]
    done = threading.Event()
    before = taken()
    publishing = [Publishing(job) for job in jobs]

    def tell() -> None:
        while not done.wait(TELL_EVERY_S):
            for one in publishing:
                one.allow((taken() - before) // publishers)

    teller = threading.Thread(target=tell)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        for one in publishing:
            one.stop()
