"""Gateways and switches that drop now and then, taking what they carry with them; public Wi-Fi."""

from __future__ import annotations

from random import Random

from simulators.behaviours.device import HEALTHY, Base, Device, Link, Moment, Step, Values


class Carrier(Base):
    """Equipment that carries others. While `down`, it and all it carries are silent."""

    mean_up_s = 3 * 3600.0
    outage_s = (75.0, 240.0)
    period_s = 15.0

    def setup(self, rng: Random) -> None:
        self.down = False
        self.carrier: Carrier | None = None
        self.carried: list[tuple[str, Device]] = []
        self.character(rng)

    def character(self, rng: Random) -> None:
        """Give the carrier its own figures."""

    def link(self, link: Link) -> None:
        if link.relation == "carries":
            self.carried.append((link.port, link.other))
            if isinstance(link.other, Carrier):
                link.other.carrier = self

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        if self.down:
            self.down = False
        elif now.chance(elapsed, self.mean_up_s):
            self.down = True
            return Step(None, now.rng.uniform(*self.outage_s))
        return Step(self.values(now, elapsed), now.every(self.period_s))

    def values(self, now: Moment, elapsed: float) -> Values:
        """What it says of itself while up."""
        raise NotImplementedError


class LorawanGateway(Carrier):
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

    def values(self, now: Moment, elapsed: float) -> Values:
        del elapsed
        ports = [self._port(port, other) for port, other in self.carried[:10]] or [
            {"id": "1", "oper_status": "up", "poe": "disabled"}
        ]
        cameras = sum(other.asset.kind == "camera" for _, other in self.carried)
        return HEALTHY | {
            "ports": ports,
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

    def step(self, now: Moment) -> Step:
        clients = round(self.most * now.activity * now.rng.uniform(0.7, 1.1))
        values = HEALTHY | {
            "radios": [{"band": "2_4ghz", "status": "up"}, {"band": "5ghz", "status": "up"}],
            "client_count": clients,
            "channel_use_pct": min(95, round(6 + clients * 0.6)),
            "throughput_kbit_s": round(clients * now.rng.uniform(150, 420)),
        }
        return Step(values, now.every(60))
