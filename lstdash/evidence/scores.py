"""How the scores of a room are spoken of, whatever it scores."""

from __future__ import annotations

from lstdash import formats
from lstdash.shared_model.disagreement import Shape

SHAPES: dict[Shape, str] = {
    "too_few": "För få poäng",
    "agreed": "Samlat",
    "spread": "Utspritt",
    "two_camps": "Två läger",
}


def whose(participants: int, group: str, number: int, scored: str = "poäng") -> str:
    """Say whose scores, or what else was given, are shown."""
    who = formats.count(participants, "deltagare", "deltagare")
    return f"Omgång {number}: {scored} från {who}" + (f" i gruppen ”{group}”." if group else ".")
