"""The cards of the start page without the models of the pages that they come from: those take half a second to load."""

from __future__ import annotations

from dataclasses import asdict

from lstdash.evidence.citations import DecisionCard
from lstdash.published import between_starts

NAME = "decisions"


def cards(version: str) -> tuple[DecisionCard, ...]:
    """Return what `decisions` does: read, when this program has answered for this version before, else made and kept."""
    found = _kept(version)
    if found is None:
        from lstdash.questions.overview.answers.decisions import decisions

        found = decisions(version)
        between_starts.write(version, NAME, [asdict(card) for card in found])
    return found


def _kept(version: str) -> tuple[DecisionCard, ...] | None:
    try:
        return tuple(DecisionCard(**card) for card in between_starts.read(version, NAME))
    except TypeError:  # nothing, or not what was written
        return None
