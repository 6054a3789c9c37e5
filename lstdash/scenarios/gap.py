"""How far apart two answers are: the difference of the two figures as they are shown, so that the cells of a row add up."""

from __future__ import annotations

from collections.abc import Callable

from lstdash import formats
from lstdash.formats import Told

NONE = "ingen"


def between(left: float, right: float, decimals: int = 0) -> float:
    """Return how much more the second is than the first, of the figures as shown; 0 when they are shown alike."""
    return float(formats.rounded(right, decimals) - formats.rounded(left, decimals))


def both(written: Callable[[float], str], left: float, right: float, unit: str = "") -> tuple[str, str]:
    """Return the two answers as they are written, each with the number that it is."""
    return Told(written(left), left, unit), Told(written(right), right, unit)


def shares(left: float, right: float) -> tuple[str, str]:
    """Return two shares (0-1) in percent."""
    return Told(formats.share(left), 100 * left, "%"), Told(formats.share(right), 100 * right, "%")


def number(left: float, right: float, decimals: int = 0, unit: str = "") -> str:
    """Return `+2,5 mkr` from the first to the second, or `ingen` when both are shown alike."""
    gap = between(left, right, decimals)
    text = formats.signed(gap, decimals) + (formats.NBSP + unit if unit else "")
    return Told(text, right - left, unit) if gap else NONE


def points(left: float, right: float, decimals: int = 0) -> str:
    """Return the difference of two shares (0-1) in percentage points, or `ingen`."""
    gap = between(100 * left, 100 * right, decimals) / 100
    return Told(formats.points(gap, decimals), 100 * (right - left), "procentenheter") if gap else NONE


def years(left: float | None, right: float | None, never: str) -> str:
    """Return the difference in years, to one decimal. None is never: `ingen` when both are, `never` when one is."""
    if left is None or right is None:
        return NONE if left == right else never
    return number(left, right, 1, "år")
