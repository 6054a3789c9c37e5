"""A year to look at, from the report's own: the last that has ended, unless another is chosen."""

from __future__ import annotations

from lstdash import clock
from lstdash.views.controls import Choice

FIRST_YEAR = 2006
SURVEY = Choice("ar", "År", {str(one): str(one) for one in range(1990, 2101)}, placeholder="Senaste")  # a survey's own


def year(label: str) -> Choice:
    """Return the choice, under the label that the page gives it."""
    today = clock.today().year
    codes = {str(one): str(one) for one in range(today, FIRST_YEAR - 1, -1)}
    return Choice("ar", label, codes, default=str(max(FIRST_YEAR, today - 1)))
