"""Requests that schemathesis makes of the OpenAPI document: right ones and wrong ones of every operation."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode

from tests.api.contract import document

BASE = "https://poste"
RIGHT, WRONG = 3, 2
"""How many of each; the same at every run."""
STREAMS = {"live_sse"}
"""Never end."""


class Asked(NamedTuple):
    """A request as it goes over the wire."""

    operation: str
    method: str
    url: str
    headers: dict[str, str]
    body: bytes


@cache
def asked() -> tuple[Asked, ...]:
    """Every request, by operation."""
    schema = schemathesis.openapi.from_dict(document())
    operations = [found.ok() for found in schema.get_all_operations()]
    return tuple(
        _written(case)
        for operation in operations
        if operation.definition.raw["operationId"] not in STREAMS
        for mode, count in ((GenerationMode.POSITIVE, RIGHT), (GenerationMode.NEGATIVE, WRONG))
        for case in _drawn(operation, mode, count)
    )


def _drawn(operation: schemathesis.APIOperation, mode: GenerationMode, count: int) -> list[Case]:
    found: list[Case] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def draw(case: Case) -> None:
        found.append(case)

    draw()
    return found


def _written(case: Case) -> Asked:
    made = requests.Request(**case.as_transport_kwargs(base_url=BASE)).prepare()
    body = made.body.encode() if isinstance(made.body, str) else made.body or b""
    headers = {str(name): _text(value) for name, value in made.headers.items()}
    return Asked(case.operation.definition.raw["operationId"], made.method or "GET", made.url or BASE, headers, body)


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
