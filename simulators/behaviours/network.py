"""Gateways and switches that drop now and then, taking what they carry with them; public Wi-Fi."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from simulators.behaviours.device import HEALTHY, Base, Device, Link, Moment, Progress, Refused, Step, Values, once
from simulators.commands import Command

REBOOT_S, PORT_S = 40.0, 5.0


class Carrier(Base):
    """Equipment that carries others. While `down`, it and all it carries are silent."""

    mean_up_s = 3 * 3600.0
    outage_s = (75.0, 240.0)
    period_s = 15.0

    def setup(self, rng: Random) -> None:
        self.down = self.restarting = False
        self.carrier: Carrier | None = None
        self.carried: list[tuple[str, Device]] = []
        self.character(rng)

    def character(self, rng: Random) -> None:
        """Give the carrier its own figures."""

    @property
    def deaf(self) -> bool:
        return self.down

    def reboot(self, command: Command, now: Moment) -> Progress:
        """Down with all it carries while it starts again."""
        del command, now
        self.restarting = True
        return once(lambda: not self.restarting and not self.down)

    def link(self, link: Link) -> None:
        if link.relation == "carries":
            self.carried.append((link.port, link.other))
            if isinstance(link.other, Carrier):
                link.other.carrier = self

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        if self.down:
            self.down = False
        elif self.restarting:
            self.down, self.restarting = True, False
            return Step(None, REBOOT_S)
        elif now.chance(elapsed, self.mean_up_s):
            self.down = True
            return Step(None, now.rng.uniform(*self.outage_s))
        return Step(self.values(now, elapsed), now.every(self.period_s))

    def values(self, now: Moment, elapsed: float) -> Values:
        """What it says of itself while up."""
        raise NotImplementedError


class LorawanGateway(Carrier):
    orders: ClassVar = {"reboot": Carrier.reboot}

    def character(self, rng: Random) -> None:
        self.rx, self.tx = rng.randrange(10**6, 10**8), rng.randrange(10**4, 10**6)
        self.backhaul = str(self.asset.attributes.get("backhaul") or "ethernet")

    def values(self, now: Moment, elapsed: float) -> Values:
        frames = round(elapsed * (1 + len(self.carried) * 0.02))
        self.rx, self.tx = self.rx + frames, self.tx + frames // 20
        return HEALTHY | {
            "gateway_state": "online",
            "backhaul": self.backhaul,
            "gps_fix": True,
            "rx_count": self.rx,
            "rx_ok_count": round(self.rx * 0.97),
            "tx_count": self.tx,
            "duty_cycle_pct": round(now.rng.uniform(0.05, 0.6), 2),
        }


class NetworkSwitch(Carrier):
    mean_up_s = 14 * 3600.0
    period_s = 30.0

    def character(self, rng: Random) -> None:
        del rng
        self.cycled, self.cycled_until, self.stepped_at = "", 0.0, 0.0

    def cycle(self, command: Command, now: Moment) -> Progress:
        """A port without power, then up again. Raises `Refused` for a port it does not have."""
        port = str(command.params["id"])
        if port not in {row["id"] for row in self._ports()}:
            raise Refused(f"no port {port}")
        self.cycled, self.cycled_until = port, now.t + PORT_S
        until = self.cycled_until
        return once(lambda: self.stepped_at >= until)

    orders: ClassVar = {"port_cycle": cycle}

    def step(self, now: Moment) -> Step:
        self.stepped_at = now.t
        if now.t >= self.cycled_until:
            self.cycled = ""
        step = super().step(now)
        return Step(step.values, self.cycled_until - now.t) if self.cycled and not self.down else step

    def _ports(self) -> list[Values]:
        return [self._port(port, other) for port, other in self.carried[:10]] or [
            {"id": "1", "oper_status": "up", "poe": "disabled"}
        ]

    def _shown(self, row: Values) -> Values:
        return row | {"oper_status": "down", "poe": "disabled"} if row["id"] == self.cycled else row

    def values(self, now: Moment, elapsed: float) -> Values:
        del elapsed
        cameras = sum(other.asset.kind == "camera" for _, other in self.carried)
        return HEALTHY | {
            "ports": [self._shown(row) for row in self._ports()],
            "uplink_use_pct": round(4 + 1.3 * cameras + now.rng.uniform(0, 3), 1),
            "poe_power_w": round(11.5 * cameras + now.rng.uniform(0, 2), 1),
            "temperature_c": round(now.weather.temperature_c(now.t, now.clock) + 14, 1),
        }

    def _port(self, port: str, other: Device) -> Values:
        powered = other.asset.kind in ("camera", "wifi_access_point")
        dark = isinstance(other, Carrier) and other.down
        return {
            "id": port or "1",
            "oper_status": "down" if dark else "up",
            "poe": "delivering_power" if powered else "disabled",
        }


class WifiAccessPoint(Base):
    def setup(self, rng: Random) -> None:
        self.most = rng.randrange(15, 120)
        self.boots_until = self.stepped_at = 0.0

    @property
    def deaf(self) -> bool:
        return self.stepped_at < self.boots_until

    def emit(self, command: Command, now: Moment) -> Progress:
        """Radios up or down; released, up."""
        del command
        at = now.t
        return once(lambda: self.stepped_at >= at)

    def reboot(self, command: Command, now: Moment) -> Progress:
        """Silent while it starts again."""
        del command
        self.boots_until = now.t + REBOOT_S
        return once(lambda: self.stepped_at >= self.boots_until)

    orders: ClassVar = {"radio": emit, "reboot": reboot}

    def step(self, now: Moment) -> Step:
        self.stepped_at = now.t
        if now.t < self.boots_until:
            return Step(None, self.boots_until - now.t)
        word = "down" if self.told("radio") is False else "up"
        clients = round(self.most * now.activity * now.rng.uniform(0.7, 1.1)) if word == "up" else 0
        values = HEALTHY | {
            "radios": [{"band": "2_4ghz", "status": word}, {"band": "5ghz", "status": word}],
            "client_count": clients,
            "channel_use_pct": min(95, round(6 + clients * 0.6)),
            "throughput_kbit_s": round(clients * now.rng.uniform(150, 420)),
        }
        return Step(values, now.every(60))
