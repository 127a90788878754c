"""A real identity provider: the certified `oidc-provider` as a process of its own, and a browser that goes there."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from app.embedded.ports import LOOPBACK, free_port

FOLDER = Path(__file__).parent / "provider"
START_S = 30.0
CLIENT_SECRET = "entre nous & la ville"  # noqa: S105 - the provider's of tests, with what has to be escaped


@dataclass
class Provider:
    """Where it listens; `people` are added as tests need them."""

    issuer: str
    process: subprocess.Popen[bytes]
    ca_file: Path | None = None

    @property
    def settings(self) -> dict[str, Any]:
        """What Poste is told of it."""
        return {"oidc_issuer": self.issuer, "oidc_client_id": "poste", "oidc_client_secret": CLIENT_SECRET}

    def person(self, subject: str, *, amr: list[str] | None = None, acr: str | None = None, **claims: Any) -> None:
        """Somebody it knows."""
        self._put(f"people/{subject}", {"claims": claims, "amr": amr, "acr": acr})

    def forge(self, **forged: Any) -> None:
        """Hand out ID tokens with other `claims` (None: without), another `header`, signed `by` someone else."""
        self._put("forge", forged)

    def kill(self) -> None:
        """As a crash would."""
        self.process.kill()
        self.process.wait(10)

    def browser(self) -> httpx.Client:
        """One without cookies yet, that trusts its authority."""
        return httpx.Client(verify=ssl.create_default_context(cafile=self.ca_file), trust_env=False)

    def _put(self, path: str, body: Any) -> None:
        with self.browser() as browser:
            answer = browser.put(f"{self.issuer}/test/{path}", json=body)
        assert answer.status_code == 204, answer.text


@contextmanager
def identity_provider(
    port: int = 0, certificate: Path | None = None, ca_file: Path | None = None
) -> Iterator[Provider]:
    """Running until the end, whoever kills it before. `certificate` holds a chain and its key."""
    node = _node()
    port = port or free_port()
    argv = [node, "provider.js", str(port), *([str(certificate)] * 2 if certificate else [])]
    process = subprocess.Popen(argv, cwd=FOLDER, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    scheme = "https" if certificate else "http"
    found = Provider(f"{scheme}://{LOOPBACK}:{port}", process, ca_file)
    try:
        _wait(found)
        yield found
    finally:
        found.kill()
        assert process.stderr is not None
        process.stderr.close()


def visit(provider: Provider, address: str, subject: str) -> httpx.URL:
    """What a browser does there: follow, say who one is, follow; the address of ours that it is sent back to."""
    with provider.browser() as browser:
        answer = browser.get(address)
        while (place := _next(answer)).startswith(provider.issuer):
            answer = browser.get(place)
            if answer.status_code == 200 and "<form" in answer.text:
                answer = browser.post(place, data={"subject": subject})
    return httpx.URL(place)


def _next(answer: httpx.Response) -> str:
    assert answer.is_redirect, answer.text[:2000]
    return urljoin(str(answer.url), answer.headers["location"])


def _node() -> str:
    """Node, with the provider installed from the lock file: at the first use, or by continuous integration."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        if "CI" in os.environ:
            pytest.fail("the identity provider of the tests needs Node and npm")
        pytest.skip("the identity provider of the tests needs Node and npm")
    if not (FOLDER / "node_modules/oidc-provider").exists():
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=FOLDER, check=True, capture_output=True, timeout=120)
    return node


def _wait(provider: Provider) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and provider.process.poll() is None:
        try:
            with provider.browser() as browser:
                browser.get(f"{provider.issuer}/.well-known/openid-configuration").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    provider.kill()
    said = provider.process.stderr.read().decode() if provider.process.stderr else ""
    raise AssertionError(f"the identity provider did not start:\n{said[-3000:]}")


def path_of(address: httpx.URL) -> str:
    """An address of ours without its host, as a test's client asks for it."""
    return urlsplit(str(address))._replace(scheme="", netloc="").geturl()
