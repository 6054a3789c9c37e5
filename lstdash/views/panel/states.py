"""What the panel shows at one position of one slider, and the chart it shows it in; plain values that a page fills in.

The browser only looks up and draws, so everything it may need is here, computed in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """One headline figure as it shall be read: `4,0 år`, and a line under it."""

    value: str
    sub: str = ""


@dataclass(frozen=True)
class Mark:
    """A place on the x axis with its words; `x` None: there is no such place, only the words."""

    x: float | None
    text: str


@dataclass(frozen=True)
class Flip:
    """Where one slider, moved alone, turns the answer. `value` None: nowhere within its range; `text` says it in Swedish."""

    value: float | None
    text: str


@dataclass(frozen=True)
class CurveState:
    """One answer: the figures in the panel's order, y at x0, x0 + dx, …, where the curve turns for good, and vertical lines."""

    cells: tuple[Cell, ...]
    y: Sequence[float]
    point: Mark | None = None
    lines: tuple[Mark, ...] = ()
    title: str = ""  # what to see in the chart here; empty: the chart's own title stands


@dataclass(frozen=True)
class Line:
    """A curve to compare with; it follows the committed answer, not the thumb."""

    y: Sequence[float]
    label: str


@dataclass(frozen=True)
class Band:
    """A span around the committed curve; hidden while a thumb has moved on, because it belongs to the value before."""

    low: Sequence[float]
    high: Sequence[float]
    label: str


@dataclass(frozen=True)
class CurveChart:
    """A curve over years. `x_text` and `y_text` write the axes' numbers in Swedish; `alt` says the conclusion in a sentence."""

    title: str
    alt: str
    x_label: str
    y_label: str
    curve_label: str
    y_text: Callable[[float], str]
    x_text: Callable[[float], str]
    x0: float = 0.0
    dx: float = 1.0
    reference: Line | None = None
    band: Band | None = None


@dataclass(frozen=True)
class MarksState:
    """One answer: the figures, each item's place (x, y) in the chart's order, the two thresholds, and which items stand out."""

    cells: tuple[Cell, ...]
    xy: Sequence[tuple[float, float]]
    thresholds: tuple[float, float]
    strong: frozenset[int] = field(default_factory=frozenset)
    title: str = ""


@dataclass(frozen=True)
class Area:
    """Where an item may be, (low, high) on each axis: a cell that is all anyone knows, or a span around its place.

    A span follows the committed answer, not the thumb.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    is_cell: bool


@dataclass(frozen=True)
class MarksChart:
    """Numbered items on a plane.

    `quadrants` are upper left, upper right, lower left, lower right; `strong` names the items that stand out. `areas`
    is one for each item or empty; a mark of a cell stands anywhere in it, whatever its place says.
    """

    title: str
    alt: str
    x_label: str
    y_label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_text: Callable[[float], str]
    y_text: Callable[[float], str]
    items: tuple[str, ...]
    quadrants: tuple[str, str, str, str]
    strong: str
    strong_quadrant: int = 0
    areas: tuple[Area, ...] = ()
    cell_label: str = ""
    span_label: str = ""


Chart = CurveChart | MarksChart
State = CurveState | MarksState
