"""Asking the web server how it is, over its own HTTP interface."""

import json
import ssl
import urllib.error
import urllib.request
from typing import Any

_ITSELF = ssl.create_default_context()
"""Our own child, on this machine, answers under whatever name its certificate has."""
_ITSELF.check_hostname, _ITSELF.verify_mode = False, ssl.CERT_NONE
_NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=_ITSELF))


def readyz(url: str) -> dict[str, Any] | None:
    """The body of /readyz, ready or not: {"ready": bool, "checks": {name: {...}}}; None without an answer."""
    try:
        with _NO_PROXY.open(f"{url}/readyz", timeout=5) as response:
            body = response.read()
    except urllib.error.HTTPError as refused:
        body = refused.read()
    except OSError:
        return None
    try:
        answer = json.loads(body)
    except ValueError:
        return {"ready": False, "checks": {}}
    return answer if isinstance(answer, dict) else {"ready": False, "checks": {}}


def answers(url: str) -> bool:
    """Whether a web server answers there at all."""
    return readyz(url) is not None


def failing(answer: dict[str, Any] | None) -> list[str]:
    """The names of the checks that hold readiness back, each with its own words."""
    checks = (answer or {}).get("checks", {})
    return [f"{name}: {_words(check)}" for name, check in checks.items() if not _passes(check)]


def _passes(check: Any) -> bool:
    return bool(check.get("ok")) if isinstance(check, dict) else bool(check)


def _words(check: Any) -> str:
    return str(check.get("detail", "not ready")) if isinstance(check, dict) else "not ready"
