"""What single settings may be, and what they mean: addresses, networks, zones, holidays."""

from __future__ import annotations

import os
from collections.abc import Container
from datetime import date
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import holidays
import platformdirs


def default_data_dir() -> Path:
    """The user's data directory; for root /var/lib/poste, since PostgreSQL's user cannot enter /root."""
    return Path("/var/lib/poste") if os.geteuid() == 0 else platformdirs.user_data_path("poste")


def zone_exists(name: str) -> str:
    """`name`, a time zone of the tz database. Raises `ValueError`."""
    try:
        ZoneInfo(name)
    except KeyError as error:
        raise ValueError(f"no time zone is called {name!r}") from error
    return name


def networks(text: str) -> str:
    """`text`, addresses or networks, comma-separated. Raises `ValueError`."""
    for part in filter(None, (part.strip() for part in text.split(","))):
        ip_network(part)
    return text


def is_loopback(host: str) -> bool:
    """Whether `host` can be reached from this machine only."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def web_address(host: str, port: int, *, tls: bool) -> str:
    """Where this machine reaches a web role that listens on `host`."""
    here = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host.strip("[]")  # noqa: S104 - compared only
    return f"{'https' if tls else 'http'}://{f'[{here}]' if ':' in here else here}:{port}"


def public_holidays(text: str) -> Container[date]:
    """The public holidays of `COUNTRY` or `COUNTRY-SUBDIVISION` (ISO 3166). Raises `ValueError`."""
    country, _, subdivision = text.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=subdivision or None)
    except NotImplementedError as error:
        raise ValueError(f"the public holidays of {text!r} are not known: {error}") from error


def holidays_exist(text: str) -> str:
    """`text`, whose `public_holidays` are known. Raises `ValueError`."""
    public_holidays(text)
    return text


def issuer(text: str) -> str:
    """`text`, an issuer by OpenID Connect Core 1.2: https, without query or fragment; http within this machine only.

    Raises `ValueError`.
    """
    parts = urlsplit(text)
    plain = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if text and not ((parts.scheme == "https" or plain) and parts.hostname and not parts.query and not parts.fragment):
        raise ValueError("an issuer is an https:// address without query, as the provider's own document names it")
    return text


def ground(text: str) -> str:
    """`text`, a map's style or tiles: https, http within this machine only, or a file. Raises `ValueError`."""
    parts = urlsplit(text)
    plain = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if parts.netloc and parts.scheme != "https" and not plain:
        raise ValueError(f"{text!r} is neither an https:// address nor a file")
    return text


def origins(text: str) -> str:
    """`text`, origins as in CSP, https or of this machine, comma-separated. Raises `ValueError`."""
    for part in filter(None, (part.strip() for part in text.split(","))):
        origin = urlsplit(part)
        if part != f"{origin.scheme}://{origin.netloc}" or not ground(part) or set(part) & set(" ;'*"):
            raise ValueError(f"{part!r} is not an origin such as https://tiles.example.org")
    return text
