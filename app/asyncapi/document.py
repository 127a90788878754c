"""The whole document, as committed in docs/asyncapi.json and served at /api/v1/asyncapi.json."""

from __future__ import annotations

import json
from functools import cache

from app.asyncapi import field, live
from app.asyncapi.parts import Json

_PARTS = (field, live)


def document() -> Json:
    """The AsyncAPI 3.0.0 document. Actions are Poste's: it receives from the field and sends the feed."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Poste",
            "version": "1",
            "description": "The field contract (docs/mqtt.md) and the live feed (docs/live.md).",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": _merged("servers"),
        "channels": _merged("channels"),
        "operations": _merged("operations"),
        "components": {
            "schemas": _merged("schemas"),
            "messages": _merged("messages"),
            "securitySchemes": {
                "brokerUser": {"type": "userPassword", "description": "One user per field system (`poste system add`)."}
            },
        },
    }


@cache
def asyncapi_text() -> str:
    """The document as JSON text."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def _merged(section: str) -> Json:
    found: Json = {}
    for part in _PARTS:
        found |= getattr(part, section)()
    return found
