"""The register of processing is whole in French: a text that is added in English only fails here."""

from __future__ import annotations

from app.actions.terms import terms_of
from app.domain.governance.french import in_french
from app.domain.governance.register import Controller, OnRecord, register
from app.settings import Settings


def test_every_text_of_the_register_has_its_french() -> None:
    english = register(Controller("Ville de Mâcon", "dpo@macon.example"), terms_of(Settings()), OnRecord())
    french = in_french(english)
    assert french["controller"] == "Ville de Mâcon"
    assert [one["name"] for one in french["activities"]] == [one["name"] for one in english["activities"]]
    images = next(one for one in french["activities"] if one["name"] == "images")
    assert images["legal_basis"] == "RGPD art. 6-1-c : obligation légale (CSI R253-5)"
    assert images["kept"] == "1095 jours (CSI R253-5)"
    assert "GDPR" not in str(french)
