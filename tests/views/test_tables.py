"""A table's cells as HTML."""

from __future__ import annotations

from lstdash.views import tables


def test_a_day_stays_on_one_line_and_other_text_may_break() -> None:
    drawn = tables.static(("Förslag", "Dag", "Anmärkning"), (("Ett", "2007-01-16", "läst 2007-01-16"),), "Förslag")
    assert '<td class="day">2007-01-16</td><td>läst 2007-01-16</td>' in drawn
