"""Every kind of equipment, and what a test asks of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Field, InvalidValue, Label, ListOf, Record
from app.domain.kinds.kind import Kind

SNAKE = re.compile(r"^[a-z0-9]+(_[a-z0-9]+)*$")
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


def nested(rows: tuple[Field, ...]) -> Iterator[Field]:
    for row in rows:
        yield row
        inner = row.type.item if isinstance(row.type, ListOf) else row.type
        if isinstance(inner, Record):
            yield from nested(inner.fields)


def params_of(kind: Kind) -> tuple[Field, ...]:
    return tuple(row for item in kind.capabilities for row in item.params)


def rows_of(kind: Kind) -> list[Field]:
    return [*nested(kind.reported), *nested(kind.attributes), *nested(params_of(kind))]


def spoken(label: Label) -> bool:
    return bool(label.fr.strip()) and bool(label.en.strip())


def fits(row: Field, value: object) -> bool:
    try:
        row.check(value)
    except InvalidValue:
        return False
    return True
