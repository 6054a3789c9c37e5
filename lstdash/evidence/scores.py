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


def whose(participants: int, group: str, number: int) -> str:
    """Say whose scores are shown."""
    who = formats.count(participants, "deltagare", "deltagare")
    return f"Omgång {number}: poäng från {who}" + (f" i gruppen ”{group}”." if group else ".")
