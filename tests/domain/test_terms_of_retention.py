"""How long things are kept: no setting goes beyond the law, article by article; certificates are chained and signed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.kinds import KINDS
from app.domain.kinds.fields import InvalidValue
from app.domain.retention.categories import RULES, Category, Terms, TermTooLong
from app.domain.retention.certificate import NONE_BEFORE, Deleted, certify, digest_of, examine
from app.domain.signature import public_text
from app.settings import Settings

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = [public_text(KEY)]
NOW = datetime(2026, 11, 25, tzinfo=UTC)
CHOSEN: dict[str, int] = {rule.setting: rule.default_days for rule in RULES.values() if rule.setting}


def test_the_defaults_of_the_settings_are_those_of_the_table() -> None:
    assert {name: Settings.model_fields[name].default for name in CHOSEN} == CHOSEN
    Terms(**CHOSEN)


@pytest.mark.parametrize(
    ("setting", "at_most", "article"),
    [
        ("journal_days", 1094, "CNIL, deliberation 2021-122"),
        ("position_days", 365, "CNIL, deliberation 2015-165"),
        ("inbox_days", 365, "CNIL, deliberation 2021-122"),
        ("request_days", 2191, "code de procédure pénale art. 8"),
    ],
)
def test_a_term_beyond_its_legal_cap_is_refused_with_its_article(setting: str, at_most: int, article: str) -> None:
    """GDPR art. 5-1-e: storage limitation."""
    assert Terms(**CHOSEN | {setting: at_most})
    for days in (at_most + 1, 0):
        with pytest.raises(TermTooLong, match=f"POSTE_{setting.upper()}={days}") as refused:
            Terms(**CHOSEN | {setting: days})
        assert article in str(refused.value)
        assert f"1 to {at_most} days" in str(refused.value)


@pytest.mark.parametrize("category", [Category.VIDEO, Category.AUDIT])
def test_csi_r253_5_leaves_no_setting_for_the_register_and_the_trail(category: Category) -> None:
    rule = RULES[category]
    assert (rule.setting, rule.default_days, rule.cap_days, rule.article) == ("", 1095, 1095, "CSI R253-5")


def test_csi_r253_4_no_camera_s_images_are_kept_over_a_month() -> None:
    """CSI R253-4 and L252-5: of a camera whose recorder keeps them longer, the registry refuses the entry."""
    KINDS["camera"].check_attributes({"image_retention_d": 30})
    with pytest.raises(InvalidValue, match=r"31 is outside 0\.\.30"):
        KINDS["camera"].check_attributes({"image_retention_d": 31})


@given(st.fixed_dictionaries({name: st.integers(-10, 5000) for name in CHOSEN}))
def test_terms_that_exist_are_lawful(chosen: dict[str, int]) -> None:
    try:
        terms = Terms(**chosen)
    except TermTooLong:
        return
    for rule in RULES.values():
        assert rule.cap_days is None or 0 < terms.of(rule.category) <= rule.cap_days


def deleted(rows: int, what: str = "event", **changes: Any) -> Deleted:
    fields: dict[str, Any] = {
        "category": Category.READINGS, "reason": "term", "reference": "", "what": what, "first": NOW - timedelta(rows),
        "last": NOW, "rows": rows, "held": 0, "at": NOW,
    }  # fmt: skip
    return Deleted(**fields | changes)


def chain(*counts: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number, count in enumerate(counts, 1):
        previous = digest_of(found[-1]) if found else NONE_BEFORE
        found.append(certify([deleted(count)], number, previous, NOW, KEY))
    return found


def test_a_certificate_sums_what_was_deleted_of_each_table() -> None:
    told = certify([deleted(3), deleted(2, held=1), deleted(9, "reading_old")], 1, NONE_BEFORE, NOW, KEY)["certificate"]
    assert told["article"].startswith("GDPR art. 5-1-e")
    assert [(part["what"], part["rows"], part["held"]) for part in told["deleted"]] == [
        ("event", 5, 1),
        ("reading_old", 9, 0),
    ]
    assert told["deleted"][0]["first"] == "2026-11-22T00:00:00.000000+00:00"


def test_an_erasure_is_certified_under_gdpr_art_17() -> None:
    told = certify([deleted(1, reason="erasure", reference="DEM-1")], 1, NONE_BEFORE, NOW, KEY)["certificate"]
    assert (told["article"], told["reference"]) == ("GDPR art. 17", "DEM-1")


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=6), st.data())
def test_whatever_is_done_to_certificates_is_seen(counts: list[int], data: st.DataObject) -> None:
    documents = chain(*counts)
    assert examine(documents, PUBLIC) == []
    at = data.draw(st.integers(0, len(counts) - 2))
    assert examine(documents[:at] + documents[at + 1 :], PUBLIC) != []
    changed = chain(*counts)
    changed[at]["certificate"]["deleted"][0]["rows"] += 1
    assert {fault.number for fault in examine(changed, PUBLIC)} == {at + 1, at + 2}
    swapped = [*documents[:at], documents[at + 1], documents[at], *documents[at + 2 :]]
    assert examine(swapped, PUBLIC) != []


def test_a_certificate_signed_with_another_key_is_told() -> None:
    [fault] = examine(chain(1), [public_text(Ed25519PrivateKey.generate())])
    assert "another key" in fault.detail
