"""The table of assumptions as time goes: which reviews have passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lstdash.questions.payroll.answers import assumptions
from lstdash.questions.payroll.answers.inputs import inputs

REVIEW = date(2007, 6, 30)
WHEN = assumptions.COLUMNS.index("Nästa översyn")


@pytest.mark.parametrize(
    ("days", "written", "counted"),
    [
        (-1, "30 juni 2007", ""),
        (0, "30 juni 2007", ""),
        (1, "30 juni 2007 (har passerat)", ", 1 skulle ha setts över"),
        (31, "30 juni 2007 (har passerat)", ", 1 skulle ha setts över"),
        (5 * 365, "30 juni 2007 (har passerat)", ", 1 skulle ha setts över"),
    ],
)
def test_a_review_has_passed_the_day_after(version: str, days: int, written: str, counted: str) -> None:
    published = inputs(version)
    undated = {key: replace(item, next_review=None) for key, item in published.assumptions.items()}
    known = replace(published, assumptions=undated | {"ramp_years": replace(undated["ramp_years"], next_review=REVIEW)})
    today = REVIEW + timedelta(days=days)
    cells = [row[WHEN].replace("\u00a0", " ") for row in assumptions.table(known, today)]
    assert (cells.count(written), len(set(cells))) == (1, 2)
    assert assumptions.summary(known, today).endswith(f"saknar ägare{counted}")
