"""Topic filters: which may be, what they match, when two meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.actions.errors import InvalidRequest
from app.actions.ingest_ports import ForeignSystem
from app.domain.field_access import matches
from app.ingest.filters import InvalidFilter, check_filter, meet
from app.ingest.routes import Dialects

LEVEL = st.sampled_from(["a", "b", "", "+"])
FILTERS = st.builds(
    lambda levels, rest: "/".join([*levels, *rest]),
    st.lists(LEVEL, min_size=1, max_size=4),
    st.sampled_from([[], ["#"]]),
)
TOPICS = st.lists(st.sampled_from(["a", "b", ""]), min_size=1, max_size=5)


@pytest.mark.parametrize(
    "text",
    [
        "", "poste/#", "poste/v1/x", "#", "+/+/+", "+/v1/#", "$SYS/#", "a b", "a/\u00a0", "a/\n", "a+/b", "a/#/b", "a#",
        "x" * 201,
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(InvalidFilter):
        check_filter(text)


@pytest.mark.parametrize(
    "text", ["a", "application/+/device/+/event/+", "+/onvif-ej/#", "v3/app@tenant/devices/+/up", "/a/"]
)
def test_a_filter_that_can_be_passes(text: str) -> None:
    check_filter(text)


@pytest.mark.parametrize(
    ("text", "topic", "takes"),
    [
        ("a/+/c", "a/b/c", True), ("a/+/c", "a/b/d", False), ("a/#", "a", True), ("a/#", "a/b/c", True),
        ("a/+", "a", False), ("a/+", "a/", True), ("a", "a/b", False), ("+/b", "/b", True),
    ],
)  # fmt: skip
def test_matching_is_mqtts(text: str, topic: str, takes: bool) -> None:
    assert matches(text.split("/"), topic.split("/")) is takes


@given(FILTERS, FILTERS, TOPICS)
def test_two_filters_that_match_one_topic_meet(one: str, other: str, topic: list[str]) -> None:
    assert meet(one, other) == meet(other, one)
    if matches(one.split("/"), topic) and matches(other.split("/"), topic):
        assert meet(one, other)


@pytest.mark.parametrize(
    ("topics", "words"),
    [
        (("acme/#", "acme/x"), "meet: keep one"),
        ((), "needs `topics`"),
        (("lora/+/up",), "meets 'lora/#' of system 'other'"),
        (("poste/v1/acme/#",), "native tree"),
        (tuple(f"acme/{n}" for n in range(21)), "20 at most"),
    ],
)
def test_a_topic_belongs_to_one_filter_of_one_system(topics: tuple[str, ...], words: str) -> None:
    other = ForeignSystem("other", "mapped", ("lora/#",), "")
    with pytest.raises(InvalidRequest) as refused:
        Dialects().check(ForeignSystem("acme", "mapped", topics, ""), [other])
    assert words in str(refused.value)
