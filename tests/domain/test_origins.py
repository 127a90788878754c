"""Nothing that is triggered moves or opens a camera: not by rank, not by programme, not by what triggered it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import KINDS
from app.domain.kinds.capability import Capability
from app.domain.kinds.kind import Kind
from app.domain.kinds.video import CAMERA
from app.domain.origins import may_order
from app.domain.programmes.carrying import acts_alone, carried


@given(st.sampled_from(sorted(KINDS)))
def test_a_program_orders_anything_but_a_camera_and_a_person_anything(kind: str) -> None:
    """TA Orléans, 12 July 2024, n° 2104478: sound detection coupled with cameras is unlawful."""
    family = KINDS[kind].family
    assert may_order("program", family) == (family != "video")
    assert may_order("person", family)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if kind.family == "video"], ids=lambda kind: kind.name
)
def test_no_programme_holds_anything_of_a_camera(kind: Kind) -> None:
    assert carried(kind) == frozenset()


def test_not_even_what_a_programme_could_hold_of_other_equipment() -> None:
    """A capability that a programme holds elsewhere is not held where it is a camera's."""
    light = next(one for one in KINDS["luminaire"].capabilities if acts_alone(one))
    assert carried(equipment("lighting", light)) == {light.name}
    assert carried(equipment("video", light)) == frozenset()


def equipment(family: str, capability: Capability) -> Kind:
    return Kind(
        name="new",
        family=family,
        label=CAMERA.label,
        symbol="new",
        source="none",
        state=(),
        measurements=(),
        heartbeat=CAMERA.heartbeat,
        on_comm_loss=CAMERA.on_comm_loss,
        capabilities=(capability,),
    )
