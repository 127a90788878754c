"""The API's own document, to hold its answers against: what comes back must be what is documented."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import httpx
from jsonschema import Draft202012Validator, FormatChecker

from app.main import create_app
from app.settings import Settings

Json = dict[str, Any]
NOT_ROUTED = (401, 403, 404, 405)
"""Answers of addresses and methods that do not exist, or of another site's, which no operation documents."""
PAGES = ("/api/v1/openapi.json", "/api/v1/docs")


@cache
def document() -> Json:
    return create_app(Settings()).openapi()


def operations() -> list[tuple[str, str, Json]]:
    """Every operation as (method, path, what is documented of it)."""
    return [
        (method, path, operation) for path, found in document()["paths"].items() for method, operation in found.items()
    ]


def validator(schema: Json) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": document()["components"]}, format_checker=FormatChecker())


def examples_of(content: Json) -> list[Any]:
    """The examples of a media type: its own, or its schema's."""
    if "example" in content:
        return [content["example"]]
    if "examples" in content:
        return [example["value"] for example in content["examples"].values()]
    schema = content.get("schema", {})
    schemas = [schema, *schema.get("anyOf", [])]
    return [example for item in schemas for example in resolved(item).get("examples", [])]


def resolved(schema: Json) -> Json:
    """The schema itself, when it is a reference."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Json = document()["components"]["schemas"][name] if name else schema
    return found


def with_nulls(example: Any, schema: Json) -> Any:
    """FastAPI leaves null out of examples: here it is again, where a required member may be null."""
    schema = resolved(schema)
    if isinstance(example, list):
        return [with_nulls(item, schema.get("items", {})) for item in example]
    if not isinstance(example, dict):
        return example
    members = schema.get("properties", {})
    missing = {
        name: None for name in schema.get("required", []) if {"type": "null"} in members.get(name, {}).get("anyOf", [])
    }
    return missing | {name: with_nulls(value, members.get(name, {})) for name, value in example.items()}


@cache
def _routes() -> list[tuple[str, re.Pattern[str], Json]]:
    def pattern(path: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"\\{\w+\\}", "([^/]+)", re.escape(path)))

    found = [(method, path, operation) for method, path, operation in operations()]
    return [(method.upper(), pattern(path), operation) for method, path, operation in sorted(found, key=_literal_first)]


def _literal_first(route: tuple[str, str, Json]) -> tuple[int, str]:
    return route[1].count("{"), route[1]


async def check(response: httpx.Response) -> None:
    """An httpx hook: the status, media type and body of an answer are documented of its operation."""
    await response.aread()
    request = response.request
    path = request.url.raw_path.decode().partition("?")[0]
    route = next((o for m, p, o in _routes() if m == request.method and p.fullmatch(path)), None)
    if route is None:
        assert response.status_code in NOT_ROUTED or path == "/" or path.startswith(PAGES)
        return
    where = f"{request.method} {path} {response.status_code}"
    told = route["responses"].get(str(response.status_code))
    assert told is not None, f"{where} is not documented"
    if "content" not in told:
        assert response.content == b"", f"{where} has a body that is not documented"
        return
    media = response.headers["content-type"].partition(";")[0]
    assert media in told["content"], f"{where}: {media} is not documented"
    if media.endswith(("/json", "+json")) and "schema" in told["content"][media]:
        faults = list(validator(told["content"][media]["schema"]).iter_errors(json.loads(response.content)))
        assert faults == [], f"{where}: {faults[0].message} at {list(faults[0].absolute_path)}"
        if media == "application/problem+json":
            assert response.json()["code"] in told["content"][media]["examples"], f"{where}: {response.text}"
