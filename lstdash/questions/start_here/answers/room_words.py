"""What the room says, in plain Swedish: agreement, camps, movement. Names are typed by people and stand in quotation marks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lstdash import formats
from lstdash.shared_model.disagreement import Shape

SMALL_MOVE = 0.25  # steps on the 1-5 scale: less than this is no movement to speak of


def shape(found: Shape, divided: Sequence[str]) -> str:
    """Say how the scores of an item lie."""
    match found:
        case "two_camps":
            return f"Två läger om {formats.listed([name.lower() for name in divided[:2]])}."
        case "spread":
            return "Poängen är utspridda."
        case "agreed":
            return "Poängen är samlade."
    return "För få poäng för att se ett mönster."


def movement(moved: Sequence[tuple[str, float, float, float]]) -> str:
    """Say what moved most since the round before, and whether people have come closer.

    Each is name, distance in the matrix, and the disagreement before and after.
    """
    if not moved:
        return ""
    distance = max(moved_steps for _, moved_steps, *_ in moved)
    told = formats.decimal(distance, 1)
    most = [f"”{name}”" for name, moved_steps, *_ in moved if formats.decimal(moved_steps, 1) == told]
    known = [(before, after) for _, _, before, after in moved if not (math.isnan(before) or math.isnan(after))]
    closer = sum(after < before for before, after in known)
    agreed = f"Oenigheten har minskat för {formats.decimal(closer)} av {formats.count(len(known), 'förslag')}." if known else ""
    if distance < SMALL_MOVE:
        return f"Inget förslag har flyttat sig nämnvärt sedan förra omgången. {agreed}".strip()
    each = " vardera" if len(most) > 1 else ""
    return f"Mest har {formats.listed(most)} flyttat sig, {told} steg{each} i matrisen. {agreed}".strip()
