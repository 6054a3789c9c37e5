"""Figures that are missing, hidden, small or of another kind on /personal: said, never drawn as nobody."""

from __future__ import annotations

from lstdash.exhibits import Sheet
from lstdash.questions.staff.answers import county, panel, staff, tables, words
from lstdash.questions.staff.answers.inputs import OWN, Choices
from lstdash.questions.staff.answers.scenarios import KIND
from lstdash.questions.staff.charts import exhibits, plots
from lstdash.questions.staff.model.staff import may_show
from tests.questions.staff.test_staff_answer import said


def test_a_county_without_a_figure_is_named_and_never_zero(version: str) -> None:
    found = staff.answer(version, Choices("alla", register="esv-anstallda", register_year=2007))
    assert said(found.missing) == "Saknas 2007: Gotland. Summan är 20 av 21 län."
    row = next(row for row in tables.table(found) if row[0] == "Gotland")
    assert row[1:6] == (None,) * 5 and row[6] == "ej angivet"


def test_a_board_without_a_figure_is_not_drawn_as_zero(version: str) -> None:
    gap = Choices(OWN, "Z", register="esv-anstallda", register_year=2009)
    drawn = tables.draws(staff.spread(version, gap), staff.answer(version, gap))
    assert drawn[0] == ("Medarbetare som berörs", *("ej angivet",) * 3)
    most = Choices("alla", register="esv-anstallda", register_year=2009)
    assert said(tables.draws(staff.spread(version, most), staff.answer(version, most))[0][0]) == (
        "Medarbetare som berörs i 20 av 21 län"
    )


def test_a_sum_over_fewer_says_so_wherever_it_is_said(version: str) -> None:
    choices = Choices("alla", register="esv-anstallda", register_year=2009)
    found = staff.answer(version, choices)
    assert "medarbetare berörs i 20 av 21 län (" in said(found.headline) and "; ESV, anställda 2009)" in said(found.headline)
    assert " i 20 av 21 län, vår bedömning" in said(panel.at_rest(version, choices).figures[0][1])
    assert exhibits.counties(found, Sheet("Antaganden", ("Reglage",), ())).says == found.headline
    assert " av 21 län" not in said(staff.answer(version, Choices("alla")).headline)


def test_full_time_equivalents_are_never_called_persons(version: str) -> None:
    choices = Choices("alla", register="stkt-arsarbetskrafter")
    found = staff.answer(version, choices)
    assert "årsarbetskrafter berörs" in found.headline and "medarbetare" not in found.headline
    assert tables.columns(found)[1] == "Årsarbetskrafter 2025"
    assert tables.draws(staff.spread(version, choices), found)[0][0] == "Årsarbetskrafter som berörs"
    assert "årsarbetskrafter, vår bedömning" in panel.at_rest(version, choices).figures[0][1]
    assert KIND.words(version, choices)["Personal"] == "Statskontoret, årsarbetskrafter 2025"
    card = county.card(version)
    assert card is not None and "Arbetsgivarverket, anställda 2025" in card.answer


def test_a_figure_of_another_kind_is_marked(version: str) -> None:
    found = staff.answer(version, Choices("alla", register="esv-arsarbetskrafter", register_year=2005))
    marked = [row[0] for row in tables.table(found) if "antal i stället för årsarbetskrafter" in str(row[6])]
    assert marked == ["Södermanland", "Blekinge", "Norrbotten"] and "Blekinge" in found.missing


def test_a_hidden_county_does_not_follow_from_the_sum(version: str) -> None:
    found = staff.answer(version, Choices(OWN, "F.G.M"))
    rows = {row[0]: row for row in tables.table(found)}
    assert rows["Kronoberg"][2] is None and rows["Jönköping"][2] is None and rows["Skåne"][2] == 12
    assert rows["Jönköping"][6] == words.SMALLER_IN_SIGHT and "Jönköping: visas inte" in plots.counties_alt(found)
    assert may_show([12.0, 5.1, 4.9]) == (True, False, False) and may_show([4.0]) == (False,)
    assert may_show([12.0, None, 5.1]) == (True, False, True) and may_show([9.0, 4.0, 3.0]) == (True, False, False)
    shown = [line for line in found.lines if line.is_women_shown]
    assert len([line for line in found.lines if not line.is_women_shown]) != 1 and all(line.is_shown for line in shown)


def test_small_estimates_are_shown_nowhere(version: str) -> None:
    found = staff.answer(version, Choices("alla"))
    small = {line.name for line in found.lines if line.affected and line.affected.value < 5}
    assert small and all(row[2:6] == (None,) * 4 for row in tables.table(found) if row[0] in small)
    assert all(cell is None or cell >= 5 for row in tables.table(found) for cell in row[2:6] if not isinstance(cell, str))
    assert "visas inte" in county.line(version, "I", Choices())


def test_what_the_ranges_give_is_numbers_in_files_but_for_few_persons(version: str) -> None:
    choices = Choices()
    found, spread = staff.answer(version, choices), staff.spread(version, choices)
    persons, covered, years = tables.drawn(spread, found)
    assert [str(cell) for cell in persons] == list(tables.draws(spread, found)[0]) and all(type(n) is int for n in persons[1:])
    assert covered[1:] == (spread.covered_share.p10, spread.covered_share.p50, spread.covered_share.p90)
    assert years[2] == spread.years_until.p50 and years[0] == "År tills avgångarna når hela minskningen (inte återbetalningen)"
    alone = Choices("I")
    few = tables.drawn(staff.spread(version, alone), staff.answer(version, alone))[0][1:]
    assert all(isinstance(cell, str) or cell >= 5 for cell in few)
