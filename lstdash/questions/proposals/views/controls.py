"""Choices on /forslag: the year whose changes are shown, and how soon a proposal is to be followed up."""

from __future__ import annotations

from lstdash import clock
from lstdash.views import url_state
from lstdash.views.controls import Choice, Control

FIRST_YEAR = 2006
MONTHS = Choice(
    "uppfoljning",
    "Följs upp efter",
    {"6": "6 månader", "12": "12 månader", "18": "18 månader", "24": "24 månader"},
    help="Rapporten vill att utvecklingen redovisas varje år. Spannet är vår bedömning.",
    placeholder="Som antagandet säger",
)


def year() -> Choice:
    """Return the choice of year: the last that has ended, unless another is chosen."""
    today = clock.today().year
    codes = {str(one): str(one) for one in range(today, FIRST_YEAR - 1, -1)}
    return Choice("ar", "Förändring under", codes, default=str(max(FIRST_YEAR, today - 1)))


def read() -> tuple[int, int]:
    """Return the year and the months, 0 for the assumption's."""
    return int(url_state.value(year())), int(url_state.value(MONTHS) or 0)


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        return (year(), MONTHS)
    raise AttributeError(name)
