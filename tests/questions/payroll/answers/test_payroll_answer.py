"""The payroll page's answers: published inputs, sliders that hold them, every figure the model's own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash import formats, store
from lstdash.errors import DataError, ScenarioError
from lstdash.evidence.amounts import amount_mkr
from lstdash.evidence.levers import dials
from lstdash.numbers import exact
from lstdash.questions.payroll.answers import counties, measures, panel, payroll, risk, sensitivity
from lstdash.questions.payroll.answers.coalitions import INTERESTED, MORE_INTERESTED
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, joint, scenario_of
from lstdash.questions.payroll.answers.words import flip_text, ground
from lstdash.questions.payroll.charts import exhibits
from lstdash.questions.payroll.model import extremes
from lstdash.questions.payroll.model.counties import county_results
from lstdash.questions.payroll.model.members import Member
from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.risk import simulate
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.views.controls.slider import slider
from tests.lib.tiny import tiny_version

FIELD = "fältet dagens kostnad för de sju"


def test_every_lever_has_a_slider_that_can_show_its_published_value_and_range(version: str) -> None:
    known = inputs(version)
    found = dials(LEVERS, known.assumptions)
    assert {dial.key for dial in found} == set(LEVERS)
    for dial in found:
        assert slider(dial).default == known.assumptions[dial.key].value
        assert dial.low <= dial.assumption.low <= dial.assumption.high <= dial.high
        for word in (dial.assumption.basis, dial.assumption.owner, dial.assumption.source.label):
            assert word in dial.help


def test_a_published_value_between_two_steps_gets_a_finer_slider(version: str) -> None:
    known = inputs(version)
    finer = known.assumptions | {"saving_share": replace(known.assumptions["saving_share"], value=0.425)}
    dial = next(dial for dial in dials(LEVERS, finer) if dial.key == "saving_share")
    assert dial.step == 0.005 and slider(dial).default == 0.425
    with pytest.raises(DataError, match="går inte att ställa in"):
        dials(LEVERS, known.assumptions | {"saving_share": replace(known.assumptions["saving_share"], value=0.4231)})


def test_slider_labels_carry_the_quality_mark_and_the_missing_owner(version: str) -> None:
    found = {lever.key: lever for lever in dials(LEVERS, inputs(version).assumptions)}
    assert found["saving_share"].label == "Besparing ◐" and found["ramp_years"].label == "Införandetid ○"
    assert all("Ägare: ej utsedd." in lever.help for lever in found.values())


def test_the_coalitions_are_the_published_ones(version: str) -> None:
    known = inputs(version)
    named = {code: "".join(sorted(known.groups[code])) for code in ("sju", "vastmanland-orebro", "nio")}
    assert named == {"sju": "FGHKMNO", "vastmanland-orebro": "TU", "nio": "FGHKMNOTU"}
    assert set(known.groups["norra"]) == {"Y", "Z", "AC", "BD"} and len(known.groups["alla"]) == 21
    assert len(known.members("13")) == 13 and len(known.members("16")) == 16
    assert {member.county for member in known.members("16")} == {""}


def test_the_interested_are_the_numbers_of_the_report(version: str) -> None:
    facts = {row["fact"]: row["statement"] for row in store.table("background_facts", version)}
    assert [int(number) for number in re.findall(r"\d+", facts["loneintresse"])] == [INTERESTED, MORE_INTERESTED]


def test_own_coalitions_carry_their_years(version: str) -> None:
    assert inputs(version).members("F.G3.H2-8") == (
        Member("F", 180, 250),
        Member("G", 100, 180, 3),
        Member("H", 180, 250, 2, 8),
    )


NEEDED = ("sources", "assumptions", "counties", "money", "constellations", "constellation_members", "source_conflicts")


def test_a_missing_assumption_is_named(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {table: [dict(row) for row in store.table(table, version)] for table in NEEDED}
    rows["assumptions"] = [row for row in rows["assumptions"] if row["assumption"] != "ramp_years"]
    name = tiny_version(tmp_path, tmp_path.name, **rows)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    with pytest.raises(DataError, match="ramp_years"):
        inputs(name)


SCENARIOS = [
    Choices(),
    Choices((("saving_share", 0.3), ("ramp_years", 2.0), ("parallel_share", 0.1), ("discount_rate", 0.035))),
    Choices(coalition="F.G3.H2-8", cost_base="25,5"),
    Choices(coalition="16", counts_productivity=True),
    Choices((("horizon_years", 22.0),), coalition="alla"),
    Choices(initiative="efaktura", einvoice_saving_share=0.25),
]


@pytest.mark.parametrize("choices", SCENARIOS, ids=lambda choices: f"{choices.initiative}-{choices.coalition}")
def test_the_panel_shows_the_models_answer_at_every_position(version: str, choices: Choices) -> None:
    known = inputs(version)
    scenario = scenario_of(known, choices)
    grids = [(dial.key, dial.positions) for dial in payroll.shown_levers(known, choices)]
    found = panel.positions(version, choices)
    for lever, values in grids:
        assert len(found[lever]) == len(values)
        for i in {0, len(values) // 3, len(values) - 1}:
            expected = outcome(replace(scenario, **{lever: values[i]}))
            position = found[lever][i]
            assert position.payback_years == pytest.approx(expected.payback_years)
            assert position.curve == pytest.approx([row.discounted for row in expected.rows])
    here = panel.at_rest(version, choices)
    for lever, values in grids:
        at = values.index(getattr(scenario, lever))
        assert found[lever][at].figures == here.figures


@pytest.mark.parametrize("choices", SCENARIOS, ids=lambda choices: f"{choices.initiative}-{choices.coalition}")
def test_answer_risk_and_counties_are_the_models(version: str, choices: Choices) -> None:
    known = inputs(version)
    scenario = scenario_of(known, choices)
    answer = payroll.answer(version, choices)
    assert answer.outcome == outcome(scenario)
    ranges = payroll.ranges_of(known, choices)
    assert risk.risk_answer(version, choices).simulation == simulate(scenario, ranges, risk.SEED)
    lines = counties.answer(version, choices).lines
    assert sorted(map(str, (line.result for line in lines))) == sorted(map(str, county_results(scenario)))


def test_the_table_of_swings_and_flips_says_what_the_page_says(version: str) -> None:
    found = sensitivity.sensitivity(version, Choices())
    assert found.swing_title == "Hemtagen andel flyttar återbetalningstiden mest: från 4,0\u00a0år till 8,0\u00a0år"
    assert found.grid_title == "Med engångskostnaden 168\u00a0% av en årskostnad krävs 42\u00a0% besparing för 4\u00a0år"
    rows = {row[0]: row[1:] for row in sensitivity.flip_table(found.payroll)}
    assert rows["Besparing ◐"] == ("42\u00a0%", "Målet missas under 33,6\u00a0%.")
    assert rows["Engångskostnad ◐"] == ("168\u00a0%", "Målet missas över 210\u00a0%.")
    assert rows["Kalkylränta ○"] == ("0\u00a0%", "Målet missas över 7,9\u00a0%.")
    assert rows["Införandetid ○"] == ("0\u00a0år", "Målet missas vid 3\u00a0år.")
    assert rows["Skaleffekt ○"] == ("0", "Vänder inte svaret inom reglaget.")
    slow = payroll.answer(version, Choices((("saving_share", 0.3),)))
    assert flip_text(slow.flips["saving_share"]) == "Målet nås över 33,6\u00a0%."


def test_counties_are_intervals_or_cannot_be_told(version: str) -> None:
    equal = counties.answer(version, Choices(running_key="lika"))
    assert equal.title == "Av 7 län: 2 vinner och 5 kan inte avgöras"
    row = next(row for row in counties.county_table(equal) if row[0] == "Kronoberg")
    assert row[1] == "kan inte avgöras" and row[2].startswith("−") and " till " in row[2]
    numbers = counties.answer(version, Choices(coalition="13"))
    assert numbers.title == "Alla 13 vinner, hur stora de än är" and numbers.lines[0].name == counties.UNNAMED


SIXTEEN_YEARS = (("horizon_years", 16.0),)
SIXTEEN = "AB.C2.D3.E4.F5.G6.H7.I8.K9.M10.N11.O12.S13.T14.U15.W16"


def test_sixteen_counties_in_sixteen_years_are_judged_over_every_possible_size(version: str) -> None:
    """Västmanland may break even: Stockholm, Skåne and others would have to be at their ends at once."""
    found = counties.answer(version, Choices(SIXTEEN_YEARS, SIXTEEN, running_key="lika", one_off_key="lika"))
    assert found.title == "Av 16 län: 5 vinner, 1 förlorar och 10 kan inte avgöras"
    rows = {row[0]: row for row in counties.county_table(found)}
    assert rows["Västmanland"][1:3] == ("kan inte avgöras", "\u221211,6\u00a0% till 1,2\u00a0%")
    assert {row[4] for row in rows.values()} == {"exakt"} and "yttre gräns" not in found.note


def test_a_span_that_may_be_too_wide_says_so(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bent = Choices((*SIXTEEN_YEARS, ("scale_elasticity", 0.3), ("ramp_years", 2.0)), SIXTEEN, running_key="lika")
    monkeypatch.setattr(extremes, "BUDGET", 40)
    found = counties.answer(version, bent)
    outer = [row[0] for row in counties.county_table(found) if row[4] == "yttre gräns"]
    assert f"För {len(outer)} av 16\u00a0län är spannet en yttre gräns" in found.note
    monkeypatch.setattr(extremes, "BUDGET", 1)
    assert "För alla län är spannet en yttre gräns" in counties.answer(version, bent).note
    assert "(en yttre gräns)." in ground(payroll.answer(version, bent))


@pytest.mark.parametrize(
    ("entered", "mkr"),
    [
        ("25,5", 25.5),
        ("25,50 mkr", 25.5),
        ("25 Mkr", 25.0),
        ("25\u00a0", 25.0),
        ("1\u202f200", 1200.0),
        ("1\u2009200,5", 1200.5),
        ("", None),
        (" \u200b", None),
    ],
)
def test_amounts_are_read_as_people_write_them(entered: str, mkr: float | None) -> None:
    assert amount_mkr(entered, FIELD) == mkr


@pytest.mark.parametrize("entered", ["abc", "nan", "inf", "٣", "1,2,3", "1" * 400, "--1", "1 2 0", "1 2,50", "25 %", "4 år"])
def test_other_amounts_are_refused_calmly(entered: str) -> None:
    with pytest.raises(ScenarioError, match="går inte att läsa"):
        amount_mkr(entered, FIELD)


@pytest.mark.parametrize(
    ("entered", "asked"),
    [
        ("1.200", "Menade du 1200 eller 1,2?"),
        ("1,200 mkr", "Menade du 1200 mkr eller 1,2 mkr?"),
        ("1.234,5", "Menade du 1234,5?"),
        ("25 000 tkr", "Menade du 25?"),
        ("ca 25", "Menade du 25?"),
        ("(25)", "Menade du -25 eller 25?"),
    ],
)
def test_an_amount_that_may_mean_two_things_is_asked_about(entered: str, asked: str) -> None:
    with pytest.raises(ScenarioError, match=re.escape(asked)):
        amount_mkr(entered, FIELD)


@given(st.floats(0, 1e6))
def test_an_amount_is_read_as_the_product_writes_it(amount: float) -> None:
    assert amount_mkr(exact(amount), FIELD) == amount
    assert amount_mkr(formats.unit(amount, "mkr", 1), FIELD) == float(formats.rounded(amount, 1))


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Choices(coalition="ingen"), "Inget län deltar"),
        (Choices(coalition="F.G5-2"), "lämnar innan det har gått med"),
        (Choices(coalition="F.F"), "flera gånger"),
        (Choices(coalition="F0"), "utanför kalkyltiden"),
        (Choices(host="AB"), "Värdlänet deltar inte"),
        (Choices(cost_base="200"), "större än vad all ekonomi- och personaladministration kostar"),
        (Choices(cost_base="0"), "större än noll"),
        (Choices((("saving_share", 0.0),)), "Utan besparing"),
        (Choices((("one_off_cost", 0.0),)), "Utan engångskostnad"),
    ],
)
def test_scenarios_that_cannot_hold_are_explained(version: str, choices: Choices, words: str) -> None:
    with pytest.raises(ScenarioError, match=words):
        payroll.answer(version, choices)


def test_amounts_follow_the_entered_cost(version: str) -> None:
    share, money = panel.at_rest(version, Choices()), panel.at_rest(version, Choices(cost_base="20"))
    assert [value for value, _ in share.figures] == ["4,0\u00a0år", "462\u00a0%", "168\u00a0%"]
    assert [value for value, _ in money.figures] == ["4,0\u00a0år", "92,4\u00a0mkr", "33,6\u00a0mkr"]


def test_what_only_divides_the_answer_does_not_change_it(version: str) -> None:
    split = Choices(running_key="lika", one_off_key="dagens-kostnad", host="M")
    assert payroll.answer(version, split).is_starting_point
    assert joint(split) == Choices()


def test_the_other_measures_are_the_models(version: str) -> None:
    """The base row is worked by hand in tests/questions/payroll/test_payroll_spec.py."""
    base = [value for _, value, _ in measures.table(payroll.answer(version, Choices()))]
    assert base == [
        "4,0\u00a0år",
        "4,0\u00a0år",
        "462\u00a0%",
        "24,0\u00a0%",
        "3,75",
    ]
    later = payroll.answer(version, Choices(levers=(("discount_rate", 0.04),)))
    assert [value for _, value, _ in measures.table(later)][:2] == ["4,0\u00a0år", "4,5\u00a0år"]
    never = payroll.answer(version, Choices(levers=(("saving_share", 0.05),)))
    rows = {name: value for name, value, _ in measures.table(never)}
    assert rows["Internränta"] == formats.share(never.outcome.internal_rates[0], 1) and rows[
        "Återbetalningstid med ränta"
    ].startswith("Aldrig")


def test_a_file_holds_numbers_in_full_where_the_page_rounds(version: str) -> None:
    """2.86 years is what the page writes of 2.857142857; a program that reads the file gets the number itself."""
    found = sensitivity.sensitivity(version, Choices((("saving_share", 0.56),)))
    sheet = exhibits.swings(exhibits.foundation(inputs(version), date(2006, 11, 1)), found).table
    swings = found.payroll.swings
    assert [row[2:4] for row in sheet.rows] == [(s.low, "aldrig" if s.at_low is None else s.at_low) for s in swings]
    assert all(isinstance(row[2], float) and isinstance(row[4], float) and row[1] for row in sheet.rows)


@pytest.mark.parametrize(("given", "unit"), [("", "andel av de sjus årskostnad i dag"), ("25,5", "mkr")])
def test_files_hold_whole_numbers_of_the_draws_with_their_unit(version: str, given: str, unit: str) -> None:
    found = risk.risk_answer(version, payroll.Choices(cost_base=given))
    on = exhibits.foundation(inputs(version), date(2006, 11, 1))
    spread, within = exhibits.spread(on, found), exhibits.within(on, found)
    assert spread.table.columns == ("Mått", "Återbetalningstid, år", f"Nuvärde, {unit}")
    assert [row[1:] for row in spread.table.rows][1] == (found.simulation.payback_years.p50, found.simulation.npv.p50)
    assert within.table.rows[0] == (1, found.simulation.within_years[1]) and within.table.rows[-1][0] == "aldrig"
    assert spread.reading and within.reading  # what the page shows is in words
    assert [len(one().rows) for one in (spread.reading, within.reading)] == [len(spread.table.rows), len(within.table.rows)]
    curve = exhibits.curve(on, payroll.answer(version, payroll.Choices(cost_base=given)), found, "Kurva")
    assert all(column.endswith(f", {unit}") for column in curve.table.columns[1:])
