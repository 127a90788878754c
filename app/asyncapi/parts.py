"""Pieces of an AsyncAPI 3.0 document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

Json = dict[str, Any]
_SCHEMAS = "#/components/schemas"


def ref(schema: str) -> Json:
    return {"$ref": f"{_SCHEMAS}/{schema}"}


def refs(base: str, names: Iterable[str]) -> Json:
    """References by name to what lies under `base`."""
    return {name: {"$ref": f"{base}/{name}"} for name in names}


def message(title: str, summary: str, payload: Json, examples: Sequence[Any]) -> Json:
    """A JSON message with examples of its payload."""
    return {
        "title": title,
        "summary": summary,
        "contentType": "application/json",
        "payload": payload,
        "examples": [{"payload": item} for item in examples],
    }


def parameters(address: str, known: Mapping[str, tuple[str, str]]) -> Json:
    """The parameters `address` names, out of (description, example) by name."""
    names = re.findall(r"{(\w+)}", address)
    return {name: {"description": known[name][0], "examples": [known[name][1]]} for name in names}


def schemas_of(models: Iterable[Any]) -> Json:
    """JSON Schemas of msgspec models and of all they hold, by name."""
    _, found = msgspec.json.schema_components(models, ref_template=f"{_SCHEMAS}/{{name}}")
    return {name: _without_mapping(schema) for name, schema in found.items()}


def _without_mapping(schema: Any) -> Any:
    """AsyncAPI 3.0 has no mapping of a discriminator; each schema's own `type` or `topic` says which it is."""
    if isinstance(schema, list):
        return [_without_mapping(item) for item in schema]
    if isinstance(schema, dict):
        return {name: _without_mapping(item) for name, item in schema.items() if name != "discriminator"}
    return schema
