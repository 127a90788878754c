"""A name that leads outside when it is judged and inside when it is used: asked for once, and held to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from ipaddress import ip_network
from typing import Any

import pytest

from app.actions.notifying_ports import Destination
from app.api.notification_receivers import webhook_address
from app.control.notifying.addresses import AddressRefused, resolve
from app.control.notifying.webhook import WebhookSender
from tests.factories import FixedClock
from tests.receivers import SECRET, http_receiver

Answers = Callable[[list[str]], list[str]]
EVENT = '{"type": "eu.poste.test", "data": {}}'


@pytest.fixture
def leading(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[list[str]]], list[str]]:
    """Has the name lead where each answer says, the last one from then on; the names that were asked for."""

    def lead(answers: list[list[str]]) -> list[str]:
        asked: list[str] = []

        async def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
            asked.append(host)
            told = answers[min(len(asked), len(answers)) - 1]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in told]

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
        return asked

    return lead


def sender(*allowed: str) -> WebhookSender:
    return WebhookSender(FixedClock(), [ip_network(one) for one in allowed])


def hook(url: str) -> Destination:
    return Destination("webhook", url, SECRET)


async def test_what_was_judged_is_what_is_reached(leading: Callable[[list[list[str]]], list[str]]) -> None:
    async with http_receiver() as judged:
        asked = leading([["127.0.0.1"], ["169.254.169.254"]])
        url = f"http://rebinding.example:{judged.port}/hook"
        attempt = await sender("127.0.0.1/32").send("n-1", hook(url), EVENT, 0)
        assert attempt.ok, attempt
        assert asked == ["rebinding.example"]
        assert judged.received[0].headers["host"] == f"rebinding.example:{judged.port}"


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "fd00::1"])
async def test_one_address_inside_among_others_is_enough_to_refuse(
    leading: Callable[[list[list[str]]], list[str]], inside: str
) -> None:
    for order in ([inside, "93.184.216.34"], ["93.184.216.34", inside]):
        leading([order])
        for turn in range(2):
            attempt = await sender().send("n-1", hook("http://mixed.example/"), EVENT, turn)
            assert (attempt.ok, attempt.detail[:8]) == (False, "refused:")


async def test_a_listed_network_opens_that_network_and_no_other(
    leading: Callable[[list[list[str]]], list[str]],
) -> None:
    leading([["10.1.2.3"], ["10.2.2.3"]])
    assert [str(one) for one in await resolve("gmao.ville.example", 443, [ip_network("10.1.0.0/16")])] == ["10.1.2.3"]
    with pytest.raises(AddressRefused):
        await resolve("gmao.ville.example", 443, [ip_network("10.1.0.0/16")])


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost.", "LOCALHOST", "127.1", "0", "0x7f000001", "017700000001", "2130706433", "::1", "::"],
)
async def test_no_spelling_of_ourselves_is_reached(host: str) -> None:
    with pytest.raises(AddressRefused):
        await resolve(host, 80, ())


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://ville.example/", "//ville.example/", "http://", "http:///x",
        "http://user@ville.example/", "http://user:secret@ville.example/", "https://ville.example/a b",
        "https://ville.example/\r\nX: y", "javascript:alert(1)", "unix:///run/docker.sock",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_no_receiver(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        webhook_address(url)


@pytest.mark.parametrize(
    "url",
    ["http://ville.example\\@127.0.0.1/", "http://127.0.0.1#@ville.example/", "http://①②⑦.⓪.⓪.①/", "http://[::1]/"],
)
async def test_no_trick_of_writing_leads_inside(url: str) -> None:
    """However two parsers read it, the address that is connected to is the one that was judged."""
    attempt = await sender().send("n-1", hook(url), EVENT, 0)
    assert not attempt.ok
    assert attempt.detail.startswith(("refused:", "its address")), attempt
