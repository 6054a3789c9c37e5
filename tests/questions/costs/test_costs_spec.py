"""/kostnader against the published amounts: the worked rows, the answer with our assumptions, the sentence word for word."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from lstdash.errors import ScenarioError
from lstdash.questions.costs import costs_spec
from lstdash.questions.costs.answers import costs, panel, tables, words
from lstdash.questions.costs.answers.costs import Answer, Choices
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.charts import exhibits, plots
from lstdash.questions.costs.model.costs import first_short_year, payback_years, required, running_sum, years_covered
from lstdash.questions.costs.model.levers import CUT, EA_PART, IT_YEARS, LEVERS, REALISED, SAVING, TARGET
from lstdash.questions.costs.views import controls
from lstdash.shared_model.triangular import Spread
from lstdash.views.controls import NotUnderstood
from lstdash.worked import Example
from tests.lib.worked import each

NB = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NB, " ")


def answered(version: str, choices: Choices) -> Answer:
    found = costs.answer(version, choices)
    assert found is not None
    return found


@each(costs_spec.CUT)
def test_the_cut_adds_up(example: Example) -> None:
    assert required(**example.given) == pytest.approx(example.gives["required"], abs=5e-5)


@each(costs_spec.YEARS)
def test_years_covered(example: Example) -> None:
    assert float(years_covered(**example.given)) == pytest.approx(example.gives["years"], abs=1e-4)


def test_the_first_cut_as_a_part_of_the_administration() -> None:
    assert float(required(3450, 0.006, 1)) / 716 == pytest.approx(0.028911, abs=1e-6)


def test_a_saving_as_large_as_the_base_is_never_outgrown() -> None:
    assert math.isinf(float(years_covered(3450, 3450, 0.006))) and math.isinf(float(years_covered(4000, 3450, 0.006)))
    assert first_short_year(float(years_covered(20.7, 3450, 0.006))) == 2
    assert payback_years(52.6, 0) is None


def test_the_default_answer(version: str) -> None:
    found = answered(version, Choices())
    assert float(found.found.ea) == pytest.approx(19.215)
    assert float(found.found.it) == pytest.approx(8.1397, abs=5e-5)
    assert float(found.found.total) == pytest.approx(27.3547, abs=5e-5)
    assert float(found.found.one_off) == pytest.approx(52.6112, abs=5e-5)
    assert found.payback_years == pytest.approx(1.9233, abs=5e-5)
    assert float(found.found.one_off) / float(found.found.ea) == pytest.approx(2.7380, abs=5e-5)
    assert [one.years for one in found.covered[:2]] == pytest.approx([1.3228, 2.0791], abs=5e-5)
    assert [one.ceiling_years for one in found.covered[:2]] == pytest.approx([3.7438, 5.9091], abs=5e-5)
    assert (found.sizes.seven, found.sizes.web) == pytest.approx((0.36901, 0.61427), abs=5e-6)
    assert running_sum(float(found.found.total), float(found.found.one_off), 3450, 0.006, 1) == pytest.approx(-46.0, abs=0.05)


def test_all_low_and_all_high(version: str) -> None:
    known = inputs(version)
    for end, total, years in (("low", 4.7799, 0.2304), ("high", 83.5089, 4.0716)):
        levers = {key: getattr(known.assumptions[key], end) for key in LEVERS if key not in (CUT, TARGET)}
        levers[IT_YEARS] = known.assumptions[IT_YEARS].high if end == "low" else known.assumptions[IT_YEARS].low
        found = answered(version, Choices(levers=tuple(levers.items())))
        assert (float(found.found.total), found.years) == pytest.approx((total, years), abs=5e-5)


def test_the_draws(version: str) -> None:
    drawn = answered(version, Choices()).risk
    ends = (drawn.years.p10, drawn.years.p50, drawn.years.p90)
    assert ends == pytest.approx((0.80, 1.19, 1.71), abs=0.03)
    assert drawn.share_within_target == pytest.approx(0.72, abs=0.03)


def test_without_the_largest_board(version: str) -> None:
    found = answered(version, Choices(without=("O",)))
    assert found.sizes.taking_part == pytest.approx(0.88188, abs=5e-6)
    assert (float(found.found.total), found.years) == pytest.approx((24.1235, 1.1660), abs=5e-5)
    assert float(found.found.one_off) / float(found.found.ea) == pytest.approx(2.8369, abs=5e-5)


def test_where_the_answer_turns(version: str) -> None:
    found = answered(version, Choices())
    turns = {EA_PART: 0.1634, SAVING: 0.2745, REALISED: 0.7567, CUT: 0.00793}
    assert {key: found.flips[key].value for key in turns} == pytest.approx(turns, abs=5e-5)
    assert found.flips[IT_YEARS].value is None and "inom reglaget" in words.flip_told(found.flips[IT_YEARS])
    assert found.needed_size_share == pytest.approx(0.7567, abs=5e-5)
    two = answered(version, Choices(levers=((TARGET, 2),)))
    assert two.flips[EA_PART].value == pytest.approx(0.4311, abs=5e-5)
    assert two.flips[REALISED].value is None and two.needed_size_share is None


def test_the_sentences(version: str) -> None:
    found = answered(version, Choices())
    assert plain(found.sourced) == (
        "Ett års sparbeting är 20,7 mkr i 2005 års nivå (0,6 % av 3 450 mkr), 2,9 % av administrationen. Vore all ekonomi- och "
        "personaladministration 42 % billigare täcktes 3,7 år."
    )
    assert plain(found.headline) == (
        "Med våra antaganden ger samordningen 27,4 mkr om året i 2005 års nivå. Det täcker 1,3 års sparbeting "
        "(0,8–1,7 i åtta fall av tio); från år 2 räcker det inte."
    )


def test_the_sentences_of_extremes(version: str) -> None:
    everybody = tuple(inputs(version).names)
    nobody = answered(version, Choices(without=everybody))
    assert nobody.headline == "Ingen deltar: inget att räkna på." and nobody.payback_years is None
    none = answered(version, Choices(levers=((EA_PART, 0), (REALISED, 0))))
    assert none.headline == "Ingen besparing är antagen." and none.years == 0
    drawn = Spread(0.01, 0.05, 0.09)
    assert "3,0 års sparbeting (våra spann ger 0,5–2,0 i åtta fall av tio)" in plain(
        words.headline(9.0, 3.0, Spread(0.5, 1.0, 2.0), True)
    )
    on = exhibits.assumptions(version, date(2006, 1, 16))
    assert exhibits.swings(version, nobody, on).figure is None and exhibits.swings(version, nobody, on).table.rows
    assert "täcker mindre än en månads sparbeting" in plain(words.headline(1.0, 0.05, drawn, True))
    assert words.headline(3450, math.inf, drawn, True).endswith("Det är hela underlaget för sparbetinget.")


def test_one_board_alone_and_all_of_them(version: str) -> None:
    everybody = tuple(inputs(version).names)
    alone = answered(version, Choices(without=tuple(county for county in everybody if county != "I")))
    assert plain(alone.headline) == (
        "Med våra antaganden ger samordningen 1,2 mkr om året i 2005 års nivå. Det täcker mindre än en månads sparbeting; från "
        "år 1 räcker det inte."
    )
    assert alone.notes[0] == words.ALONE and alone.payback_years is not None
    everyone = answered(version, Choices())
    assert everyone.sizes.taking_part == 1 and words.ALONE not in everyone.notes


def test_a_share_over_the_whole_is_not_understood(version: str) -> None:
    for key in (SAVING, EA_PART, REALISED):
        with pytest.raises(NotUnderstood):
            controls.sliders()[key].parse(["1.5"])


def test_a_year_in_which_the_register_lacks_a_board_is_said_and_never_zero(version: str) -> None:
    with pytest.raises(ScenarioError, match="Gotland"):
        costs.answer(version, Choices(year=2007))


def test_registers_that_disagree_are_named() -> None:
    told = words.registers({"A": 0.9, "B": 1.0}, "", 1)
    assert told == "Registren är oense: B säger att målet nås, A att det inte nås."
    assert words.registers({"A": 1.1, "B": 1.0}, "", 1) == ""


def test_the_tree_says_what_is_not_stated_and_adds_up(version: str) -> None:
    known = inputs(version)
    posts = {key: (parent, start, mkr) for key, parent, start, mkr in tables.tree(known)}
    assert posts[tables.REST] == ("kostnadsbas", 956, 2494)
    assert sum(mkr for parent, _, mkr in posts.values() if parent == "kostnadsbas_administration") == 716
    assert "ej angivet 2 494 mkr" in plain(plots.tree_alt(known)).lower()
    assert plain(plots.tree_title(known)) == "Av 3 450 mkr i 2005 års nivå är 2 494 mkr inte uppdelade i källan"


def test_money_that_comes_once_is_held_against_one_year_alone(version: str) -> None:
    found = answered(version, Choices())
    rows = [tuple(plain(str(cell)) for cell in row[1:]) for row in tables.once(inputs(version), found)]
    assert rows == [
        ("över, beräknad", "20.0", "anges inte", "minst 96 %"),
        ("mer än", "10.0", "anges inte", "minst 48 %"),
        ("None", "9.0", "2006", "43 %"),
    ]


def test_every_position_of_every_slider(version: str) -> None:
    along, choices = panel.positions(version, Choices()), Choices()
    now = panel.at_rest(version, choices)
    assert now.figures[0][0] == f"27,4{NB}mkr" and now.crossing == pytest.approx(1.3228, abs=5e-5)
    for dial in costs.levers(version):
        assert len(along[dial.key]) == len(dial.positions)
        assert along[dial.key][dial.positions.index(dial.default)] == now
    moved = replace(choices, levers=((EA_PART, 0.5),))
    assert panel.at_rest(version, moved) == along[EA_PART][costs.levers(version)[0].positions.index(0.5)]
    assert np.interp(now.years, range(panel.HORIZON + 1), now.curve) == pytest.approx(0, abs=0.1)


def test_a_bar_is_as_long_as_its_years_and_the_whole_base_stands_beyond_them(version: str) -> None:
    found = answered(version, Choices(base="administrationen", levers=((EA_PART, 0.6), (SAVING, 0.7))))
    drawn = plots.tornado(found)
    longest = max(swing.at_high or 0 for swing in found.swings)
    assert longest > panel.HORIZON
    assert max(base + length for bar in drawn.data for base, length in zip(bar.base, bar.x, strict=True)) >= longest
    whole = replace(found, swings=(replace(found.swings[0], at_high=None), *found.swings[1:]))
    told = [note.text for note in plots.tornado(whole).layout.annotations]
    assert any(text.endswith(": hela underlaget") for text in told)
