"""How the scores of a room are spoken of, whatever it scores."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.shared_model.disagreement import Shape

SHAPES: dict[Shape, str] = {
    "too_few": "För få poäng",
    "agreed": "Samlat",
    "spread": "Utspritt",
    "two_camps": "Två läger",
}


MOST_NAMED = 5


def whose(participants: int, group: str, number: int, scored: str = "poäng", *, earlier: Sequence[str] = ()) -> str:
    """Say whose scores, or what else was given, are shown; `earlier` has those of an earlier round."""
    who = formats.count(participants, "deltagare", "deltagare")
    said = f"Omgång {number}: {scored} från {who}" + (f" i gruppen ”{group}”." if group else ".")
    return f"{said} Men {of_earlier(earlier)}." if earlier else said


def of_earlier(names: Sequence[str]) -> str:
    """Say of which the answers of an earlier round still count."""
    told = formats.listed([f"”{name}”" for name in names]) if len(names) <= MOST_NAMED else f"{len(names)} andra"
    return f"för {told} gäller svaren från en tidigare omgång"
