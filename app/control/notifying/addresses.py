"""Which addresses a webhook may reach: the public internet, and networks the installation lists."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


class AddressRefused(Exception):
    """The name leads to an address that webhooks may not reach, or to none."""


def networks(text: str) -> tuple[Network, ...]:
    """POSTE_WEBHOOK_ALLOW: networks, comma-separated. Raises `ValueError`."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def permitted(address: Address, allowed: Iterable[Network]) -> bool:
    """Whether `address` is public or in a listed network; an IPv4 address inside an IPv6 one is judged as itself."""
    inner = embedded(address)
    if any(inner in network for network in allowed):
        return True
    if isinstance(inner, IPv6Address) and inner not in _GLOBAL_UNICAST:
        return False
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def embedded(address: Address) -> Address:
    """The IPv4 address that an IPv6 one leads to (RFC 4291 2.5.5.2, 3056, 4380, 6052), or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64 or (int(address) >> 32 == 0 and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


async def resolve(host: str, port: int, allowed: Iterable[Network]) -> list[Address]:
    """The addresses of `host`, preferred first. Raises `AddressRefused` when there is none or one is not permitted."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressRefused("its name has no address") from error
    addresses = list(dict.fromkeys(ip_address(str(item[4][0]).partition("%")[0]) for item in found))
    if not addresses or not all(permitted(address, allowed) for address in addresses):
        raise AddressRefused("its address is not public and not in POSTE_WEBHOOK_ALLOW")
    return addresses
