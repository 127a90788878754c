"""No word is attributed to a standard that does not have it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.kinds import KINDS
from app.domain.kinds.building import HEATING_LIMIT_C
from app.domain.kinds.fields import Choice, Enum, Field, ListOf, Record, ValueType
from app.domain.kinds.sound import LAEQ_15MIN_LIMIT_DBA, LCEQ_15MIN_LIMIT_DBC
from app.domain.kinds.sources import FIGURES, SOURCES
from tests.domain import vocabularies as published
from tests.domain.vocabularies import VOCABULARIES, Vocabulary


def _enumerations(kind: ValueType) -> Iterator[Enum | Choice]:
    match kind:
        case Enum() | Choice():
            yield kind
        case ListOf():
            yield from _enumerations(kind.item)
        case Record():
            for row in kind.fields:
                yield from _enumerations(row.type)


def _rows() -> Iterator[tuple[str, Field]]:
    for kind in KINDS.values():
        params = [row for item in kind.capabilities for row in item.params]
        for row in (*kind.reported, *kind.attributes, *params):
            yield f"{kind.name}.{row.name}", row


ENUMERATIONS = [(place, enum) for place, row in _rows() for enum in _enumerations(row.type)]


@pytest.mark.parametrize(("place", "enum"), ENUMERATIONS, ids=[place for place, _ in ENUMERATIONS])
def test_every_word_is_in_the_cited_source(place: str, enum: Enum | Choice) -> None:
    if enum.source == "poste":
        return
    allowed = VOCABULARIES[enum.source].allowed() | {"unknown"}
    assert set(enum.values) <= allowed, f"{place}: {sorted(set(enum.values) - allowed)} not in {enum.source}"


def test_a_word_the_source_lacks_is_caught() -> None:
    invented = Enum(("up", "sideways"), "if_mib.ifOperStatus")
    assert not set(invented.values) <= VOCABULARIES[invented.source].allowed()


def test_every_source_is_published_used_and_transcribed() -> None:
    cited = {enum.source for _, enum in ENUMERATIONS} - {"poste"}
    assert cited == set(SOURCES) == set(VOCABULARIES)
    assert all(source.title and source.read_at for source in SOURCES.values())


def test_limits_are_those_of_the_cited_law() -> None:
    sound = published.FIGURES["public_health_code.R1336-1"]
    assert sound == {"dB(A)": LAEQ_15MIN_LIMIT_DBA, "dB(C)": LCEQ_15MIN_LIMIT_DBC}
    assert published.FIGURES["energy_code.R241-26"] == {"Cel": HEATING_LIMIT_C}


@pytest.mark.parametrize(("grade", "limit_s"), published.FIGURES["en50131_1.reporting_time"].items())
def test_a_silent_panel_is_told_within_the_reporting_time_of_its_grade(grade: str, limit_s: float) -> None:
    assert KINDS["intrusion_panel"].heartbeat.limit_s({}, {"grade": int(grade)}) <= limit_s


def test_every_figure_is_published_and_transcribed() -> None:
    assert set(FIGURES) == set(published.FIGURES)
    assert all(source.title and source.read_at for source in FIGURES.values())


def _state(kind: str, *names: str) -> set[str]:
    return {row.name for row in KINDS[kind].state if row.name in names}


def _members(kind: str, field: str) -> set[str]:
    row = next(row for row in KINDS[kind].state if row.name == field)
    record = row.type.item if isinstance(row.type, ListOf) else row.type
    assert isinstance(record, Record)
    return {member.name for member in record.fields}


LAMP_FLAGS = _state(
    "luminaire",
    *("lamp_failure", "dimming_failure", "cycling_failure", "control_gear_comm_failure"),
    *("relay_failure", "lamp_unexpected_on", "supply_loss"),
)
CAMERA_FLAGS = {row.name for row in KINDS["camera"].state if row.name.endswith(("_failure", "_critical"))}
STATION = {row.name for row in KINDS["bike_station"].reported if row.name.startswith(("is_", "num_"))}


@pytest.mark.parametrize(
    ("names", "source", "count"),
    [
        (LAMP_FLAGS, published.TALQ_EVENTS, 7),
        (_state("lighting_cabinet", "contactor_error", "supply_loss"), published.TALQ_EVENTS, 2),
        (_members("lighting_cabinet", "circuits") - {"id", "contactor"}, published.TALQ_EVENTS, 2),
        (_state("parking_bay", "overstay"), published.TALQ_EVENTS, 1),
        (CAMERA_FLAGS, published.ONVIF_HARDWARE_FAILURES, 4),
        (_members("message_sign", "errors"), published.NTCIP_SHORT_ERRORS, 14),
        (STATION, published.GBFS_STATION_STATUS, 7),
    ],
    ids=["lamp", "cabinet", "circuit", "bay", "camera", "sign", "bike station"],
)
def test_flags_bear_the_names_of_the_source(names: set[str], source: Vocabulary, count: int) -> None:
    assert len(names) == count
    assert names <= source.allowed()
