"""Size classes of the boards: under 180 smaller, 180-250 middle, over 250 larger (heuwing2006, 4.2.1).

The limits are of persons employed. Decimals are kept: 250.96 is larger, 179.6 is smaller.
"""

from __future__ import annotations

from typing import Literal

SizeClass = Literal["mindre", "mellanstor", "större"]

SMALL_BELOW, LARGE_ABOVE = 180.0, 250.0  # persons; both ends of the span are in the middle class


def size_class(value: float) -> SizeClass:
    """Return the class of a board with so many employed."""
    if value < SMALL_BELOW:
        return "mindre"
    return "större" if value > LARGE_ABOVE else "mellanstor"
