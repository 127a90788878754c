"""Messages that are a function of their number, so that what was published is known exactly, whatever dies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from bench.children import SYSTEM

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Numbered(msgspec.Struct, frozen=True, kw_only=True):
    """Messages `first`, `first` + 1, … over `assets` of bench/seed.py in turn, each asset's `seq` rising by one a turn.

    The measured time of message n is `start_us` + (n - `first`) x `step_us`, in microseconds since 1970.
    """

    assets: int
    first: int
    start_us: int
    step_us: int
    system: str = SYSTEM

    @property
    def start(self) -> datetime:
        """The measured time of the first message."""
        return EPOCH + timedelta(microseconds=self.start_us)

    def topic(self, number: int) -> bytes:
        return f"poste/v1/{self.system}/EP-{1 + number % self.assets:06d}/telemetry".encode()

    def payload(self, number: int) -> bytes:
        """Five values; one message in twenty of an asset changes its state."""
        asset, seq = 1 + number % self.assets, number // self.assets
        at = EPOCH + timedelta(microseconds=self.start_us + (number - self.first) * self.step_us)
        flipped = (asset + seq) // 20 % 2
        state = (
            f'"power_state":"{"off" if flipped else "on"}"'
            if asset % 10
            else f'"door_open":{"true" if flipped else "false"}'
        )
        return (
            f'{{"at":"{at.isoformat(timespec="microseconds")}","seq":{seq},"values":{{{state},'
            f'"active_power_w":{number % 900 / 10},"energy_kwh":{seq + asset / 1000},'
            f'"supply_voltage_v":{225 + number % 100 / 10},"temperature_c":{10 + seq % 90 / 10}}}}}'
        ).encode()
