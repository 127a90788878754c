"""Which addresses webhooks may reach, whatever they are wrapped in."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from app.control.notifying.addresses import networks, permitted


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",  # noqa: S104
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "240.0.0.1",
        "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "fec0::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1",
        "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_addresses_inside_are_refused(address: str) -> None:
    assert not permitted(ip_address(address), ())


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses_are_reached(address: str) -> None:
    assert permitted(ip_address(address), ())


def test_listed_networks_are_reached_and_no_others() -> None:
    allowed = networks("10.0.0.0/8, fd00::/8")
    assert permitted(ip_address("10.1.2.3"), allowed)
    assert permitted(ip_address("::ffff:10.1.2.3"), allowed)
    assert permitted(ip_address("fd12::1"), allowed)
    assert not permitted(ip_address("192.168.1.1"), allowed)
