"""Where the numbered marks go when many share a place: pushed apart, always the same way, until none covers another.

The panel's drawing does the same in the browser (`lstdash/panel/draw.js`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from lstdash.answers.start_here_assess import Placed

Point = tuple[float, float]

LOW, HIGH = 1.0, 5.0
PIXELS = (420.0, 440.0)  # the smallest picture that must stay readable
GAP = 27.0
ROUNDS = 400


def spread(placed: Sequence[Placed]) -> list[Point]:
    """Return a place on 1-5 for every mark; those the report gives only a cell are laid out over the cell."""
    wanted = [(line.effort, line.benefit) for line in placed]
    for members in _cells(placed).values():
        for place, at in zip(_grid([wanted[index] for index in members], placed[members[0]]), members, strict=True):
            wanted[at] = place
    return [_value(point) for point in apart([_pixel(point) for point in wanted])]


def apart(points: Sequence[Point]) -> list[Point]:
    """Push points (in pixels) apart until they are `GAP` from each other, inside the picture."""
    placed = [(x + math.cos(i * 2.4) * 0.5, y + math.sin(i * 2.4) * 0.5) for i, (x, y) in enumerate(points)]
    for _ in range(ROUNDS):
        if not _push(placed):
            break
    return placed


def _push(placed: list[Point]) -> bool:
    moved = False
    for a in range(len(placed)):
        for b in range(a + 1, len(placed)):
            dx, dy = placed[b][0] - placed[a][0], placed[b][1] - placed[a][1]
            distance = math.hypot(dx, dy) or 1e-6
            if distance < GAP:
                push = (GAP + 0.5 - distance) / 2 / distance
                placed[a] = _inside((placed[a][0] - dx * push, placed[a][1] - dy * push))
                placed[b] = _inside((placed[b][0] + dx * push, placed[b][1] + dy * push))
                moved = True
    return moved


def _inside(point: Point) -> Point:
    x, y = (min(max(value, GAP / 2), size - GAP / 2) for value, size in zip(point, PIXELS, strict=True))
    return x, y


def _cells(placed: Sequence[Placed]) -> dict[tuple[Point, Point], list[int]]:
    found: dict[tuple[Point, Point], list[int]] = {}
    for index, line in enumerate(placed):
        if line.region.is_cell:
            found.setdefault((line.region.effort, line.region.benefit), []).append(index)
    return found


def _grid(members: Sequence[Point], first: Placed) -> list[Point]:
    """Lay marks out evenly over the cell they share: anywhere in it is as likely."""
    (left, right), (bottom, top) = first.region.effort, first.region.benefit
    columns = math.ceil(math.sqrt(len(members)))
    rows = math.ceil(len(members) / columns)
    return [
        (
            left + (right - left) * (index % columns + 1) / (min(columns, len(members)) + 1),
            top - (top - bottom) * (index // columns + 1) / (rows + 1),
        )
        for index in range(len(members))
    ]


def _pixel(point: Point) -> Point:
    return tuple((value - LOW) / (HIGH - LOW) * size for value, size in zip(point, PIXELS, strict=True))  # type: ignore[return-value]


def _value(point: Point) -> Point:
    return tuple(LOW + value / size * (HIGH - LOW) for value, size in zip(point, PIXELS, strict=True))  # type: ignore[return-value]
