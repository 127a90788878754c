"""The order of 27 December 2018, article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.programmes import Programme, read_programme
from app.domain.programmes.compliance import Finding, compliance
from app.domain.programmes.installations import ARTICLE_5, ARTICLES, shortcomings
from app.domain.programmes.light_order import Use, use_of
from tests.domain.programmes import MACON, MONUMENT, STREET, SUNRISE, SUNSET, calendar, document, programme, step

YEAR = 2026


def night(*steps: dict[str, Any], **more: Any) -> Programme:
    return programme(calendar(steps=list(steps), **more))


def found(judged: Programme, use: Use) -> list[tuple[str, str, str, int]]:
    return [(item.article, item.rule, item.verdict, item.nights) for item in compliance(judged, use, MACON, YEAR)]


UNTIL_ONE = night(*MONUMENT)
ALL_NIGHT = night(step(SUNSET, 100), step(SUNRISE, 0))
UNTIL_NINE = night(step(SUNSET, 100), step("21:00", 0))
UNTIL_TEN = night(step(SUNSET, 100), step("22:00", 0))
BEFORE_SUNSET = night(step({"sun": "sunset", "offset_min": -10}, 100), step("01:00", 0))
RELIT_AT_SIX = night(step(SUNSET, 100), step("21:00", 0), step("06:00", 100), step("09:00", 0))
RELIT_AT_SEVEN = night(step(SUNSET, 100), step("21:00", 0), step("07:00", 100), step("09:00", 0))
# None: on the nights when the sun sets early enough for it to show.
CASES = [
    ("2: streets have no hours", ALL_NIGHT, Use("street"), []),
    ("2-I: a closed site, an hour after the end", ALL_NIGHT, Use("enclosed_site", "19:00"), [("2-I", 365)]),
    ("2-I: kept", UNTIL_NINE, Use("enclosed_site", "20:00"), []),
    ("2-II: monuments off by 1 am", ALL_NIGHT, Use("heritage"), [("2-II", 365)]),
    ("2-II: kept to the minute", UNTIL_ONE, Use("heritage"), []),
    ("2-II: not before sunset", BEFORE_SUNSET, Use("heritage"), [("2-II", 365)]),
    ("2-II: parks off by 1 am", ALL_NIGHT, Use("park"), [("2-II", 365)]),
    ("2-II: parks an hour after closing", UNTIL_TEN, Use("park", "20:30"), [("2-II", None)]),
    ("2-II: parks, kept", UNTIL_TEN, Use("park", "21:00"), []),
    ("2-III: offices an hour after the end", UNTIL_TEN, Use("office", "19:00"), [("2-III", None)]),
    ("2-III: shop windows by 1 am", ALL_NIGHT, Use("shop_window", "19:00"), [("2-III", 365)]),
    ("2-III: shop windows, kept", UNTIL_ONE, Use("shop_window", "19:00"), []),
    ("2-III: shop windows open late", night(step(SUNSET, 1), step("03:00", 0)), Use("shop_window", "02:00"), []),
    ("2-III: not again before 7 am", RELIT_AT_SIX, Use("office", "20:00"), [("2-III", 365)]),
    ("2-III: again at 7 am", RELIT_AT_SEVEN, Use("office", "20:00"), []),
    ("2-III: or an hour before opening", RELIT_AT_SIX, Use("office", "20:00", "07:00"), []),
    ("2-IV: car parks two hours after the end", UNTIL_TEN, Use("car_park", "19:00"), [("2-IV", None)]),
    ("2-IV: kept", UNTIL_TEN, Use("car_park", "20:00"), []),
]


@pytest.mark.parametrize(("judged", "use", "broken"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_article_2(judged: Programme, use: Use, broken: list[tuple[str, int | None]]) -> None:
    told = found(judged, use)
    assert [article for article, *_ in told] == [article for article, _ in broken]
    assert {verdict for _, _, verdict, _ in told} <= {"breach"}
    for (_, _, _, nights), (_, expected) in zip(told, broken, strict=True):
        assert nights == expected if expected is not None else 180 < nights <= 365


def test_article_2_needs_the_hour_that_an_activity_ends() -> None:
    assert found(UNTIL_ONE, Use("car_park")) == [("2-IV", "closing_unknown", "unknown", 0)]


def derogated(**when: Any) -> Programme:
    late = [step(SUNSET, 100), step("03:00", 0)]
    exception = calendar(when.pop("kind"), late, derogation="AP 2026-118", **when)
    return programme(exception, calendar(steps=MONUMENT))


def test_article_2_vii_lets_an_order_allow_eves_of_holidays_christmas_and_events() -> None:
    place = type(MACON)(MACON.lon, MACON.lat, MACON.zone, frozenset({date(2026, 7, 14), date(2026, 12, 25)}))
    for when, nights in (
        ({"kind": "holidays", "eve": True}, 2),
        ({"kind": "season", "first": "12-18", "last": "12-31"}, 14),
        ({"kind": "dates", "dates": ["2026-06-21"]}, 1),
    ):
        [finding] = compliance(derogated(**when), Use("heritage"), place, YEAR)
        assert (finding.article, finding.verdict, finding.nights) == ("2-II, 2-VII", "derogation", nights)
        assert "AP 2026-118" in finding.detail


def test_article_2_vii_does_not_reach_car_parks_and_an_exception_without_an_order_is_a_breach() -> None:
    [finding] = compliance(derogated(kind="dates", dates=["2026-06-21"]), Use("car_park", "22:00"), MACON, YEAR)
    assert isinstance(finding, Finding)
    assert (finding.article, finding.verdict) == ("2-IV", "breach")
    late = calendar("dates", [step(SUNSET, 100), step("03:00", 0)], dates=["2026-06-21"])
    [finding] = compliance(programme(late, calendar(steps=MONUMENT)), Use("heritage"), MACON, YEAR)
    assert (finding.verdict, finding.nights, finding.first, finding.calendars) == (
        "breach", 1, date(2026, 6, 21), ("dates",),
    )  # fmt: skip
    assert "until 03:00 on 2026-06-21" in finding.detail


def test_scenes_and_facades_are_judged_like_lamps() -> None:
    scene = [{"at": SUNSET, "value": {"id": "nocturne"}}, {"at": {"clock": "02:00"}, "value": {"id": "eteint"}}]
    facade = [{"at": SUNSET, "value": {"on": True}}, {"at": {"clock": "00:30"}, "value": {"on": False}}]
    assert found(read_programme(document(calendar(steps=scene), capability="scene")), Use("heritage")) == [
        ("2-II", "lit_too_late", "breach", 365)
    ]
    assert found(read_programme(document(calendar(steps=facade), capability="facade_light")), Use("heritage")) == []


@pytest.mark.parametrize(
    ("kind", "tags", "use"),
    [
        ("luminaire", (), Use("street")),
        ("luminaire", ("parc",), Use("park", "21:00")),
        ("luminaire", ("parking",), Use("car_park", "21:00")),
        ("architectural_light", (), Use("heritage")),
        ("public_building", (), Use("heritage")),
        ("public_building", ("bureaux",), Use("office", "21:00")),
        ("camera", ("parc",), None),
    ],
)
def test_article_1_what_an_asset_lights_is_told_by_its_tags_then_its_kind(
    kind: str, tags: tuple[str, ...], use: Use | None
) -> None:
    attributes = {"activity_ends_at": "21:00"} if use and use.closes_at else {"activity_ends_at": "late"}
    assert use_of(kind, tags, attributes) == use


WHOLE: dict[str, Any] = dict.fromkeys(ARTICLE_5, 0) | {"cct_k": 2700}


@pytest.mark.parametrize(
    ("category", "change", "broken"),
    [
        ("street", {}, []),
        ("street", {"cct_k": 3000}, []),
        ("street", {"cct_k": 3001}, ["3-II-3°"]),
        ("park", {"cct_k": 4000}, []),
        ("car_park", {"cct_k": 4000}, ["3-II-3°"]),
        ("street", {"ulr_pct": 0.9}, []),
        ("street", {"ulr_pct": 1}, ["3-II-1°"]),
        ("heritage", {"ulr_pct": 60}, []),
        ("street", {"flux_lm": None}, ["5"]),
    ],
)
def test_articles_3_and_5_on_installations(category: Any, change: dict[str, Any], broken: list[str]) -> None:
    assert [ARTICLES[what] for what, _ in shortcomings(category, WHOLE | change)] == broken


def test_streets_in_the_example_are_what_the_engineer_expects() -> None:
    assert found(night(*STREET), Use("street")) == []
