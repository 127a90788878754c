"""The OpenAPI document leaves nothing out, and its examples are what its schemas say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.actions.errors import Refusal
from app.api.problem_types import BY_CODE, MEDIA
from tests.api.contract import Json, document, examples_of, operations, resolved, validator, with_nulls

OPERATIONS = [pytest.param(o, id=f"{method} {path}") for method, path, o in operations()]
EVERYWHERE = {"403", "421", "500"}


def contents(operation: Json) -> list[tuple[str, str, Json]]:
    """Everything an operation sends or takes: (where, media type, content)."""
    bodies = [("request", operation.get("requestBody", {}).get("content", {}))]
    answers = [(status, told.get("content", {})) for status, told in operation["responses"].items()]
    return [(where, media, content) for where, found in bodies + answers for media, content in found.items()]


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(names) == len(set(names)) > 40
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_every_tag_is_described() -> None:
    described = {tag["name"] for tag in document()["tags"] if tag["description"]}
    assert {tag for _, _, operation in operations() for tag in operation["tags"]} == described


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_says_what_it_does(operation: Json) -> None:
    assert operation["summary"]
    assert operation["description"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_path_parameter_has_an_example_that_fits(operation: Json) -> None:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            examples = parameter["schema"].get("examples", [])
            assert examples
            for example in examples:
                validator(parameter["schema"]).validate(example)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_request_and_answer_has_an_example_that_fits(operation: Json) -> None:
    for where, media, content in contents(operation):
        if media == "multipart/form-data":
            members = resolved(content["schema"])["properties"].values()
            assert all(member.get("examples") or "default" in member for member in members)
            continue
        examples = examples_of(content)
        assert examples, (where, media)
        for example in examples:
            schema = content.get("schema", {})
            validator(schema).validate(with_nulls(example, schema))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_error_is_a_problem_document(operation: Json) -> None:
    errors = {status: told for status, told in operation["responses"].items() if status >= "400"}
    assert set(errors) >= EVERYWHERE
    for status, told in errors.items():
        if operation["operationId"] == "readyz" and status == "503":
            continue
        assert list(told["content"]) == [MEDIA]
        for code, example in told["content"][MEDIA]["examples"].items():
            assert (example["value"]["code"], str(example["value"]["status"])) == (code, status)


def test_every_reference_leads_somewhere() -> None:
    def follow(part: Any) -> None:
        for name, value in part.items() if isinstance(part, dict) else enumerate(part):
            if name == "$ref":
                assert value.rpartition("/")[2] in document()["components"]["schemas"]
            elif isinstance(value, dict | list):
                follow(value)

    follow(document())


def test_every_refusal_is_documented_under_its_status() -> None:
    def kinds(of: type[Refusal]) -> list[type[Refusal]]:
        return [kind for sub in of.__subclasses__() for kind in (sub, *kinds(sub))]

    assert {kind.code: kind.status for kind in kinds(Refusal)} == {
        code: BY_CODE[code].status for code in (kind.code for kind in kinds(Refusal))
    }


def test_csi_r253_1_nothing_is_asked_for_by_categories_of_persons() -> None:
    """CSI R253-1: no parameter, and no member of what is sent or answered, is a category of persons."""
    told = document()
    names = {item["name"] for _, _, operation in operations() for item in operation.get("parameters", [])}
    names |= {name for schema in told["components"]["schemas"].values() for name in schema.get("properties", {})}
    assert len(names) > 300, "members were looked at"
    persons = re.compile(
        r"gender|sex|ethnic|race|religion|skin|age_(group|range|class)|nationality|person_(class|categ)"
    )
    assert {name for name in names if persons.search(name)} == set()
