"""What a field system may do at a broker: its own, and nothing that touches another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.field_access import FieldAccess, matches

LIGHTING = FieldAccess("lighting", ("v3/+/devices/+/up", "cams/#"))
LEVELS = st.lists(
    st.sampled_from(["poste", "v1", "lighting", "traffic", "command", "x", "+", "#", "", "$SYS"]), max_size=6
)


@pytest.mark.parametrize(
    ("topic", "allowed"),
    [
        ("poste/v1/lighting/EP-1/telemetry", True),
        ("poste/v1/lighting/status", True),
        ("v3/app/devices/d/up", True),
        ("cams/1/x", True),
        ("poste/v1/lighting2/EP-1/telemetry", False),
        ("poste/v1/traffic/EP-1/telemetry", False),
        ("poste/v1/+/EP-1/telemetry", False),
        ("v3/app/devices/d/down", False),
        ("$SYS/broker", False),
        ("", False),
    ],
)
def test_it_publishes_under_its_prefix_and_on_its_dialects_topics(topic: str, allowed: bool) -> None:
    assert LIGHTING.may_publish(topic) is allowed


@pytest.mark.parametrize(
    ("topic", "allowed"),
    [
        ("poste/v1/lighting/+/command", True),
        ("poste/v1/lighting/EP-1/command", True),
        ("poste/v1/traffic/+/command", False),
        ("poste/v1/+/+/command", False),
        ("poste/v1/lighting/#", False),
        ("poste/v1/lighting/+/telemetry", False),
        ("v3/app/devices/d/up", False),
        ("#", False),
    ],
)
def test_it_hears_commands_to_its_own_assets(topic: str, allowed: bool) -> None:
    assert LIGHTING.may_hear(topic) is allowed


@given(LEVELS, LEVELS)
def test_a_filter_it_may_subscribe_to_lets_through_only_what_it_may_receive(text: list[str], topic: list[str]) -> None:
    plain = [level for level in topic if level not in ("+", "#")]
    if LIGHTING.may_hear("/".join(text)) and matches(text, plain):
        assert plain[:3] == ["poste", "v1", "lighting"]
        assert plain[4:] == ["command"]


@given(LEVELS)
def test_of_the_native_tree_it_publishes_on_its_own_part_alone(topic: list[str]) -> None:
    if topic[:2] == ["poste", "v1"] and LIGHTING.may_publish("/".join(topic)):
        assert topic[2] == "lighting"
