"""What /faktorer says of its factors and of the scores: the sentence of every state, the bars, the order, how sure it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstdash import formats
from lstdash.questions.factors.answers import words
from lstdash.questions.factors.answers.factors import answer
from lstdash.questions.factors.answers.known import KnownFactor, by_section, known
from lstdash.questions.factors.answers.weigh import Scoring, Weighed, weigh
from lstdash.questions.factors.charts import exhibits
from lstdash.questions.factors.charts.plots import bars_alt

NBSP = formats.NBSP


@pytest.fixture
def factors(version: str) -> tuple[KnownFactor, ...]:
    return known(version)


def weighed(
    factors: tuple[KnownFactor, ...], drives: float, restrains: float, people: int = 1, reach: float = np.nan
) -> Weighed:
    one = np.array([drives if factor.side == "drives" else restrains for factor in factors], dtype=float)
    return weigh(Scoring(factors, np.tile(one, (people, 1)), np.full((people, len(factors)), reach), len(factors)))


def test_without_scores_the_page_is_a_map_with_both_readings(version: str) -> None:
    found = answer(version)
    assert found.headline == (
        f"Rapporten 2006 nämner 23{NBSP}saker som motverkar samordning och 8 som underlättar, efter vår läsning. "
        "Ingen har satt poäng än."
    )
    assert found.weighed is None and len(found.factors) == 31
    assert sum(one.is_reread for one in found.factors) == 4 and found.reread.startswith("◇ 4 av de 8 som underlättar")
    assert [one.section for one in found.factors[:8]] == sorted(one.section for one in found.factors[:8])
    assert all(one.source.label.startswith("Att dra åt samma håll (2006), avsnitt 4.") for one in found.factors)


@pytest.mark.parametrize(
    ("drives", "restrains", "said"),
    [
        (3, 3, "Det väger jämnt."),
        (3, 4, f"Motståndet väger tyngre (−1,00). Det krävs minst 24{NBSP}steg; ingen faktor vänder läget ensam."),
        (1, 1, "Det väger jämnt. Går inte att vända genom att försvaga motstånd."),
        (1, 2, "Motståndet väger tyngre (−1,00). Går inte att vända genom att försvaga motstånd."),
        (5, 1, "Drivkrafterna väger tyngre (+4,00)."),
    ],
)
def test_the_sentence_says_which_way_it_leans(factors: tuple[KnownFactor, ...], drives: int, restrains: int, said: str) -> None:
    assert weighed(factors, drives, restrains).headline == f"{said} Poäng: 31 av 31 faktorer, 1{NBSP}deltagare."


def test_what_is_taken_along_beside_the_sentence_says_the_same(version: str) -> None:
    assert [(one.label, one.value) for one in answer(version).figures] == [("Motverkar", "23"), ("Underlättar", "8")]
    own = (("engagemang", (3, 0)), ("personberoende", (4, 5)), ("pionjarer", (4, 2)), ("liten_personalstyrka", (3, 3)))
    found = answer(version, own)
    assert [one.value for one in found.figures] == ["−0,67", "3", "4 av 31"] and "(−0,67)" in found.headline
    assert [one.value for one in answer(version, own[:1]).figures] == ["–", "–", "1 av 31"]
    slides = [exhibits.bars(found.weighed, side, ()).slide for side in ("drives", "restrains")]
    assert [slide.series[0].look for slide in slides if slide] == ["accent", "warning"]


def test_a_side_without_scores_is_named(factors: tuple[KnownFactor, ...]) -> None:
    found = weighed(factors, np.nan, 3)
    expected = f"Kan inte räknas: den underlättande sidan är inte poängsatt. Poäng: 23 av 31 faktorer, 1{NBSP}deltagare."
    assert (found.headline, found.balance, found.state, found.total, found.certainty) == (expected, None, None, "", "")
    assert weighed(factors, 3, np.nan).headline.startswith("Kan inte räknas: den motverkande sidan är inte poängsatt.")
    assert weighed(factors, np.nan, np.nan, reach=4).headline.startswith("Kan inte räknas: ingen sida är poängsatt.")


def test_a_balance_close_to_zero_is_never_written_as_zero() -> None:
    assert words.number(-1 / 184) == "−0,01"
    assert words.number(-1 / 1840) == "−0,001"
    assert (words.number(0.0), words.number(4.0)) == ("0,00", "+4,00")


def test_one_factor_and_several_that_turn_it_are_told_apart(version: str) -> None:
    drives, restrains = "engagemang", ("personberoende", "informationsansvar")
    alone = answer(version, ((drives, (3, 0)), (restrains[0], (3, 0)))).weighed
    assert alone is not None and [bar.turns for bar in alone.bars if bar.side == "restrains" and bar.strength] == [True]
    both = answer(version, ((drives, (3, 0)), *((key, (3, 0)) for key in restrains))).weighed
    assert both is not None and sum(bar.turns for bar in both.bars) == 2
    nearly = answer(version, ((drives, (3, 0)), (restrains[0], (4, 0)), (restrains[1], (2, 0)))).weighed
    assert nearly is not None and nearly.headline.startswith("Det väger jämnt. Poäng: 3 av 31 faktorer")
    assert words.headline(None, ["drives"], 0, 31, 0).endswith(f"0 av 31 faktorer, 0{NBSP}deltagare.")


def test_the_sum_stands_only_as_a_warning(factors: tuple[KnownFactor, ...]) -> None:
    found = weighed(factors, 3, 3)
    assert found.total.startswith("Lägg inte ihop poängen. Summan blir −45, ") and "8 mot 23" in found.total
    assert "−45" not in found.headline and "1/23" in found.leverage and "1/8" in found.leverage


def test_certainty_is_kept_back_until_five_have_scored(factors: tuple[KnownFactor, ...]) -> None:
    few, enough = weighed(factors, 3, 4, people=4), weighed(factors, 3, 4, people=5)
    assert few.certainty == words.NO_CERTAINTY and few.own == ""
    assert {bar.turns_share for bar in few.bars} == {None}
    assert enough.certainty == f"Dras deltagarna om 2{NBSP}000 gånger väger motståndet tyngre i 100{NBSP}% av utfallen."
    assert enough.own == f"Av 5{NBSP}deltagare som har satt poäng på båda sidorna har 0 en egen balans åt andra hållet."
    assert {bar.turns_share for bar in enough.bars if bar.side == "drives"} == {None}
    assert {bar.turns_share for bar in enough.bars if bar.side == "restrains"} == {0.0}


def test_sixty_who_disagree_are_named_by_shape_and_the_least_agreed_first(factors: tuple[KnownFactor, ...]) -> None:
    strengths = np.full((60, 31), 3.0)
    camps, spread_out = [at for at, one in enumerate(factors) if one.side == "restrains"][:2]
    strengths[:30, camps], strengths[30:, camps] = 1, 5
    strengths[:, spread_out] = np.arange(60) % 5 + 1
    found = weigh(Scoring(factors, strengths, np.full((60, 31), np.nan), 31))
    assert [bar.key for bar in found.divided] == [factors[camps].key, factors[spread_out].key]
    assert (found.divided[0].shape, found.divided[0].middle, found.divided[0].counts) == (
        "two_camps",
        (1, 5),
        (30, 0, 0, 0, 30),
    )
    assert found.own.startswith("Av 60") and found.state == "even"
    assert "två läger" in bars_alt(found.of("restrains")) and "mittersta hälften 1–5" in bars_alt(found.of("restrains"))


def test_the_order_follows_reach_and_says_when_there_is_none(version: str, factors: tuple[KnownFactor, ...]) -> None:
    scored = answer(
        version, (("engagemang", (3, 5)), ("personberoende", (2, 5)), ("liten_personalstyrka", (5, 3)), ("pionjarer", (5, 2)))
    ).weighed
    assert scored is not None and [(bar.place, bar.key) for bar in scored.ordered] == [
        (1, "personberoende"),
        (2, "liten_personalstyrka"),
    ]
    assert exhibits.order(scored).table.rows[0] == (1, "Beroende av enskilda personer", 5.0, 2.0)
    assert weighed(factors, 3, 3, reach=2).no_order.startswith("Inget motstånd har fått minst 3")
    assert weighed(factors, 3, 3).no_order.startswith("Rådigheten är inte poängsatt.")


def test_what_is_not_scored_has_no_bar_and_is_no_zero(version: str) -> None:
    found = answer(version, (("engagemang", (4, 0)), ("personberoende", (0, 4)))).weighed
    assert found is not None and [bar.key for bar in found.of("drives")] == ["engagemang"] and found.of("restrains") == ()
    assert exhibits.bars(found, "drives", ()).table.rows == (
        ("Ledningens och medarbetarnas engagemang", "4.3.3", 0, 0, 0, 1, 0, 4.0, "För få poäng", None),
    )
    assert exhibits.everything(answer(version).factors).table.rows[4][1:3] == ("underlättar", "motverkar")


def test_the_chart_before_any_scores_counts_every_factor_and_marks_our_reading(factors: tuple[KnownFactor, ...]) -> None:
    counted = by_section(factors)
    assert list(counted)[:1] + list(counted)[-1:] == ["Teknisk utveckling (4.3.1)", "Följder för personalen (4.4.6)"]
    assert [sum(of) for of in zip(*counted.values(), strict=True)] == [23, 4, 4]
    shown = exhibits.everything(factors)
    assert shown.figure is not None and shown.slide is not None
    assert [mark.label.rpartition(" ")[2] for mark in shown.sources] == [name[-6:-1] for name in counted], "each section"
    drawn = [bar.x for bar in shown.figure().data]
    assert [sum(count or 0 for count in bar) for bar in drawn] == [23, 4, 4]
    assert [sum(series.values) for series in shown.slide.series] == [23, 4, 4]
    assert "Ekonomiska resurser (4.4.3): motverkar 4, underlättar enligt vår läsning ◇ 1" in shown.alt
    assert list(by_section((replace(factors[0], section="9.1"),))) == ["Avsnitt (9.1)"]
    assert exhibits.everything(()).figure is None


def test_one_scored_factor_alone_is_the_whole_mean() -> None:
    said = words.leverage(1, 1)
    assert "1/1" not in said and "flyttar balansen högst ett helt steg" in said
    assert "högst 1/3" in words.leverage(2, 3) and "flyttar den 1/2" in words.leverage(2, 3)
