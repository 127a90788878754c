"""Programmes in a native city file: written once, refused with a reason, never half assigned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.api.imports import Choices, import_file
from app.importing.reader import read
from app.importing.reads import Accepted
from app.storage.database import Database
from simulators.city import write_city
from tests.domain.programmes import calendar, document
from tests.factories import FixedClock, given, lamp, rows
from tests.simulators.simulated import city


def feature(**properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": None, "properties": properties}


def programme(**changes: Any) -> dict[str, Any]:
    own = document() | changes
    return feature(programme_name=own.pop("name"), **own)


def file_of(*features: dict[str, Any]) -> bytes:
    return msgspec.json.encode({"type": "FeatureCollection", "features": list(features)})


async def brought(database: Database, content: Path | bytes) -> dict[str, Any]:
    report: dict[str, Any] = (await import_file(database, FixedClock(), content, "city.geojson", Choices()))["report"]
    return report


async def test_the_generated_city_comes_with_its_programmes_and_again_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    write_city(city(), tmp_path / "city.geojson")
    for _ in range(2):
        report = await brought(database, tmp_path / "city.geojson")
        assert (report["rejected"], report["unresolved"]) == (0, [])
        assert (report["written"]["programmes"], report["written"]["assignments"]) == (5, 5)
    told = await rows(
        database, "SELECT entity, count(*), max((body->>'version')::int) FROM journal"
        " WHERE entity LIKE 'programme%' GROUP BY 1 ORDER BY 1"
    )  # fmt: skip
    assert told == [("programme", 5, 1), ("programme_assignment", 5, 1)]


async def test_a_changed_programme_is_replaced_and_an_assignment_moved(database: Database) -> None:
    await given(database, lamp(1))
    to = {"assigned_programme": "rues", "id": "a"}
    until = "2027-01-01T00:00:00+01:00"
    for name, subject in (("Rues", {"kind": "luminaire"}), ("Rues", {"kind": "luminaire"}), ("Quais", {"tag": "quai"})):
        await brought(database, file_of(programme(name=name), feature(**to, to=subject, until=until)))
    told = await rows(
        database, "SELECT p.name, p.version, a.version, a.kind, a.tag FROM programme p, programme_assignment a"
    )
    assert told == [("Quais", 2, 2, None, "quai")]


async def test_what_names_nothing_that_exists_is_unresolved(database: Database) -> None:
    unknown = feature(assigned_programme="rues", id="b", to={"asset": "EP-9999"})
    orphan = feature(assigned_programme="autre", id="c", to={"kind": "luminaire"})
    report = await brought(database, file_of(programme(), unknown, orphan))
    assert {row["id"]: row["reason"].split(" '")[0] for row in report["unresolved"]} == {
        "b": "no asset", "c": "no programme",
    }  # fmt: skip
    assert report["written"]["assignments"] == 0


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (programme(capability="fly"), "bad_programme"),
        (programme(calendars=[calendar("weekdays", days=["fri"])]), "bad_programme"),
        (programme(calendars="all"), "bad_programme"),
        (programme(id="a b"), "bad_id"),
        (feature(assigned_programme="rues", id="a"), "bad_assignment"),
        (feature(assigned_programme="rues", id="a", to={"moon": "x"}), "bad_assignment"),
        (feature(assigned_programme="rues", id="a", to={"tag": "x", "kind": "luminaire"}), "bad_assignment"),
        (feature(assigned_programme="rues", id="a", to={"tag": "x"}, since="2026-01-01"), "bad_assignment"),
        (feature(assigned_programme="rues", id="a", to={"tag": "x"}, until="never"), "bad_assignment"),
    ],
)
def test_a_programme_that_cannot_be_carried_out_is_refused_with_its_reason(wrong: dict[str, Any], code: str) -> None:
    reading = read(file_of(wrong), "city.geojson", None)
    assert not [item for item in reading if isinstance(item, Accepted)]
    assert reading.report.as_json()["rejected_by_code"] == {code: 1}
