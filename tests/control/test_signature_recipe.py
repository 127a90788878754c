"""The signature check that docs/notifications.md gives to receivers accepts what is signed, and nothing else."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from tests.receivers import SECRET

BODY = '{"specversion": "1.0", "data": "é"}'
Check = Callable[[str, dict[str, str], bytes], bool]


@pytest.fixture(scope="module")
def verified() -> Check:
    text = (Path(__file__).parents[2] / "docs" / "notifications.md").read_text()
    found = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert found
    assert len(found[1].strip().splitlines()) <= 15
    names: dict[str, Any] = {}
    exec(found[1], names)  # noqa: S102 - our own documentation
    check: Check = names["verified"]
    return check


def headers(at: float) -> dict[str, str]:
    signature = Webhook(SECRET).sign("n-1", datetime.fromtimestamp(at, UTC), BODY)
    return {"webhook-id": "n-1", "webhook-timestamp": str(int(at)), "webhook-signature": signature}


def test_what_is_signed_is_accepted(verified: Check) -> None:
    assert verified(SECRET, headers(time.time()), BODY.encode())
    rotated = headers(time.time())
    rotated["webhook-signature"] = f"v1,AAAA {rotated['webhook-signature']}"
    assert verified(SECRET, rotated, BODY.encode())


def test_anything_else_is_refused(verified: Check) -> None:
    now = time.time()
    assert not verified(SECRET, headers(now), BODY.encode() + b" ")
    assert not verified(SECRET, headers(now) | {"webhook-id": "n-2"}, BODY.encode())
    assert not verified(SECRET, headers(now) | {"webhook-timestamp": str(int(now) + 1)}, BODY.encode())
    assert not verified("whsec_" + "A" * 32, headers(now), BODY.encode())
    assert not verified(SECRET, headers(now - 600), BODY.encode())
    assert not verified(SECRET, headers(now + 600), BODY.encode())
