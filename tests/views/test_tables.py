"""A table's cells as HTML."""

from __future__ import annotations

from datetime import date

import pytest

from lstdash import formats
from lstdash.views import tables

DAYS = [formats.day(date(2006, month, 2 * month)) for month in range(1, 13)]


@pytest.mark.parametrize("day", ["2006-01-16", *DAYS, f"{DAYS[0]} kl. 09.30"])
def test_a_day_stays_on_one_line_and_other_text_may_break(day: str) -> None:
    drawn = tables.static(("Dag", "Förslag", "Läst", "Anmärkning"), ((day, "Ett", day, f"läst {day}"),), "Förslag")
    assert f'<td class="day">{day}</td><td>läst {day}</td>' in drawn and f'<th scope="row" class="day">{day}</th>' in drawn


def test_an_empty_cell_says_that_it_is_empty() -> None:
    drawn = tables.static(("Förslag", "Observerar"), (("Ett", ""), ("Två", "AB")), "Förslag")
    assert "<td>–</td>" in drawn and "<td></td>" not in drawn
