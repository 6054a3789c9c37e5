"""What is under the panel on /lonesamordning: what it hangs on, how sure it is, for whom, and what it all rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from lstdash import clock, formats
from lstdash.errors import ScenarioError
from lstdash.questions.payroll.answers import assumptions as payroll_assumptions
from lstdash.questions.payroll.answers import benefits as payroll_benefits
from lstdash.questions.payroll.answers import counties, measures, payroll
from lstdash.questions.payroll.answers import references as payroll_references
from lstdash.questions.payroll.answers import risk as payroll_risk
from lstdash.questions.payroll.answers import sensitivity as payroll_sensitivity
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer
from lstdash.questions.payroll.answers.sensitivity import SensitivityAnswer
from lstdash.questions.payroll.charts import counties as county_charts
from lstdash.questions.payroll.charts import grid
from lstdash.questions.payroll.charts import payroll as charts
from lstdash.questions.payroll.charts import risk as risk_charts
from lstdash.questions.payroll.views import choices as payroll_choices
from lstdash.questions.payroll.views import controls, files, scenarios
from lstdash.questions.payroll.views.files import Papers
from lstdash.views import cache, cards, chart, error_box, evidence, heading, tables, url_state
from lstdash.views.controls import FOCUS


@st.fragment
def render(papers: Papers) -> None:
    """Draw the chosen tab. A choice made in here reruns this part alone, so it reads the choices anew."""
    choices = payroll_choices.read()
    answer = replace(papers.answer, choices=choices)
    papers = files.papers(papers.page_title, papers.known, answer, papers.risk)
    try:
        match url_state.segments(controls.TAB):
            case "hanger":
                hangs_on(choices, papers)
            case "sakert":
                sure(papers.risk, papers)
            case "vem":
                payroll_choices.keys_and_host()
                for_whom(choices, papers)
            case _:
                scenarios.render(choices, papers)
                references(papers)
    except ScenarioError as error:
        error_box.show_error(error)


def hangs_on(choices: Choices, papers: Papers) -> None:
    """Draw the tornado, the flip values, and saving against one-off cost."""
    found = cache.answer(sensitivity, choices)
    heading.section(found.swing_title)
    if found.swings:
        tornado, told = charts.tornado(found), charts.tornado_alt(found)
        chart.show(tornado, "hanger-pa", told)
        files.swings(papers, found, tornado, told)
    if found.still:
        st.markdown(evidence.plain(f"Flyttar den inte, där reglagen står nu: {formats.listed(found.still)}."))
    rows = partial(payroll_sensitivity.swing_table, found)
    tables.folded_table(payroll_sensitivity.SWING_COLUMNS, rows, "Ett antagande i taget", "payroll-swings", within=True)
    flips = partial(payroll_sensitivity.flip_table, found.payroll)
    name = "Här vänder svaret, ett reglage i taget"
    _table(papers, name, payroll_sensitivity.FLIP_COLUMNS, flips, "payroll-flips", within=True)
    if found.grid:
        heading.section(found.grid_title)
        heat_map, told = grid.heat_map(found), grid.heat_map_alt(found)
        chart.show(heat_map, "besparing-engangskostnad", told)
        files.grid(papers, found, heat_map, told)
        header, cells = payroll_sensitivity.grid_columns(found), partial(payroll_sensitivity.grid_table, found)
        name = "Återbetalningstid för besparing och engångskostnad"
        tables.folded_table(header, cells, name, "payroll-grid", within=True)


def sensitivity(version: str, choices: Choices) -> SensitivityAnswer:
    """Return what the payback hangs on, of the answer that the page has already."""
    return payroll_sensitivity.sensitivity_of(cache.prepared(version, payroll.answer, choices))


def sure(risk: RiskAnswer | None, papers: Papers) -> None:
    """Draw the distribution; while the draws are made, say so."""
    if risk is None:
        st.info("Slumpar fram utfall …")
        return
    heading.section(risk.title)
    histogram, told = risk_charts.histogram(risk), risk_charts.histogram_alt(risk)
    chart.show(histogram, "fordelning", told)
    files.distribution(papers, risk, histogram, told)
    st.markdown(evidence.plain(payroll_risk.method(risk)))
    files.table(papers, "Spridning i utfallen", payroll_risk.QUANTILE_COLUMNS, payroll_risk.quantiles(risk))
    name, label = "Andel som betalat sig inom varje år", "Visa som tabell"
    _table(papers, name, payroll_risk.COLUMNS, partial(payroll_risk.table, risk), "payroll-within", label, within=True)


def for_whom(choices: Choices, papers: Papers) -> None:
    """Draw who gains and who loses under the chosen keys."""
    found = cache.answer(counties.answer, choices)
    heading.section(found.title)
    st.markdown(evidence.plain(found.note))
    intervals, told = county_charts.intervals(found, url_state.value(FOCUS)), county_charts.intervals_alt(found)
    chart.show(intervals, "lan", told)
    files.counties(papers, found, intervals, told)
    tables.data_table(counties.COLUMNS, counties.table(found), "Utfall per län", "payroll-counties")


def references(papers: Papers) -> None:
    """Show how it went for others, when somebody has published a case; apart from our own forecast."""
    heading.section("Så gick det för andra")
    cases = cache.answer(payroll_references.references)
    if not cases:
        st.info(payroll_references.NONE_YET)
        return
    st.markdown(payroll_references.KEPT_APART)
    if url_state.select(controls.REFERENCES):
        rows = payroll_references.table(cases)
        files.table(papers, "Referensfall", payroll_references.COLUMNS, rows)
        evidence.source_note([case.source for case in cases])


def benefits(answer: PayrollAnswer) -> None:
    """Say in words what the benefit consists of."""
    heading.section("Vad nyttan består av")
    found = payroll_benefits.benefits(answer)
    cards.texts(f"<h3>{escape(one.name)}</h3><p><b>{escape(one.size)}</b></p><p>{escape(one.words)}</p>" for one in found)


@st.fragment
def foundation(papers: Papers) -> None:
    """Show the cash flow by the other usual measures, and what the page rests on: printed figures, contradictions, years."""
    answer, known = papers.answer, papers.known
    rows = partial(measures.table, answer)
    _table(papers, measures.TITLE, measures.COLUMNS, rows, "payroll-measures", within=True)
    heading.section("Vad det vilar på")
    evidence.source_note((*known.sources, payroll_benefits.source(answer)))
    evidence.conflict_notes(known.conflicts, within=True)
    years, name = partial(charts.curve_table, answer), "Kassaflödet år för år"
    label = f"Visa {name[0].lower()}{name[1:]}"
    tables.folded_table(charts.CURVE_COLUMNS, years, name, "payroll-years", label, within=True)


def _table(
    papers: Papers,
    name: str,
    columns: tuple[str, ...],
    rows: Callable[[], Sequence[tuple[str, ...]]],
    key: str,
    label: str | None = None,
    *,
    within: bool = False,
) -> None:
    draw = partial(_open_table, papers, name, columns, rows)
    tables.folded(label or name, f"{key}-fold", draw, within=within)


def _open_table(papers: Papers, name: str, columns: tuple[str, ...], rows: Callable[[], Sequence[tuple[str, ...]]]) -> None:
    files.table(papers, name, columns, rows())


def assumptions(papers: Papers) -> None:
    """Show the assumptions close to the sliders, with the missing owners as a gap."""
    today = clock.today()
    rows = partial(payroll_assumptions.table, papers.known, today)
    label = evidence.plain(payroll_assumptions.summary(papers.known, today))
    _table(papers, "Antaganden i lönemodellen", payroll_assumptions.COLUMNS, rows, "payroll-assumptions", label)
