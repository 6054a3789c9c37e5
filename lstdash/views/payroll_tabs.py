"""What is under the panel on /lonesamordning: what it hangs on, how sure it is, for whom, and what it all rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lstdash import formats
from lstdash.answers import (
    payroll,
    payroll_assumptions,
    payroll_benefits,
    payroll_counties,
    payroll_measures,
    payroll_references,
    payroll_risk,
    payroll_sensitivity,
)
from lstdash.answers.payroll import Choices, PayrollAnswer
from lstdash.answers.payroll_inputs import PayrollInputs
from lstdash.answers.payroll_risk import RiskAnswer
from lstdash.answers.payroll_sensitivity import SensitivityAnswer
from lstdash.charts import payroll as charts
from lstdash.charts import payroll_counties as county_charts
from lstdash.charts import payroll_grid
from lstdash.charts import payroll_risk as risk_charts
from lstdash.errors import ScenarioError
from lstdash.views import cache, chart, error_box, evidence, payroll_choices, payroll_files, scenarios, tables, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.controls import payroll as controls
from lstdash.views.payroll_files import Papers


@st.fragment
def render(papers: Papers) -> None:
    """Draw the chosen tab. A choice made in here reruns this part alone, so it reads the choices anew."""
    choices = payroll_choices.read()
    papers = replace(papers, answer=replace(papers.answer, choices=choices))
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
                scenarios.render(choices, papers.risk is not None, papers.page_title)
                references(papers)
    except ScenarioError as error:
        error_box.show_error(error)


def hangs_on(choices: Choices, papers: Papers) -> None:
    """Draw the tornado, the flip values, and saving against one-off cost."""
    found = cache.answer(sensitivity, choices)
    st.header(found.swing_title, anchor=False)
    if found.swings:
        tornado, told = charts.tornado(found), charts.tornado_alt(found)
        chart.show(tornado, "hanger-pa", told)
        payroll_files.swings(papers, found, tornado, told)
    if found.still:
        st.markdown(evidence.plain(f"Flyttar den inte, där reglagen står nu: {formats.listed(found.still)}."))
    rows = payroll_sensitivity.swing_table(found)
    tables.folded_table(payroll_sensitivity.SWING_COLUMNS, rows, "Ett antagande i taget", "payroll-swings")
    flips = payroll_sensitivity.flip_table(found.payroll)
    _table(papers, "Här vänder svaret, ett reglage i taget", payroll_sensitivity.FLIP_COLUMNS, flips, "payroll-flips")
    if found.grid:
        st.header(found.grid_title, anchor=False)
        heat_map, told = payroll_grid.heat_map(found), payroll_grid.heat_map_alt(found)
        chart.show(heat_map, "besparing-engangskostnad", told)
        payroll_files.grid(papers, found, heat_map, told)
        header, cells = payroll_sensitivity.grid_columns(found), payroll_sensitivity.grid_table(found)
        tables.folded_table(header, cells, "Återbetalningstid för besparing och engångskostnad", "payroll-grid")


def sensitivity(version: str, choices: Choices) -> SensitivityAnswer:
    """Return what the payback hangs on, of the answer that the page has already."""
    return payroll_sensitivity.sensitivity_of(cache.prepared(version, payroll.answer, choices))


def sure(risk: RiskAnswer | None, papers: Papers) -> None:
    """Draw the distribution; while the draws are made, say so."""
    if risk is None:
        st.info("Slumpar fram utfall …")
        return
    st.header(risk.title, anchor=False)
    histogram, told = risk_charts.histogram(risk), risk_charts.histogram_alt(risk)
    chart.show(histogram, "fordelning", told)
    payroll_files.distribution(papers, risk, histogram, told)
    st.markdown(evidence.plain(payroll_risk.method(risk)))
    payroll_files.table(papers, "Spridning i utfallen", payroll_risk.QUANTILE_COLUMNS, payroll_risk.quantiles(risk))
    name, label = "Andel som betalat sig inom varje år", "Visa som tabell"
    _table(papers, name, payroll_risk.COLUMNS, payroll_risk.table(risk), "payroll-within", label)


def for_whom(choices: Choices, papers: Papers) -> None:
    """Draw who gains and who loses under the chosen keys."""
    found = cache.answer(payroll_counties.answer, choices)
    st.header(found.title, anchor=False)
    st.markdown(evidence.plain(found.note))
    intervals, told = county_charts.intervals(found, url_state.value(FOCUS)), county_charts.intervals_alt(found)
    chart.show(intervals, "lan", told)
    payroll_files.counties(papers, found, intervals, told)
    tables.data_table(payroll_counties.COLUMNS, payroll_counties.table(found), "Utfall per län", "payroll-counties")


def references(papers: Papers) -> None:
    """Show how it went for others, when somebody has published a case; apart from our own forecast."""
    st.header("Så gick det för andra", anchor=False)
    cases = cache.answer(payroll_references.references)
    if not cases:
        st.info(payroll_references.NONE_YET)
        return
    st.markdown(payroll_references.KEPT_APART)
    if url_state.select(controls.REFERENCES):
        rows = payroll_references.table(cases)
        payroll_files.table(papers, "Referensfall", payroll_references.COLUMNS, rows)
        evidence.source_note([case.source for case in cases])


def benefits(answer: PayrollAnswer) -> None:
    """Say in words what the benefit consists of."""
    st.header("Vad nyttan består av", anchor=False)
    with st.container(horizontal=True, key="decisions-benefits"):
        for benefit in payroll_benefits.benefits(answer):
            with st.container(border=True):
                st.subheader(benefit.name, anchor=False)
                st.markdown(f"**{evidence.plain(benefit.size)}**\n\n{evidence.plain(benefit.words)}")


def measures(papers: Papers) -> None:
    """Show the same cash flow by the other usual measures."""
    _table(papers, payroll_measures.TITLE, payroll_measures.COLUMNS, payroll_measures.table(papers.answer), "payroll-measures")


def foundation(known: PayrollInputs, answer: PayrollAnswer) -> None:
    """Show what the page rests on: printed figures, contradictions, the yearly rows."""
    st.header("Vad det vilar på", anchor=False)
    evidence.source_note((*known.sources, payroll_benefits.source(answer)))
    evidence.conflict_notes(known.conflicts)
    rows, name = charts.curve_table(answer), "Kassaflödet år för år"
    tables.folded_table(charts.CURVE_COLUMNS, rows, name, "payroll-years", f"Visa {name[0].lower()}{name[1:]}")


def _table(
    papers: Papers, name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], key: str, label: str | None = None
) -> None:
    tables.folded(label or name, f"{key}-fold", lambda: payroll_files.table(papers, name, columns, rows))


def assumptions(papers: Papers) -> None:
    """Show the assumptions close to the sliders, with the missing owners as a gap."""
    rows, label = payroll_assumptions.table(papers.known), evidence.plain(payroll_assumptions.summary(papers.known))
    _table(papers, "Antaganden i lönemodellen", payroll_assumptions.COLUMNS, rows, "payroll-assumptions", label)
