"""Choices on /forslag: the year whose changes are shown, and how soon a proposal is to be followed up."""

from __future__ import annotations

from lstdash.views import url_state
from lstdash.views.controls import Choice, Control
from lstdash.views.controls.year import year

MONTHS = Choice(
    "uppfoljning",
    "Följs upp efter",
    {"6": "6 månader", "12": "12 månader", "18": "18 månader", "24": "24 månader"},
    help="Rapporten vill att utvecklingen redovisas varje år. Spannet är vår bedömning.",
    placeholder="Som antagandet säger",
)


def _year() -> Choice:
    return year("Förändring under")


def read() -> tuple[int, int]:
    """Return the year and the months, 0 for the assumption's."""
    return int(url_state.value(_year())), int(url_state.value(MONTHS) or 0)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (_year(), MONTHS)
