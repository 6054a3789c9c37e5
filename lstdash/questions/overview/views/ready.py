"""The start page is ready before its first reader comes."""

from __future__ import annotations

from lstdash.charts.kept import encoded
from lstdash.questions.areas.charts import plots
from lstdash.questions.overview.answers import overview
from lstdash.questions.overview.answers.cards import cards
from lstdash.views import ahead, cache, notes


@ahead.at_start
def first_page(version: str) -> None:
    """Answer it and draw its chart: both are kept, and what Plotly loads for its first figure is loaded."""
    found = cache.prepared(version, overview.answer)
    encoded(plots.bars(found.areas))
    cache.prepared(version, cards)


@ahead.at_start
def first_notes(version: str) -> None:
    """Load the store that the notes of every page are kept in."""
    notes.read("overview")
