"""Every refusal that a request's form alone brings is documented for each operation, and given by it."""

from __future__ import annotations

from typing import Any

import httpx

from tests.api.contract import Json, examples_of, operations, with_nulls

MB = 1024 * 1024
UNKNOWN = {"{asset}": "NOBODY", "{zone}": "nowhere", "{service}": "nobody", "{system}": "nobody", "{name}": "nothing"}
UNKNOWN |= {"{message}": "999999", "{run}": "none", "{step}": "0", "{alarm}": "A0", "{override}": "none"}
UNKNOWN |= {f"{{{name}}}": "nobody" for name in ("receiver", "rule", "notification", "person", "rota", "escalation")}
UNKNOWN |= {"{claim}": "999999", "{command}": "none", "{request}": "none", "{freeze}": "none", "{lockout}": "none"}
UNKNOWN |= {"{account}": "none", "{session}": "none", "{token}": "none"}
UNKNOWN |= {"{property}": "nothing", "{programme}": "none", "{assignment}": "none"}
UNKNOWN |= {
    "{number}": "999999",
    "{camera}": "none",
    "{authorisation}": "none",
    "{attestation}": "none",
    "{sign}": "none",
}


def codes(operation: Json) -> set[str]:
    """The problems an operation documents."""
    contents = [told.get("content", {}).get("application/problem+json", {}) for told in operation["responses"].values()]
    return {code for content in contents for code in content.get("examples", {})}


OPERATOR = {"Poste-Operator": "m.durand"}


async def ask(client: httpx.AsyncClient, method: str, path: str, operation: Json, **more: Any) -> httpx.Response:
    """A request of the right form, about what does not exist."""
    for parameter, value in UNKNOWN.items():
        path = path.replace(parameter, value)
    content = operation.get("requestBody", {}).get("content", {})
    body: dict[str, Any] = {}
    if "multipart/form-data" in content:
        body = {"files": {"file": ("lamps.csv", b"id\n")}}
    elif content and "content" not in more:
        [described] = content.values()
        body = {"json": with_nulls(examples_of(described)[0], described["schema"])}
    return await client.request(method, path, **body | more)


def code(answer: httpx.Response) -> str:
    found: str = answer.json()["code"]
    return found


async def test_no_operation_answers_other_sites_or_other_names(client: httpx.AsyncClient) -> None:
    for method, path, operation in operations():
        assert (
            code(await ask(client, method, path, operation, headers={"Origin": "http://x.example"})) == "other_origin"
        )
        assert code(await ask(client, method, path, operation, headers={"Host": "x.example"})) == "unknown_host"


async def test_what_does_not_exist_is_not_found_where_documented(client: httpx.AsyncClient) -> None:
    for method, path, operation in operations():
        if "not_found" in codes(operation):
            answer = await ask(client, method, path, operation, headers=OPERATOR | {"If-Match": "*"})
            assert code(answer) == "not_found", (method, path, answer.text)


async def test_writes_need_if_match_where_documented(client: httpx.AsyncClient) -> None:
    for method, path, operation in operations():
        needs = [item for item in operation.get("parameters", []) if item["name"] == "If-Match"]
        assert bool(needs) == ("precondition_required" in codes(operation)), (method, path)
        if needs:
            assert code(await ask(client, method, path, operation, headers=OPERATOR)) == "precondition_required"


async def test_orders_need_who_gives_them_where_documented(client: httpx.AsyncClient) -> None:
    client.headers.pop("Poste-Operator")
    for method, path, operation in operations():
        needs = [item for item in operation.get("parameters", []) if item["name"] == "Poste-Operator"]
        assert bool(needs) == ("operator_required" in codes(operation)), (method, path)
        if needs:
            assert code(await ask(client, method, path, operation, headers={"If-Match": "*"})) == "operator_required"


async def test_bodies_are_bounded_where_documented(client: httpx.AsyncClient) -> None:
    for method, path, operation in operations():
        assert ("requestBody" in operation) == ("body_too_large" in codes(operation)), (method, path)
        if "requestBody" in operation:
            announced = {"Content-Length": str(300 * MB), "If-Match": "*"}
            answer = await ask(client, method, path, operation, content=b"{}", headers=announced)
            assert code(answer) == "body_too_large", (method, path)


TOLERANT = {"finish_provider_sign_in"}
"""What others add to a query is left unread (OpenID Connect Core 3.1.2.7)."""


async def test_malformed_parameters_are_refused_where_documented(client: httpx.AsyncClient) -> None:
    for method, path, operation in operations():
        queries = [item for item in operation.get("parameters", []) if item["in"] == "query"]
        if queries and operation["operationId"] not in TOLERANT:
            answer = await ask(client, method, path, operation, params={"no_such_parameter": "1"})
            assert code(answer) == "malformed_request", (method, path, answer.text)
        if queries or "requestBody" in operation:
            assert "malformed_request" in codes(operation), (method, path)
