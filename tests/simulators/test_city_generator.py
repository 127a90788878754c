"""The generated city: same seed same bytes, believable counts, everything fed, carried and inside its zones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
import shapely
from shapely import Point

from app.domain.kinds import KINDS
from app.domain.programmes import Place, read_programme
from app.domain.programmes.assignment import Assignee, Assignment, Assignments, Scope
from app.domain.programmes.compliance import compliance
from app.domain.programmes.light_order import LIGHTING_KINDS, Use, use_of
from app.domain.registry import RELATIONS, ZONE_LEVELS, is_slug
from simulators.city import City, generate, read_city, write_city
from simulators.city.lighting import LONGEST_M, SHORTEST_M
from simulators.city.plane import Plane
from simulators.city.real_streets import NotStreets
from tests.simulators.simulated import city

STREETS = Path(__file__).parents[3] / "shared/data/montpellier/streets_sample.geojson"
FIXED = {"transit_vehicle", "service_vehicle", "network_switch"}


@pytest.fixture(scope="module")
def demo() -> City:
    return city("demo", 1)


def of_kind(town: City, kind: str) -> list[str]:
    return [asset.id for asset in town.assets if asset.kind == kind]


def test_same_seed_gives_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        write_city(generate(seed, "tiny"), tmp_path / f"{name}.geojson")
    a, b, c = ((tmp_path / f"{name}.geojson").read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_demo_has_about_five_thousand_assets_of_every_kind(demo: City) -> None:
    counts = Counter(asset.kind for asset in demo.assets)
    assert 4_700 <= len(demo.assets) <= 5_300
    assert set(counts) == set(KINDS)
    assert counts["luminaire"] == pytest.approx(4_200, rel=0.01)
    assert (counts["transit_vehicle"], counts["camera"], counts["access_point"]) == (36, 48, 10)


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_seed_makes_a_tiny_city_of_every_kind(seed: int) -> None:
    town = generate(seed, "tiny")
    assert {asset.kind for asset in town.assets} == set(KINDS)
    assert 130 <= len(town.assets) <= 260


def test_identifiers_are_unique_slugs_and_attributes_fit_their_kind(demo: City) -> None:
    ids = [asset.id for asset in demo.assets]
    assert len(set(ids)) == len(ids)
    assert all(is_slug(asset_id) for asset_id in ids)
    for asset in demo.assets:
        KINDS[asset.kind].check_attributes(asset.attributes)
    assert re.fullmatch(r"EP-0\d-\d{4}", of_kind(demo, "luminaire")[0])


def test_relations_start_and_end_at_assets_of_the_city(demo: City) -> None:
    ids = {asset.id for asset in demo.assets}
    relations = [(asset, relation) for asset in demo.assets for relation in asset.relations]
    zones = {zone.id for zone in demo.zones}
    assert all(relation.to in (zones if relation.type == "guards" else ids) for _, relation in relations)
    assert {relation.type for _, relation in relations} >= set(RELATIONS) - {"controls"}


def test_every_luminaire_has_one_circuit_and_every_fixed_device_a_network_path(demo: City) -> None:
    feeders: dict[str, list[str]] = defaultdict(list)
    carriers: Counter[str] = Counter()
    for asset in demo.assets:
        for relation in asset.relations:
            if relation.type == "feeds" and asset.kind == "lighting_cabinet":
                feeders[relation.to].append(relation.port)
            if relation.type == "carries":
                carriers[relation.to] += 1
    assert all(len(feeders[lamp]) == 1 and feeders[lamp][0] for lamp in of_kind(demo, "luminaire"))
    assert all(carriers[asset.id] == 1 for asset in demo.assets if asset.kind not in FIXED)


def test_lamps_stand_25_to_35_m_apart_along_their_street(demo: City) -> None:
    plane = Plane(*demo.centre)
    # bends shorten the straight distance between neighbours, and lamps stand beside the axis
    gaps = []
    lamps = [asset for asset in demo.assets if asset.kind == "luminaire"]
    for before, after in pairwise(lamps):
        number = int(before.name.rsplit(" ", 1)[1])
        if after.name.rsplit(",", 1)[0] == before.name.rsplit(",", 1)[0] and after.name.endswith(f"point {number + 1}"):
            here, there = (plane.metres(lamp.lon or 0, lamp.lat or 0) for lamp in (before, after))
            gaps.append(Point(here).distance(Point(there)))
    assert len(gaps) > 3_000
    inside = [SHORTEST_M - 0.5 <= gap <= LONGEST_M + 0.5 for gap in gaps]
    assert sum(inside) / len(gaps) > 0.985
    assert max(gaps) < LONGEST_M + 8


def test_three_percent_of_lamps_are_in_works_at_the_start(demo: City) -> None:
    states = Counter(asset.lifecycle for asset in demo.assets if asset.kind == "luminaire")
    assert states["maintenance"] == round(0.03 * sum(states.values()))


def test_zones_nest_and_contain_their_assets(demo: City) -> None:
    zones = {zone.id: zone for zone in demo.zones}
    shapes = {zone.id: shapely.geometry.shape(dict(zone.geometry)).buffer(3e-6) for zone in demo.zones}
    assert {zone.level for zone in demo.zones} == set(ZONE_LEVELS)
    assert sum(zone.level == "district" for zone in demo.zones) == 8
    for zone in demo.zones:
        assert zone.parent is None or shapes[zone.parent].buffer(1e-5).covers(shapes[zone.id])
    districts = [zone.id for zone in demo.zones if zone.level == "district"]
    for asset in demo.assets:
        point = Point(asset.lon or 0, asset.lat or 0)
        inside = [zones[zone] for zone in districts if shapes[zone].covers(point)]
        assert inside, asset.id
        parents = {zones[zone.parent].insee for zone in inside if zone.parent}
        assert asset.attributes["commune_insee"] in parents


def test_streets_are_named_like_french_ones(demo: City) -> None:
    names = [drawn.name for drawn in demo.base_map if drawn.layer == "street"]
    assert len(names) > 300
    assert all(re.match(r"(Rue|Ruelle|Avenue|Route|Boulevard|Cours|Quai|Allée|Impasse|Chemin)", n) or
               re.match(r"(Passage|Montée|Square|Place)", n) for n in names)  # fmt: skip
    assert {drawn.layer for drawn in demo.base_map} == {"street", "water", "green", "building"}


def test_a_city_reads_back_as_written_from_a_file_or_a_directory(tmp_path: Path) -> None:
    town = city()
    write_city(town, tmp_path / "city.geojson")
    write_city(town, tmp_path / "city")
    for path in (tmp_path / "city.geojson", tmp_path / "city"):
        again = read_city([path])
        assert (again.assets, again.systems, len(again.zones)) == (town.assets, town.systems, len(town.zones))
        assert (again.programmes, again.assignments) == (town.programmes, town.assignments)
    assert len(list((tmp_path / "city").glob("*.geojson"))) == 5


def test_the_citys_programmes_keep_to_the_law_and_reach_every_lamp(demo: City) -> None:
    programmes = {draft.id: read_programme(draft.document) for draft in demo.programmes}
    capability = {name: programme.capability for name, programme in programmes.items()}
    rules = Assignments(
        Assignment(row.id, row.programme, capability[row.programme], cast("Scope", row.scope), row.subject)
        for row in demo.assignments
    )
    followed: Counter[tuple[str, Use | None]] = Counter()
    for asset in demo.assets:
        assignee = Assignee(asset.id, asset.kind, asset.tags, ())
        for row in rules.of(assignee, {"light_level", "scene", "facade_light"}).values():
            if asset.kind in LIGHTING_KINDS:
                followed[row.programme, use_of(asset.kind, asset.tags, asset.attributes)] += 1
    assert followed.total() == sum(asset.kind in LIGHTING_KINDS for asset in demo.assets)
    assert {name for name, _ in followed} == {"rues", "parcs", "monuments", "facades"}
    assert followed["parcs", Use("park")] > 10
    place = Place(*demo.centre, ZoneInfo("Europe/Paris"))
    for name, use in followed:
        assert use is not None
        assert {finding.verdict for finding in compliance(programmes[name], use, place, 2026)} <= {"derogation"}


@pytest.mark.skipif(not STREETS.exists(), reason="no sample of real streets beside this checkout")
def test_real_streets_are_equipped_with_their_own_names() -> None:
    town = generate(1, "demo", STREETS)
    lamps = [asset for asset in town.assets if asset.kind == "luminaire"]
    assert 2_500 < len(lamps) < 5_000
    assert any("Gambetta" in lamp.name for lamp in lamps)
    assert all(3.8 < (asset.lon or 0) < 3.95 and 43.55 < (asset.lat or 0) < 43.65 for asset in town.assets)


def test_a_file_without_streets_is_refused_with_a_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "none.geojson"
    empty.write_text('{"type":"FeatureCollection","features":[]}')
    with pytest.raises(NotStreets, match="no LineString"):
        generate(1, "tiny", empty)


def test_metropolis_has_the_reference_figures() -> None:
    counts = Counter(asset.kind for asset in generate(1, "metropolis").assets)
    expected = {"traffic_junction": 113, "transit_vehicle": 180, "service_vehicle": 205, "public_building": 180}
    assert {kind: counts[kind] for kind in expected} == expected
    assert (counts["camera"], counts["access_point"]) == (269, 26)
    assert counts["luminaire"] == pytest.approx(34_000, rel=0.01)
    assert 38_000 <= sum(counts.values()) <= 42_000
