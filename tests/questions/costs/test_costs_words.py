"""What /kostnader says: the county's line, whole years, turns, the source's own cut, which year's money, the rows behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lstdash.questions.costs.answers import county, panel, tables, words
from lstdash.questions.costs.answers.costs import Choices
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.charts import exhibits, plots
from lstdash.questions.costs.model.levers import CUT, EA_PART, IT_YEARS, TARGET
from lstdash.shared_model.sensitivity import Flip
from lstdash.shared_model.triangular import Spread
from tests.questions.costs.test_costs_spec import NB, answered, plain


def test_the_countys_line(version: str) -> None:
    assert plain(county.line(version, "O", Choices())) == (
        "Deltar alla och delar efter personal (ESV, anställda 2005) får Västra Götaland 3,2 mkr om året i 2005 års nivå, "
        "med våra antaganden. Står Västra Götaland utanför täcks 1,17 års sparbeting i stället för 1,32 års."
    )
    assert county.line(version, "", Choices()) == ""


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (
            Choices("sju"),
            "Deltar de sju i syd och delar efter personal (ESV, anställda 2005) får Skåne 2,3 mkr om året i 2005 års nivå, med "
            "våra antaganden. Står Skåne utanför täcks 0,38 års sparbeting i stället för 0,49 års.",
        ),
        (
            Choices("norra", without=("Y",)),
            "Skåne deltar inte i det som är valt. Deltog länet också täcktes 0,31 års sparbeting i stället för 0,20 års, "
            "räknat efter personal (ESV, anställda 2005).",
        ),
        (
            Choices(without=("O", "AB"), levers=((EA_PART, 0.5),)),
            "Deltar alla utom Västra Götaland och Stockholm och delar efter personal (ESV, anställda 2005) får Skåne 3,9 mkr "
            "om året i 2005 års nivå, med våra antaganden. Står Skåne utanför täcks 1,61 års sparbeting i stället för "
            "1,80 års.",
        ),
    ],
)
def test_the_countys_line_is_of_what_is_chosen(version: str, choices: Choices, said: str) -> None:
    assert plain(county.line(version, "M", choices)) == said


def test_the_last_board_that_leaves_takes_the_whole_saving_with_it(version: str) -> None:
    alone = Choices(without=tuple(one for one in inputs(version).names if one != "M"))
    assert "Står Skåne utanför täcks inget års sparbeting" in plain(county.line(version, "M", alone))


def test_years_short_of_a_whole_one_are_never_printed_as_it(version: str) -> None:
    choices = Choices(levers=((EA_PART, 0.16),))
    found, now = answered(version, choices), panel.at_rest(version, choices)
    assert found.years == pytest.approx(0.98727, abs=5e-6) and now.figures[1] == (f"0,99{NB}år", f"når inte målet 1{NB}år")
    assert "täcker 0,99 års sparbeting" in plain(found.headline) and "från år 1 räcker det inte" in plain(found.headline)
    assert words.years_told(1.0) == words.swung(1.0) == f"1,0{NB}år" and words.swung(0.997) == f"0,997{NB}år"
    assert words.years_told(2.9999) == f"2,9999{NB}år" and words.years_told(1.3228) == f"1,3{NB}år"
    short = replace(found, covered=(replace(found.covered[0], years=0.9971), *found.covered[1:]))
    on = exhibits.assumptions(version, date(2006, 1, 16))
    assert exhibits.bases(short, on).table.kinds[3:] == ("auto", "auto") and words.years_told(1.03) == f"1,0{NB}år"
    assert exhibits.bases(found, on).table.kinds[3:] == ("hundredths", "hundredths")
    assert "(0,997–1,700 i åtta fall av tio)" in words.headline(27.4, 1.3, Spread(0.997, 1.2, 1.7), True)


@pytest.mark.parametrize(
    ("target", "told"), [(1, "Målet nås före 2 år."), (2, "Målet nås till och med 1 år."), (5, "Målet nås till och med 1 år.")]
)
def test_a_whole_year_that_is_reached_is_said_to_be(version: str, target: int, told: str) -> None:
    found = answered(version, Choices(levers=((TARGET, target),)))
    assert plain(words.flip_told(found.flips[TARGET])) == told


@pytest.mark.parametrize(
    ("flip", "told"),
    [
        (Flip(TARGET, 3, True, True), "Målet nås efter 3 år."),
        (Flip(TARGET, 3, False, True), "Målet nås från 3 år."),
        (Flip(IT_YEARS, 1.476, False, False), "Målet nås under 1,48 år."),
    ],
)
def test_a_turn_is_told_on_the_side_where_the_target_is_reached(flip: Flip, told: str) -> None:
    assert plain(words.flip_told(flip)) == told


def test_how_many_it_takes_does_not_hang_on_how_many_take_part(version: str) -> None:
    everybody = tuple(inputs(version).names)
    for without in ((), ("O",), everybody[1:], everybody):
        assert answered(version, Choices(without=without)).needed_size_share == pytest.approx(0.7567, abs=5e-5)
    assert answered(version, Choices(without=everybody, levers=((TARGET, 2),))).needed_size_share is None


def test_a_cut_that_is_not_the_sources_is_said_beside_the_sources(version: str) -> None:
    found = answered(version, Choices(levers=((CUT, 0.01),)))
    assert found.sourced == answered(version, Choices()).sourced and "(0,6 %" in plain(found.sourced)
    assert "Här räknas med ett sparbeting på 1 % om året, även i tabellernas tak; källan säger 0,6 %." in [
        plain(note) for note in found.notes
    ]
    assert not any("källan säger" in note for note in answered(version, Choices()).notes)


def test_every_printed_figure_and_the_register_have_their_row(version: str) -> None:
    found, known = answered(version, Choices()), inputs(version)
    rows = {one.row_id for one in found.sources}
    assert any(row.startswith("county_staff:") for row in rows)
    assert rows >= {known.rows[key].row_id for key in ("kostnadsbas_administration", "kostnadsbas_lokaler")}
    on = exhibits.assumptions(version, date(2006, 1, 16))
    assert [one.row_id for one in exhibits.once(known, found, on).sources] == [
        f"money:{key}" for key in ("webb_besparing", "tele_besparing", "regleringsbrev_2006", "sparbeting", "kostnadsbas")
    ]
    assert len(exhibits.tree(version, known).sources) == 6


def test_kronor_are_of_2005_wherever_they_stand(version: str) -> None:
    for columns in (tables.TREE_COLUMNS, tables.AREA_COLUMNS, tables.BASE_COLUMNS, tables.YEAR_COLUMNS):
        assert all("2005 års nivå" in column for column in columns if "mkr" in column)
    found = answered(version, Choices())
    assert "2005 års nivå" in plots.areas_title(inputs(version), found)
    assert "2005" in exhibits.tree(version, inputs(version)).title


def test_a_board_whose_figure_is_of_another_kind_is_named(version: str) -> None:
    found = answered(version, Choices(register="esv-arsarbetskrafter"))
    assert plain(found.notes[-1]) == (
        "ESV, årsarbetskrafter 2005, Södermanland, Blekinge och Norrbotten: antal i stället för årsarbetskrafter."
    )


def test_the_forecast_beside_other_reforms_says_what_is_reckoned_with() -> None:
    told = plain(words.forecast({"saving_share": 0.42, "realised_share": 0.5}))
    assert told == ("Vår kalkyl ovan räknar med 42 % lägre kostnad och att 50 % av besparingen tas hem (vår bedömning).")
