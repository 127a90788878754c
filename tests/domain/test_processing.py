"""The register of processing, and the grounds on which something of a person is kept."""

from __future__ import annotations

from app.domain.governance.erasure import content_is_kept, outcomes
from app.domain.governance.processing import ACTIVITIES
from app.domain.governance.register import Controller, OnRecord, markdown, register
from app.domain.kinds import KINDS
from app.domain.retention.categories import RULES, Terms
from app.storage.person_sources import SOURCES

TERMS = Terms(**{rule.setting: rule.default_days for rule in RULES.values() if rule.setting})


def test_every_activity_has_what_article_30_asks_for() -> None:
    """GDPR art. 30."""
    told = register(Controller("Ville de Mâcon", "dpo@macon.example"), TERMS, OnRecord())
    assert (told["controller"], told["data_protection_contact"]) == ("Ville de Mâcon", "dpo@macon.example")
    assert told["transfers"]
    assert told["security"]
    for one in told["activities"]:
        assert all(one[name] for name in ("purposes", "legal_basis", "people", "data", "recipients", "kept")), one


def test_kinds_that_tell_of_people_are_in_the_register() -> None:
    said = " ".join(data for one in ACTIVITIES for data in one.data)
    assert [name for name, kind in KINDS.items() if kind.personal and name not in said] == []
    assert "service_vehicle" in said


def test_the_document_tells_the_terms_chosen() -> None:
    written = markdown(Controller("", ""), TERMS, OnRecord())
    assert "POSTE_CONTROLLER" in written
    assert "60 days (GDPR art. 5-1-e; CNIL, deliberation 2015-165" in written
    assert "1095 days (CSI R253-5)" in written


def test_whatever_is_kept_of_a_person_has_its_article() -> None:
    counts = {source.name: 2 for source in SOURCES}
    some_left = {source.name: 1 for source in SOURCES}
    erasable = {"accounts", "sessions", "preferences", "people_on_call", "calls"}
    for one in outcomes({n: c for n, c in counts.items() if n not in erasable}, some_left):
        assert one.ground is not None, one.source
        assert "GDPR art. 17-3" in one.ground.article, one.source
    gone = outcomes(dict.fromkeys(erasable, 2), dict.fromkeys(erasable, 0))
    assert {(one.erased, one.kept, one.ground) for one in gone} == {(2, 0, None)}


def test_csi_r253_5_keeps_what_acts_on_images_tell() -> None:
    assert content_is_kept("video.view")
    assert content_is_kept("video_authorisation.create")
    assert content_is_kept("claim.place") is None
