"""Sound, categories of persons and number plates: what equipment tells of people is known by its name and its form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.domain.kinds import KINDS
from app.domain.unlawful import unlawful

_PERSONS = ("gender", "ethnic", "religion", "race", "nationality", "age_group", "person_categor", "person_class")


def judged(kind: str | None, said: dict[str, Any], event: str = "") -> str | None:
    found = unlawful(KINDS[kind] if kind else None, json.dumps(said, ensure_ascii=False).encode(), event)
    return found.reason if found else None


def test_csi_r253_1_a_camera_has_no_sound_and_selects_nobody() -> None:
    """CSI R253-1: no field, attribute, capability or value of the kind is about sound, or about who people are."""
    told = json.dumps(KINDS["camera"].schema(), ensure_ascii=False).lower()
    for word in ("audio", "microphone", "sound", *_PERSONS):
        assert word not in told, word


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ({"audio": "on"}, ""),
        ({"Audio_Level": 3}, ""),
        ({"deep": [{"microphone": True}]}, ""),
        ({}, "tns1:AudioAnalytics/Audio/DetectedSound"),
        ({}, "AudioSource/Clip"),
    ],
)
def test_csi_r253_1_sound_of_a_camera_is_refused(said: dict[str, Any], event: str) -> None:
    """CSI R253-1: images, to the exclusion of sounds; TA Orléans, 12 July 2024, n° 2104478."""
    assert judged("camera", said, event) == "sound_refused"


@pytest.mark.parametrize(
    "said",
    [{"Gender": "f"}, {"ageGroup": "65+"}, {"who": {"skin_colour": "x"}}, {"HumanClass": "child"}, {"emotion": "sad"}],
)
def test_csi_r253_1_categories_of_persons_are_refused(said: dict[str, Any]) -> None:
    """CSI R253-1: no particular category of persons is selected."""
    assert judged("camera", said, "RuleEngine/Crossed") == "person_category_refused"


def test_a_camera_may_tell_of_its_own_health() -> None:
    assert judged("camera", {"health": "degraded", "lens_health": 3}) is None
    assert judged("camera", {"person_health": "ill"}) == "person_category_refused"


@pytest.mark.parametrize("kind", ["access_point", "bollard", "barrier", "camera", "parking_bay", None])
@pytest.mark.parametrize(
    "said", [{"plate": "x"}, {"LicensePlate": ""}, {"vehicle": {"plate_hash": "9f"}}, {"immatriculation": "?"}]
)
def test_csi_l233_1_a_plate_is_known_by_its_name(kind: str | None, said: dict[str, Any]) -> None:
    """CSI L233-1: automated control of plates is for police, gendarmerie, customs; a pseudonym of one is one."""
    assert judged(kind, said) == "plate_refused"


@pytest.mark.parametrize("written", ["AB-123-CD", "AB 123 CD", "AB123CD"])
def test_csi_l233_1_a_plate_is_known_by_its_form_where_vehicles_pass(written: str) -> None:
    """CSI L233-1."""
    assert judged("bollard", {"who": written}) == "plate_refused"
    assert judged("camera", {}, "tns1:Recognition/LicensePlate") == "plate_refused"
    assert judged("luminaire", {"serial": written}) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("transit_vehicle", {"license_plate": "AB-123-CD"}),
        ("luminaire", {"age": 3, "audio": 1, "template": "x", "nameplate": "Philips"}),
        ("camera", {"ir_level": 3, "message": "door", "usage": 4, "image_count": 2}),
        ("bollard", {"serial": "AB-12-CD", "base_plate_temperature": 40}),
        (None, {"age": 4, "gender": "x", "sound": 3}),
    ],
)
def test_what_tells_of_nobody_is_heard(kind: str | None, said: dict[str, Any]) -> None:
    assert judged(kind, said) is None
