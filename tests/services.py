"""The services of tests; a test that wants Mosquitto where it is not installed is skipped."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bench import services
from bench.services import RunningBroker, mosquitto_program, nats_broker, port_of, postgres_url, wait_for

__all__ = ["RunningBroker", "mosquitto_broker", "nats_broker", "port_of", "postgres_url", "wait_for"]


@contextmanager
def mosquitto_broker(*systems: str) -> Iterator[RunningBroker]:
    if mosquitto_program() is None:
        pytest.skip("mosquitto is not installed (apt install mosquitto)")
    with services.mosquitto_broker(*systems) as broker:
        yield broker
