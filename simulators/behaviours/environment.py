"""Weather stations, air, water and waste sensors."""

from __future__ import annotations

import math
from random import Random

from simulators.behaviours.device import HEALTHY, Base, Moment, Step, Values


class WeatherStation(Base):
    def setup(self, rng: Random) -> None:
        self.bias = rng.uniform(-0.8, 0.8)
        self.wet_until = 0.0

    def step(self, now: Moment) -> Step:
        air = now.weather.temperature_c(now.t, now.clock) + self.bias
        rain, wind = now.weather.rain_mm_h(now.t), max(0.0, now.weather.wind_m_s(now.t))
        height = now.clock.sun_elevation(now.t)
        road = air + max(-2.0, height * 0.15)
        if rain > 0.1:
            self.wet_until = now.t + 2400
        wet = now.t < self.wet_until
        values = HEALTHY | {
            "road_state": "ice" if wet and road < 0 else "wet" if rain > 0.1 else "moist" if wet else "dry",
            "air_temperature_c": round(air, 1),
            "road_temperature_c": round(road, 1),
            "humidity_pct": round(now.weather.humidity_pct(now.t)),
            "wind_speed_m_s": round(wind, 1),
            "wind_gust_m_s": round(wind * now.rng.uniform(1.2, 1.7), 1),
            "rain_mm_h": round(rain, 1),
            "illuminance_lx": round(max(0.0, 98_000 * math.sin(math.radians(max(0.0, height)))) + 0.3, 1),
        }
        return Step(values, now.every(60))


class EnvironmentSensor(Base):
    """Measures what its `measures` attribute says: air (default), `water_level_m` or `fill_pct`."""

    def setup(self, rng: Random) -> None:
        self.measures = str(self.asset.attributes.get("measures") or "air")
        self.fill, self.base = rng.uniform(5, 85), rng.uniform(0.6, 1.4)
        self.battery_low = rng.random() < 0.02

    def step(self, now: Moment) -> Step:
        elapsed = self.elapsed(now)
        values = HEALTHY | {"power_source": "battery", "sensor_status": "ok", "battery_low": self.battery_low}
        return Step(values | self._measured(now, elapsed), now.every(120))

    def _measured(self, now: Moment, elapsed: float) -> Values:
        if self.measures == "water_level_m":
            return {"water_level_m": round(1.2 * self.base + 0.05 * now.weather.rain_mm_h(now.t), 2)}
        if self.measures == "fill_pct":
            self.fill += elapsed * 0.0018 * self.base * (0.3 + now.activity)
            if self.fill > 96 or (self.fill > 60 and 5 <= now.hour < 6):
                self.fill = 2.0
            return {"fill_pct": round(self.fill)}
        traffic = now.activity * self.base
        return {
            "no2_ug_m3": round(9 + 48 * traffic + now.rng.uniform(-2, 2), 1),
            "pm10_ug_m3": round(11 + 17 * traffic + now.rng.uniform(-1, 1), 1),
            "pm2_5_ug_m3": round(6 + 9 * traffic + now.rng.uniform(-1, 1), 1),
        }
