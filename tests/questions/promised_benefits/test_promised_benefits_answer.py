"""What /nytta says of a register: what can never fall due, what hangs on the limits, what was used beyond what came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from lstdash import formats
from lstdash.database.benefits import BENEFITS, USES, YEARS
from lstdash.database.kept import Kept, Value
from lstdash.questions.promised_benefits.answers import promised_benefits, tables
from lstdash.questions.promised_benefits.answers.promised_benefits import PromisedAnswer
from lstdash.questions.promised_benefits.answers.register import Benefit
from lstdash.questions.promised_benefits.charts import exhibits

TODAY = date(2006, 11, 28)


def row(labels: Mapping[str, Value], **values: Value) -> Kept:
    filled: dict[str, Value] = {**dict.fromkeys(labels, ""), **values}
    return Kept("x", 1, filled, "", "analytiker", datetime(2006, 1, 1, tzinfo=UTC), None)


def benefit(name: str, *years: tuple[int, str, str, str], used: str = "") -> Benefit:
    """A gain with years (year, day, planned, came) and what was used of the first, in parts."""
    rows = tuple(
        row(dict(YEARS.labels), benefit="x", year=year, due_on=due, planned=planned, realised=came)
        for year, due, planned, came in years
    )
    uses = tuple(row(dict(USES.labels), year=years[0][0], used_for="karnverksamhet", amount=one) for one in used.split())
    return Benefit(row(dict(BENEFITS.labels), effect=name, unit="mkr", gain_class="finansiell", price_year="2006"), rows, uses)


def told(version: str, *benefits: Benefit) -> tuple[PromisedAnswer, str]:
    found = promised_benefits.answer(version, benefits, TODAY)
    return found, " ".join((found.headline, *found.notes)).replace(formats.NBSP, " ")


def test_a_gain_without_a_day_or_a_plan_is_told_as_one_that_can_never_fall_due(version: str) -> None:
    found, said = told(version, benefit("Utan dag", (2005, "", "10", "")), benefit("Utan plan"))
    assert "Ingen uppföljning är förfallen ännu (ingen dag är satt)." in said
    assert "Har ingen dag för uppföljning och kan aldrig förfalla: Utan dag." in said
    assert "Har ingen plan år för år och kan inte följas upp: Utan plan." in said
    assert [one.benefit.gaps[-1] for one in found.items] == ["dag för 2005", "plan år för år"]


def test_a_state_that_hangs_on_our_limits_says_so(version: str) -> None:
    _, said = told(
        version, benefit("Nära", (2005, "2005-12-31", "10", "8.5")), benefit("Säker", (2005, "2005-12-31", "10", "11"))
    )
    assert "2 av 2 förfallna nyttor är uppföljda; 1 enligt plan, 1 avviker, 0 uteblir." in said
    assert "Hänger på våra gränser: Nära (annars enligt plan)." in said and "Gränserna är vår bedömning." in said


def test_one_that_is_withdrawn_is_said_as_one(version: str) -> None:
    gone = benefit("Borta", (2005, "2005-12-31", "10", ""))
    _, said = told(version, replace(gone, row=replace(gone.row, withdrawn_at=datetime(2006, 2, 1, tzinfo=UTC))))
    assert "Inga nyttor gäller: 1 nytta är återtagen." in said


def test_more_used_than_came_is_said_and_never_counted(version: str) -> None:
    found, said = told(version, benefit("För mycket", (2005, "2005-12-31", "10", "4"), used="6"))
    assert "Mer är bokfört som använt än det som kom: För mycket." in said
    (total,) = found.sums
    assert (total.taken_home, total.shown_use) == (4.0, 4.0)


def test_what_has_no_documented_use_is_a_row_of_its_own(version: str) -> None:
    found, said = told(version, benefit("Delvis", (2005, "2005-12-31", "10", "10"), used="4"))
    assert "För 40 % av det hemtagna finns belagt vad det användes till." in said
    rows = tables.uses(one.benefit for one in found.items)
    assert [(one[2], one[3]) for one in rows] == [("Kärnverksamhet", 4.0), ("Ej dokumenterat", 6.0)]


def test_a_gain_that_nobody_planned_counts_as_followed_up(version: str) -> None:
    _, said = told(version, benefit("Oväntad", (2005, "2005-12-31", "0", "2")))
    assert "1 av 1 förfallen nytta är uppföljd; 0 enligt plan, 0 avviker, 0 uteblir, 1 var inte planerad." in said


def test_a_gain_with_an_early_outcome_is_not_told_among_those_due(version: str) -> None:
    silent, early = benefit("Tyst", (2005, "2005-12-31", "10", "")), benefit("Tidig", (2007, "2007-12-31", "10", "10"))
    found, said = told(version, silent, early)
    assert "0 av 1 förfallen nytta är uppföljd; 0 enligt plan, 0 avviker, 0 uteblir." in said
    assert (found.counts["as_planned"], found.counts["not_followed"]) == (1, 1)
    assert found.title.replace(formats.NBSP, " ") == "1 av 1 förfallen nytta saknar utfall för minst ett förfallet år"


def test_a_use_in_parts_leaves_no_row_of_nothing(version: str) -> None:
    parts = benefit("Delar", (2005, "2005-12-31", "1", "0.8"), used="0.7 0.1")
    assert [row[2] for row in tables.uses([parts])] == ["Kärnverksamhet"] * 2
    hours = replace(parts, row=row(dict(parts.row.values), unit="timmar"))
    _, said = told(version, parts, hours)
    assert "För 2 av 2 nyttor som gett utfall finns belagt vad allt det hemtagna användes till." in said


def test_a_group_that_nobody_followed_up_has_no_sum_of_what_came(version: str) -> None:
    found, _ = told(version, benefit("Tyst", (2005, "2005-12-31", "10", "")))
    (row,) = tables.sums(found)
    assert row[1:] == (1, None, None, None, None, 10.0, None, None)


def test_a_curve_rests_on_the_register_and_has_no_more_decimals_than_its_axis_needs(version: str) -> None:
    for most, decimals in (("0.3", 2), ("3", 1), ("12", 0)):
        found, _ = told(version, benefit("Lägre", (2005, "2005-12-31", most, "")))
        shown = exhibits.curve(found, found.items[0])
        assert shown.slide and shown.slide.decimals == decimals
        assert [one.label for one in shown.sources] == ["Nyttoregistret"]
