"""Where the broker is and who we are to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

KEEPALIVE_S = 30


@dataclass(frozen=True, slots=True)
class Broker:
    """Where the broker is and who we are to it; read from `mqtt://user:password@host:port?version=5`."""

    host: str
    port: int
    username: str | None
    password: str | None
    tls: bool
    version: Literal["3.1.1", "5"]

    @staticmethod
    def parse(url: str) -> Broker:
        """Raises `ValueError` naming what is wrong; never shows the password."""
        parts = urlsplit(url)
        if parts.scheme not in ("mqtt", "mqtts") or not parts.hostname:
            raise ValueError("POSTE_MQTT_URL must look like mqtt://user:password@host:1883 (or mqtts://)")
        tls = parts.scheme == "mqtts"
        return Broker(
            parts.hostname,
            parts.port or (8883 if tls else 1883),
            unquote(parts.username) if parts.username else None,
            unquote(parts.password) if parts.password else None,
            tls,
            "5" if "version=5" in parts.query else "3.1.1",
        )
