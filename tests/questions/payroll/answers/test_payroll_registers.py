"""Who gains, weighed by real headcounts: register by register, against figures worked out apart from the model.

With fifteen years, no discount and both keys equal, a county gains when its share of the seven is above
(15 x 0.58 + 1.68) / (7 x 15) = 0.098857.
"""

from __future__ import annotations

import pytest

from lstdash.errors import ScenarioError
from lstdash.evidence.registers import staff
from lstdash.questions.payroll.answers import counties, payroll
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.answers.words import ground
from lstdash.questions.payroll.charts.counties import intervals

NORTH = "Y.Z.AC.BD.W.X"
CASES = [  # coalition, both keys, gains, loses, undecided with the registers of 2005; the same with those of 2025
    ("sju", "lika", "FHMO", "GKN", "", "MO", "GHKN", "F"),
    ("sju", "vikt", "FGHKMNO", "", "", "FGHKMNO", "", ""),
    ("nio", "lika", "FHMOT", "GKN", "U", "FMO", "GKNTU", "H"),
    ("U.T", "vikt", "TU", "", "", "", "", "TU"),
    (NORTH, "lika", ["Y", "Z", "AC", "BD", "W", "X"], "", "", ["Y", "Z", "AC", "BD", "W", "X"], "", ""),
]


def verdicts(version: str, coalition: str, key: str, year: int) -> dict[str, set[str]]:
    chosen = Choices(coalition=coalition, running_key=key, one_off_key=key, register="esv-anstallda", register_year=year)
    found: dict[str, set[str]] = {"vinner": set(), "förlorar": set(), "kan inte avgöras": set()}
    for line in counties.answer(version, chosen).lines:
        found[line.verdict].add(line.result.county)
    return found


@pytest.mark.parametrize(("coalition", "key", "g05", "l05", "u05", "g25", "l25", "u25"), CASES)
def test_a_county_gains_or_loses_only_when_every_register_of_the_year_says_so(
    version: str, coalition: str, key: str, g05: str, l05: str, u05: str, g25: str, l25: str, u25: str
) -> None:
    for year, wanted in ((2005, (g05, l05, u05)), (2025, (g25, l25, u25))):
        assert list(verdicts(version, coalition, key, year).values()) == [set(part) for part in wanted], year


@pytest.mark.parametrize(
    ("year", "loses", "undecided"), [(2005, {"G", "K", "N"}, {"C", "D"}), (2025, {"D", "I", "K", "U"}, {"G"})]
)
def test_all_counties_with_equal_keys(version: str, year: int, loses: set[str], undecided: set[str]) -> None:
    found = verdicts(version, "alla", "lika", year)
    assert (found["förlorar"], found["kan inte avgöras"]) == (loses, undecided)
    assert len(found["vinner"]) == 21 - len(loses) - len(undecided)


@pytest.mark.parametrize(
    ("code", "year", "amounts"),
    [
        ("agv-anstallda", 2025, {"F": 0.0024}),
        ("esv-anstallda", 2025, {"F": 0.0177}),
        ("esv-arsarbetskrafter", 2025, {"F": -0.0089}),
        ("stkt-arsarbetskrafter", 2025, {"F": -0.0006, "H": -0.0939}),
        (
            "esv-anstallda",
            2005,
            {"F": 0.3339, "G": -0.3226, "H": 0.1126, "K": -0.4218, "M": 1.8836, "N": -0.2844, "O": 3.3187},
        ),
    ],
)
def test_the_seven_share_equally(version: str, code: str, year: int, amounts: dict[str, float]) -> None:
    chosen = Choices(running_key="lika", one_off_key="lika", register=code, register_year=year)
    found = counties.answer(version, chosen)
    by_county = {line.result.county: line.result.npv for line in found.lines}
    assert {county: by_county[county].low for county in amounts} == pytest.approx(amounts, abs=1e-4)
    sizes = staff(version, code, year).values
    seven = sum(sizes[county] for county in "FGHKMNO")
    for county, npv in by_county.items():
        assert npv.low == npv.high == pytest.approx(15 * sizes[county] / seven - (15 * 0.58 + 1.68) / 7, abs=1e-9)


def test_the_words_name_the_register_the_year_and_who_they_differ_about(version: str) -> None:
    chosen = Choices(running_key="lika", one_off_key="lika", register="agv-anstallda", register_year=2025)
    found = counties.answer(version, chosen)
    assert found.title == "Av 7 län: 2 vinner, 4 förlorar och 1 kan inte avgöras, med personalen 2025"
    assert "alla 4 register för 2025 säger det, vart och ett för sig: de är oense om Jönköping." in found.note
    assert found.registers is not None and len(found.registers.said) == 4
    alone = counties.answer(version, Choices(register="agv-anstallda", register_year=1990))
    assert "Arbetsgivarverket, anställda 1990, det enda registret för året." in alone.note
    assert "Rapportens storleksklasser" not in alone.note


def test_the_joint_answer_says_when_registers_give_other_paybacks(version: str) -> None:
    two = payroll.answer(version, Choices(coalition="U.T", register="agv-anstallda", register_year=2025))
    told = "Länen väger som i Arbetsgivarverket, anställda 2025; svaret blir 14,8\u00a0år med Statskontoret, årsarbetskrafter."
    assert told in ground(two) and two.outcome.payback_years is None
    seven = payroll.answer(version, Choices(register="agv-anstallda"))
    assert "Länen väger som i Arbetsgivarverket, anställda 2025." in ground(seven)
    assert seven.is_starting_point and seven.outcome.payback_years == pytest.approx(4.0)


def test_a_county_that_the_register_lacks_is_named_and_another_register_is_left_out(version: str) -> None:
    lacking = Choices(coalition="F.I", register="esv-anstallda", register_year=2007)
    with pytest.raises(ScenarioError, match="inget för Gotland"):
        payroll.answer(version, lacking)
    other = counties.answer(version, Choices(coalition="F.I", register="agv-anstallda", register_year=2007))
    assert "ESV, anställda och ESV, årsarbetskrafter saknar något av länen och räknas inte." in other.note
    assert len(inputs(version).members("13", lacking.size)) == 13


def test_the_classes_of_the_report_stay_where_nothing_is_chosen(version: str) -> None:
    found = counties.answer(version, Choices(running_key="lika", one_off_key="lika"))
    assert found.title == "Av 7 län: 2 vinner och 5 kan inte avgöras" and found.registers is None
    assert Choices().size == Choices(register="klasser-2006").size


def test_a_single_value_is_a_bar_from_zero_that_can_be_seen(version: str) -> None:
    found = counties.answer(version, Choices(running_key="lika", one_off_key="lika", register="agv-anstallda"))
    bars = [(base, x) for trace in intervals(found).data for base, x in zip(trace.base, trace.x, strict=True)]
    assert len(bars) == 7 and all(x > 0 and 0 in (pytest.approx(base), pytest.approx(base + x)) for base, x in bars)
