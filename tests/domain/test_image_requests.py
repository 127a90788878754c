"""What a person may ask about images of themselves, and until when it is answered (CSI R253-6)."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.video.image_requests import GROUNDS, OUTCOMES, Ground, Right, due_on


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-20", "2026-12-20"),
        ("2026-12-31", "2027-01-31"),
        ("2027-01-31", "2027-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-10-31", "2026-11-30"),
    ],
)
def test_gdpr_12_3_gives_a_month_which_ends_on_the_same_date_or_the_last(received: str, due: str) -> None:
    """CSI R253-6, GDPR art. 12-3; Regulation 1182/71 art. 3-2-c."""
    assert due_on(date.fromisoformat(received)) == date.fromisoformat(due)


@given(st.dates(date(2024, 1, 1), date(2100, 1, 1)))
def test_a_month_is_never_longer_than_the_calendars(received: date) -> None:
    """GDPR art. 12-3."""
    assert 28 <= (due_on(received) - received).days <= 31


def test_csi_r253_6_has_five_grounds_to_refuse_and_no_answer_to_an_objection() -> None:
    """State security, defence, public safety, judicial proceedings, rights of third parties; no right to object."""
    assert set(GROUNDS) == set(get_args(Ground))
    assert set(GROUNDS) == {
        "state_security", "defence", "public_safety", "judicial_proceedings", "third_parties",
    }  # fmt: skip
    assert set(OUTCOMES) == set(get_args(Right))
    assert OUTCOMES["objection"] == ()
    assert all("no_image" in outcomes for right, outcomes in OUTCOMES.items() if right != "objection")
