"""Every code that the screen may have to say has its words in both languages, and no word is of nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, get_args

import pytest

from app.api.asset_query import Health
from app.domain.alarms.lifecycle import State
from app.domain.claims import LEVELS
from app.domain.commands import CommandState
from app.domain.kinds import FAMILIES, KINDS
from app.domain.kinds.alarm import Priority
from app.domain.kinds.vocabulary import ANYWHERE, OF_FIELD
from app.domain.permissions import Permission, Role
from app.domain.reconcile import TargetStatus
from app.domain.registry import LIFECYCLES, ZONE_LEVELS, CommStatus
from app.domain.vocabularies import VOCABULARIES

_CODES: dict[str, Collection[str]] = {
    "family": FAMILIES,
    "health": get_args(Health),
    "comm_status": [*CommStatus],
    "lifecycle": LIFECYCLES,
    "alarm_priority": get_args(Priority),
    "alarm_state": [*State],
    "claim_level": [str(level) for level in LEVELS],
    "target_status": get_args(TargetStatus),
    "command_state": get_args(CommandState),
    "zone_level": ZONE_LEVELS,
    "role": [*Role],
    "permission": [*Permission],
}


@pytest.mark.parametrize("name", _CODES)
def test_every_code_of_a_vocabulary_has_both_languages_and_no_other_has(name: str) -> None:
    told = VOCABULARIES[name]
    assert set(told) == set(_CODES[name])
    assert all(label.fr and label.en for label in told.values())


def test_every_vocabulary_is_checked_here() -> None:
    assert set(VOCABULARIES) == set(_CODES)


def _vocabularies(schema: Any, field: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every `enum` in a schema, with the name of the field that has it."""
    if isinstance(schema, list):
        for item in schema:
            yield from _vocabularies(item, field)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("enum"), list):
        yield field, schema
    for name, member in schema.items():
        yield from _vocabularies(member, name)


FOUND = [found for kind in KINDS.values() for found in _vocabularies(kind.schema())]


def test_every_code_of_a_kind_has_both_languages() -> None:
    assert len(FOUND) > 100
    for field, schema in FOUND:
        labels = schema["x-labels"]
        assert list(labels) == schema["enum"], field
        assert all(label["fr"] and label["en"] for label in labels.values()), field


def test_no_word_is_of_a_code_that_nothing_says() -> None:
    said = {(field, code) for field, schema in FOUND for code in schema["enum"]}
    assert {(field, code) for field, words in OF_FIELD.items() for code in words} <= said
    assert set(ANYWHERE) <= {code for field, code in said if code not in OF_FIELD.get(field, {})}


def test_the_words_of_one_field_tell_its_codes_apart() -> None:
    for field, schema in FOUND:
        for language in ("fr", "en"):
            words = [label[language] for label in schema["x-labels"].values()]
            assert len(set(words)) == len(words), (field, words)
