"""The fuzz of `poste bench fuzz`, in its short form: every goal of the bench is met."""

import pytest

from bench import fuzz
from bench.fuzz import Brokers
from tests.services import mosquitto_broker


@pytest.mark.parametrize(("broker", "payloads", "seed"), [("nats", 5000, 11), ("mosquitto", 2000, 12)])
def test_hostile_messages_are_all_accounted_for(broker: Brokers, payloads: int, seed: int) -> None:
    if broker == "mosquitto":
        with mosquitto_broker():  # skips where it is not installed
            pass
    report = fuzz.measure(payloads, seed, broker)
    assert [figure for figure in report.figures if figure.verdict == "MISSED"] == []
