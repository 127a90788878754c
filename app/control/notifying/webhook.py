"""Webhooks: CloudEvents signed as Standard Webhooks says, to an address that was checked, without redirects."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence
from datetime import datetime

import httpx
from standardwebhooks import Webhook

from app.actions.notifying_ports import Attempt, Destination
from app.actions.ports import Clock
from app.control.notifying.addresses import AddressRefused, Network, resolve
from app.domain.notifying.retry import asked_to_wait

TIMEOUT_S = 10.0
_MEDIA = "application/cloudevents+json; charset=utf-8"


_UNREADABLE = (
    httpx.codes.BAD_REQUEST,
    httpx.codes.REQUEST_ENTITY_TOO_LARGE,
    httpx.codes.UNSUPPORTED_MEDIA_TYPE,
    httpx.codes.UNPROCESSABLE_ENTITY,
)
_BUSY = (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE)


class WebhookSender:
    """Posts events; environment proxies are not used, since they would resolve the name again."""

    def __init__(self, clock: Clock, allowed: Sequence[Network]) -> None:
        self._clock = clock
        self._allowed = allowed
        self._tls = ssl.create_default_context()

    async def send(self, event_id: str, to: Destination, event: str, turn: int) -> Attempt:
        """One attempt; where a name has several addresses, each `turn` tries the next."""
        try:
            async with asyncio.timeout(TIMEOUT_S):
                return await self._post(event_id, to, event, turn)
        except AddressRefused as error:
            return Attempt(ok=False, detail=f"refused: {error}")
        except httpx.ConnectError:
            return Attempt(ok=False, detail="cannot connect")
        except httpx.HTTPError as error:
            return Attempt(ok=False, detail=f"no answer: {type(error).__name__}", unknown=True)
        except (TimeoutError, ssl.SSLError):
            return Attempt(ok=False, detail=f"no answer within {TIMEOUT_S:.0f} s", unknown=True)
        except (httpx.InvalidURL, ValueError):
            return Attempt(ok=False, detail="its address or secret cannot be used")

    async def _post(self, event_id: str, to: Destination, event: str, turn: int) -> Attempt:
        url = httpx.URL(to.address)
        addresses = await resolve(url.host, url.port or (443 if url.scheme == "https" else 80), self._allowed)
        checked = url.copy_with(host=str(addresses[turn % len(addresses)]))
        headers = self._signed(event_id, to.secret or "", event) | {"Host": url.netloc.decode()}
        # A client each time: a connection kept open to an address would serve every name that leads to it.
        async with (
            httpx.AsyncClient(verify=self._tls, trust_env=False, follow_redirects=False, timeout=TIMEOUT_S) as client,
            client.stream(
                "POST", checked, content=event.encode(), headers=headers, extensions={"sni_hostname": url.host}
            ) as answer,
        ):
            return _judged(answer, self._clock.now())

    def _signed(self, event_id: str, secret: str, event: str) -> dict[str, str]:
        now = self._clock.now()
        return {
            "Content-Type": _MEDIA,
            "User-Agent": "poste",
            "webhook-id": event_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(secret).sign(event_id, now, event),
        }


def _judged(answer: httpx.Response, now: datetime) -> Attempt:
    status = answer.status_code
    ok = httpx.codes.is_success(status)
    unknown = httpx.codes.is_server_error(status) and status != httpx.codes.SERVICE_UNAVAILABLE
    return Attempt(
        ok=ok,
        detail=f"HTTP {status}",
        unknown=unknown,
        refused=status == httpx.codes.GONE,
        unreadable=status in _UNREADABLE,
        wait=asked_to_wait(answer.headers.get("retry-after", ""), now) if status in _BUSY else None,
    )
