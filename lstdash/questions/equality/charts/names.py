"""Where the names of marks go so that none covers another name or a mark, at the width of a phone too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

PIXELS = (270.0, 320.0)  # the narrowest chart that must stay readable, without its margins
LETTER, LINE, MARK = 6.5, 13.0, 8.0  # pixels: a letter's width, a row's height, from a mark's middle to its edge

Box = tuple[float, float, float, float]  # left, bottom, right, top, in pixels of the narrowest chart


@dataclass(frozen=True, slots=True)
class Named:
    """A mark with a name, at its place as shares (0-1) of the chart from the left and from below."""

    name: str
    x: float
    y: float

    @property
    def at(self) -> tuple[float, float]:
        """The mark's middle in pixels."""
        return self.x * PIXELS[0], self.y * PIXELS[1]


def beside(marks: Sequence[Named], unnamed: Sequence[Named] = ()) -> Iterator[dict[str, Any]]:
    """Yield Plotly's anchors and shifts for each name: right of its mark, else left, above, below; right when all are taken.

    No name covers a mark either, also not one of the `unnamed`.
    """
    taken = [_around(mark) for mark in (*marks, *unnamed)]
    for own, mark in enumerate(marks):
        others = [box for at, box in enumerate(taken) if at != own]
        placed = next(((how, box) for how, box in _places(mark) if _is_free(box, others)), next(_places(mark)))
        taken.append(placed[1])
        yield placed[0]


def _places(mark: Named) -> Iterator[tuple[dict[str, Any], Box]]:
    (x, y), long = mark.at, LETTER * len(mark.name)
    yield {"xanchor": "left", "xshift": MARK}, (x + MARK, y - LINE / 2, x + MARK + long, y + LINE / 2)
    yield {"xanchor": "right", "xshift": -MARK}, (x - MARK - long, y - LINE / 2, x - MARK, y + LINE / 2)
    yield {"xanchor": "center", "yanchor": "bottom", "yshift": MARK}, (x - long / 2, y + MARK, x + long / 2, y + MARK + LINE)
    yield {"xanchor": "center", "yanchor": "top", "yshift": -MARK}, (x - long / 2, y - MARK - LINE, x + long / 2, y - MARK)


def _around(mark: Named) -> Box:
    x, y = mark.at
    return x - MARK, y - MARK, x + MARK, y + MARK


def _is_free(box: Box, others: Sequence[Box]) -> bool:
    is_inside = box[0] >= 0 and box[2] <= PIXELS[0]
    return is_inside and not any(
        box[0] < right and left < box[2] and box[1] < top and bottom < box[3] for left, bottom, right, top in others
    )
