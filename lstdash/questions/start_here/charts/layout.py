"""Where the numbered marks go when many share a place: each to the nearest free place in its quadrant, always the same way.

The panel's drawing does the same in the browser (`lstdash/panel/draw.js`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lstdash.questions.start_here.answers.assess import Placed

Point = tuple[float, float]

LOW, HIGH = 1.0, 5.0
PIXELS = (420.0, 440.0)  # the smallest picture that must stay readable
GAP = 27.0
STEP, RINGS = 9.0, 90  # pixels between rings of candidates; enough rings to reach every corner


def spread(placed: Sequence[Placed], thresholds: Point) -> list[Point]:
    """Return a place on 1-5 for every mark; those the report gives only a cell are laid out over the cell."""
    wanted = [(line.effort, line.benefit) for line in placed]
    for members in _cells(placed).values():
        for place, at in zip(_grid(len(members), placed[members[0]], thresholds), members, strict=True):
            wanted[at] = place
    return [_value(point) for point in apart([_pixel(point) for point in wanted], _pixel(thresholds))]


def beside(points: Sequence[Point]) -> list[Point]:
    """Return a place on 1-5 for every mark where each is known and no threshold matters."""
    nowhere = (-PIXELS[0], -PIXELS[1])  # on the same side of all of them
    return [_value(point) for point in apart([_pixel(point) for point in points], nowhere)]


def apart(points: Sequence[Point], thresholds: Point) -> list[Point]:
    """Give every point (in pixels) the nearest free place, the first in the list first.

    On its own side of both thresholds as long as there is room: else the picture says another cell than the list does.
    """
    placed: list[Point] = []
    for wanted in points:
        home = _inside(wanted)
        own = next((at for at in _around(home) if _stays(at, wanted, thresholds) and _is_free(at, placed)), None)
        placed.append(own or next((at for at in _around(home) if _is_free(at, placed)), home))
    return placed


def _is_free(at: Point, placed: Sequence[Point]) -> bool:
    return all(math.dist(at, other) >= GAP for other in placed)


def _stays(at: Point, wanted: Point, thresholds: Point) -> bool:
    """True on the same side of each threshold as the point itself; a point on a threshold may go to either side."""
    return all((a - line) * (w - line) >= 0 for a, w, line in zip(at, wanted, thresholds, strict=True))


def _around(home: Point) -> Iterator[Point]:
    """Yield the place itself, then rings of places around it, outwards."""
    yield home
    for ring in range(1, RINGS):
        radius = ring * STEP
        count = max(8, round(2 * math.pi * ring))
        for turn in range(count):
            angle = 2 * math.pi * turn / count
            at = (home[0] + radius * math.cos(angle), home[1] + radius * math.sin(angle))
            if at == _inside(at):
                yield at


def _inside(point: Point) -> Point:
    x, y = (min(max(value, GAP / 2), size - GAP / 2) for value, size in zip(point, PIXELS, strict=True))
    return x, y


def _cells(placed: Sequence[Placed]) -> dict[tuple[Point, Point], list[int]]:
    found: dict[tuple[Point, Point], list[int]] = {}
    for index, line in enumerate(placed):
        if line.region.is_cell:
            found.setdefault((line.region.effort, line.region.benefit), []).append(index)
    return found


def _grid(members: int, first: Placed, thresholds: Point) -> list[Point]:
    """Lay marks out evenly over the cell they share: anywhere in it is as likely, and no threshold parts them."""
    left, right = _side(first.region.effort, thresholds[0])
    bottom, top = _side(first.region.benefit, thresholds[1])
    columns = math.ceil(math.sqrt(members))
    rows = math.ceil(members / columns)
    return [
        (
            left + (right - left) * (index % columns + 1) / (min(columns, members) + 1),
            top - (top - bottom) * (index // columns + 1) / (rows + 1),
        )
        for index in range(members)
    ]


def _side(half: Point, threshold: float) -> Point:
    """Return the part of a half scale on its own side of a threshold; all of it when none of it is."""
    low, high = half
    if low <= LOW:
        return low, min(high, threshold) if threshold > low else high
    return max(low, threshold) if threshold < high else low, high


def _pixel(point: Point) -> Point:
    return tuple((value - LOW) / (HIGH - LOW) * size for value, size in zip(point, PIXELS, strict=True))  # type: ignore[return-value]


def _value(point: Point) -> Point:
    return tuple(LOW + value / size * (HIGH - LOW) for value, size in zip(point, PIXELS, strict=True))  # type: ignore[return-value]
