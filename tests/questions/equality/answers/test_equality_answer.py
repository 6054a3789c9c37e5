"""/likvardighet against the two shipped indicators, and what it says when nothing can be judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstdash.evidence.assumptions import assumptions
from lstdash.evidence.indicators import Indicator, indicator, offered
from lstdash.questions.equality.answers import county, equality, over_time, tables, words
from lstdash.questions.equality.views import controls

NB = "\u00a0"
WOMEN, CALLS = "kvinnor_anstallda", "upphandlingar_per_anstalld"


def plain(text: str) -> str:
    return text.replace(NB, " ")


def of(version: str, wanted: str, period: str = "", by_size: bool = False) -> equality.EqualityAnswer:
    return equality.answer(version, wanted, period, 0.1, by_size)


def test_women_2025(version: str) -> None:
    answer = of(version, WOMEN, "2025")
    assert plain(answer.headline) == (
        "Kvinnor bland de anställda 2025: 2 av 21 länsstyrelser avviker mer än slumpen förklarar vid 99,8 % "
        "(Stockholm och Västra Götaland). Räknar vi med att länsstyrelserna skiljer sig åt även annars återstår ingen. "
        "Av 210 par kan 5 rangordnas."
    )
    judged = answer.judged
    assert judged is not None and judged.common == pytest.approx(0.652506, abs=1e-6)
    assert (judged.spread.raw, judged.spread.phi) == pytest.approx((3.0168, 1.7978), abs=1e-4)
    assert judged.spread.tau2 == pytest.approx(0.00068434, abs=1e-8)
    assert judged.between == pytest.approx((0.00045, 0.00338), abs=1e-5)
    boards = {board.unit.name: board for board in judged.boards}
    assert boards["Stockholm"].z == pytest.approx(3.6786, abs=1e-4)
    assert boards["Stockholm"].narrow.exact == pytest.approx((0.61246, 0.69030), abs=1e-5)
    assert boards["Stockholm"].wide.exact == pytest.approx((0.58959, 0.71222), abs=1e-5)
    assert boards["Västra Götaland"].z == pytest.approx(-3.9256, abs=1e-4)
    assert boards["Västra Götaland"].gone_at == pytest.approx(1.6137, abs=1e-4)
    narrow = {name: board.side(board.narrow.exact) for name, board in boards.items() if board.side(board.narrow.exact)}
    over = {"Stockholm", "Östergötland", "Kronoberg", "Örebro"}
    assert narrow == dict.fromkeys(over, 1) | {"Västra Götaland": -1, "Jämtland": -1}
    additive = {name for name, board in boards.items() if board.side(board.narrow.additive)}
    many = {name for name, board in boards.items() if board.side(board.narrow.multiplicative)}
    assert additive == {"Stockholm", "Västra Götaland"} and many == {*additive, "Jämtland"}
    assert boards["Stockholm"].rank == (1, 19) and boards["Västra Götaland"].rank == (5, 21)
    assert sum(board.rank == (1, 21) for board in judged.boards) == 15


def test_calls_2021(version: str) -> None:
    answer = of(version, CALLS, "2021")
    assert plain(answer.headline) == (
        "Annonserade upphandlingar per anställd 2021: ingen av 21 länsstyrelser avviker mer än slumpen förklarar vid 99,8 %. "
        "Av 210 par kan inget rangordnas."
    )
    judged = answer.judged
    assert judged is not None and judged.spread.tau2 == pytest.approx(0.00932149, abs=1e-8)
    kalmar = next(board for board in judged.boards if board.unit.name == "Kalmar")
    assert (
        kalmar.expected == pytest.approx(9.1714, abs=1e-4) and tables.verdict(kalmar, kalmar.narrow) == "över, beror på metoden"
    )
    ends = [end / judged.common for span in (kalmar.narrow.exact, kalmar.wide.exact) for end in span]
    assert ends == pytest.approx([0.34917, 1.64043, 0.10246, 2.11690], abs=1e-5)


def test_the_order_is_by_name_or_by_base_and_never_by_level(version: str) -> None:
    by_name = [board.unit.name for board in of(version, WOMEN).boards]
    assert by_name[:2] == ["Blekinge", "Dalarna"] and by_name[-1] == "Östergötland"
    bases = [board.unit.base for board in of(version, WOMEN, by_size=True).boards]
    assert bases == sorted(bases, reverse=True)


def test_false_alarms_are_said(version: str) -> None:
    said = plain(" ".join(of(version, WOMEN, "2025").says))
    assert "1,05 utanför 95 % (minst en i 65,9 % av fallen) och 0,042 utanför 99,8 % (minst en i 4,1 % av fallen)" in said
    assert "alla 2 mått får vänta sig 2,1 utanför 95 % och 0,084 utanför 99,8 %" in said
    assert "För Stockholm och Västra Götaland beror svaret på metoden" in said


def found(version: str) -> Indicator:
    women = indicator(version, WOMEN, "2025")
    assert women is not None
    return women


def test_what_cannot_be_judged_is_refused_in_words(version: str) -> None:
    women = found(version)
    wrong = replace(women.values[0], numerator=700.0)
    cases = [
        (replace(women, kind="antal"), women.values, "ett antal utan nämnare"),
        (replace(women, case_mix=""), women.values, "saknar texten om vad som skiljer ärendena åt"),
        (women, (wrong, *women.values[1:]), "uppgiften för Stockholm går inte ihop"),
        (women, women.values[:9], "för få för en tratt. 9 länsstyrelser"),
        (women, tuple(replace(value, numerator=0.0) for value in women.values), "ingen skillnad"),
    ]
    for indicated, values, said in cases:
        assert said in plain(words.refusal(indicated, values))
    assert words.refusal(women, women.values) == ""


def test_the_notice_goes_when_something_else_is_published(version: str) -> None:
    assert words.notice(list(offered(version))) == words.NO_SUPERVISION
    assert words.notice([*offered(version), "tillsyn"]) == ""


def test_the_county_line(version: str) -> None:
    assert plain(county.line(version, "AB", WOMEN, "2025", 0.1)) == (
        "Stockholm har 72,3 % (kvinnor bland de anställda 2025). Slumpen ger 59,0 % till 71,2 % i 99,8 fall av 100: "
        "över, beror på metoden. Platsen kan vara 1–19 av 21."
    )
    assert county.line(version, "", WOMEN, "2025", 0.1) == ""


def test_over_time_needs_enough_points(version: str) -> None:
    women = over_time.over_time(version, "AB", WOMEN)
    assert women is not None and women.points[0].period == "1980" and women.points[-1].value == pytest.approx(416 / 575)
    assert len(over_time.year_table(women)) == len(women.points)
    few = over_time.over_time(version, "AB", CALLS)
    assert few is not None and not few.points and "behövs minst 12" in few.title
    nobody = over_time.over_time(version, "", WOMEN)
    assert nobody is not None and nobody.title.startswith("Välj ett län")


def test_the_choices_of_trimming_are_the_assumptions(version: str) -> None:
    row = assumptions(version)["trim_share"]
    assert {controls.trim_share(code) for code in controls.TRIM.codes} == {row.low, row.value, row.high}
    assert controls.trim_share(controls.TRIM.default) == row.value
