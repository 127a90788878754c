"""Requests that schemathesis makes of the OpenAPI document: right ones and wrong ones of every operation."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok

from tests.api.contract import document

AnyCase = Case[Any]
BASE = "https://poste"
RIGHT, NEAR, WRONG = 2, 1, 2
"""How many of each, the same at every run: right ones, right ones about what the document names, wrong ones."""
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
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    return tuple(
        _written(case)
        for operation in operations
        if operation.definition.raw["operationId"] not in STREAMS
        for case in (
            *_drawn(operation.as_strategy(generation_mode=GenerationMode.POSITIVE), RIGHT),
            *_drawn(operation.as_strategy(path_parameters=_examples(operation)), NEAR),
            *_drawn(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), WRONG),
        )
    )


def _examples(operation: schemathesis.APIOperation[Any, Any, Any, Any]) -> dict[str, Any]:
    """What the document names in an operation's path."""
    found = operation.definition.raw.get("parameters", [])
    return {item["name"]: item["schema"]["examples"][0] for item in found if item["in"] == "path"}


def _drawn(strategy: SearchStrategy[AnyCase], count: int) -> list[AnyCase]:
    """Fewer where there are not so many; no wrong ones of what takes nothing."""
    found: list[AnyCase] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(case: AnyCase) -> None:
        found.append(case)

    with suppress(Unsatisfiable):
        draw()
    return found


def _written(case: AnyCase) -> Asked:
    made = requests.Request(**case.as_transport_kwargs(base_url=BASE)).prepare()
    body = made.body.encode() if isinstance(made.body, str) else made.body
    headers = {str(name): _text(value) for name, value in made.headers.items()}
    return Asked(
        case.operation.definition.raw["operationId"],
        made.method or "GET",
        made.url or BASE,
        headers,
        body if isinstance(body, bytes) else b"",
    )


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
