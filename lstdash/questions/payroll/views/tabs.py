"""What is under the panel on /lonesamordning: what it hangs on, how sure it is, for whom, and what it all rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import streamlit as st

from lstdash import clock, formats
from lstdash.errors import ScenarioError
from lstdash.evidence import levers
from lstdash.exhibits import Cell, Exhibit
from lstdash.exports.content import Stamp
from lstdash.questions.payroll.answers import counties, measures, payroll, registers
from lstdash.questions.payroll.answers.benefits import from_report, source
from lstdash.questions.payroll.answers.inputs import PayrollInputs
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer, method
from lstdash.questions.payroll.answers.scenarios import KIND
from lstdash.questions.payroll.answers.sensitivity import FLIP_COLUMNS, SensitivityAnswer, flip_table, sensitivity_of
from lstdash.questions.payroll.charts import exhibits
from lstdash.questions.payroll.charts.exhibits import Foundation
from lstdash.questions.payroll.views import choose, controls
from lstdash.views import (
    cache,
    cards,
    downloads,
    error_box,
    evidence,
    exhibit,
    heading,
    link,
    markdown,
    prose,
    reference_cases,
    tables,
    url_state,
)
from lstdash.views.controls import FOCUS, answerable

Rows = Callable[[], Sequence[tuple[Cell, ...]]]  # made when they are about to be seen
show = partial(exhibit.show, marks=False, within=True)  # the page says once what all of it rests on


def stamp_of(choices: Choices) -> Stamp:
    """Return what every file of the page says: all that is chosen, in words."""
    return downloads.stamp(KIND.words(cache.version(), choices).items())


@st.fragment
def render(on: Foundation, risk: RiskAnswer | None) -> None:
    """Draw the chosen tab. A choice made in here reruns this part alone, so it reads the choices anew."""
    choices, _ = answerable.latest(payroll.answer, choose.read(), payroll.Choices(), choose.pairs)
    stamp = stamp_of(choices)
    try:
        match url_state.segments(controls.TAB):
            case "hanger":
                hangs_on(choices, on, stamp)
            case "sakert":
                sure(risk, on, stamp)
            case "vem":
                choose.keys_and_host()
                for_whom(choices, on, stamp)
            case _:
                from lstdash.views.scenarios import scenarios  # the store that they are kept in takes a while to load

                table, tab = partial(exhibits.table, on), ((controls.TAB.name, "jamfor"),)
                scenarios.render(KIND, choices, choose.pairs, table, stamp, tab=tab, is_final=risk is not None)
    except ScenarioError as error:
        error_box.show_error(error)


def hangs_on(choices: Choices, on: Foundation, stamp: Stamp) -> None:
    """Draw the tornado, the flip values, and saving against one-off cost."""
    found = cache.answer(sensitivity, choices)
    heading.section(found.swing_title)
    show(exhibits.swings(on, found), stamp=stamp)
    if found.still:
        prose.say(f"Flyttar den inte, där reglagen står nu: {formats.listed(found.still)}.")
    flips = partial(flip_table, found.payroll)
    name = "Här vänder svaret, ett reglage i taget"
    folded("payroll-flips", name, partial(_table, on, name, FLIP_COLUMNS, flips), stamp)
    if found.grid:
        heading.section(found.grid_title)
        show(exhibits.grid(on, found), stamp=stamp)


def sensitivity(version: str, choices: Choices) -> SensitivityAnswer:
    """Return what the payback hangs on, of the answer that the page has already."""
    return sensitivity_of(cache.prepared(version, payroll.answer, choices))


def sure(risk: RiskAnswer | None, on: Foundation, stamp: Stamp) -> None:
    """Draw the distribution; while the draws are made, say so."""
    if risk is None:
        st.info("Slumpar fram utfall …")
        return
    heading.section(risk.title)
    show(exhibits.distribution(on, risk), stamp=stamp)
    prose.say(method(risk))
    exhibit.table(exhibits.spread(on, risk), stamp)
    folded("payroll-within", "Andel som betalat sig inom varje år", partial(exhibits.within, on, risk), stamp)


def for_whom(choices: Choices, on: Foundation, stamp: Stamp) -> None:
    """Draw who gains and who loses under the chosen keys."""
    found = cache.answer(counties.answer, choices)
    heading.section(found.title, found.note)
    show(exhibits.counties(on, found, url_state.value(FOCUS)), stamp=stamp, is_open=True)
    if found.registers:
        name, rows = "Nuvärde register för register", partial(registers.table, found.registers, found.names)
        folded("payroll-registers", name, partial(_table, on, name, registers.columns(found.registers), rows), stamp)


def staff(answer: PayrollAnswer) -> None:
    """Link to who is affected, to what waiting for leavers rests on, and to what came of what was promised."""
    code = answer.choices.coalition
    group = {"lansgrupp": code} if code in ("vastmanland-orebro", "nio", "norra", "alla") else {}
    link.draw(
        link.to("staff", "Se vem som berörs, och om pensionsavgångarna räcker", **group),
        link.to("promised_benefits", "Följ upp vad som kom, och vad det användes till"),
    )


def for_others(answer: PayrollAnswer, stamp: Stamp) -> None:
    """Show how it went for others, and beside it what our own forecast says."""
    taken = formats.share(answer.scenario.realised_share)
    reference_cases.show(f"Vår kalkyl ovan räknar med att {taken} av vinsten tas hem (vår bedömning).", stamp)


def benefits(answer: PayrollAnswer) -> None:
    """Say in words what the benefit consists of."""
    heading.section("Vad nyttan består av")
    found = from_report(answer)
    cards.texts(f"<h3>{escape(one.name)}</h3><p><b>{escape(one.size)}</b></p><p>{escape(one.words)}</p>" for one in found)


@st.fragment
def foundation(on: Foundation, answer: PayrollAnswer, curve: Exhibit, stamp: Stamp) -> None:
    """Show the cash flow by the other usual measures, and what the page rests on: printed figures, contradictions, years."""
    rows = partial(measures.table, answer)
    folded("payroll-measures", measures.TITLE, partial(_table, on, measures.TITLE, measures.COLUMNS, rows), stamp)
    heading.section("Vad det vilar på")
    evidence.source_note((*on.sources, source(answer)))
    evidence.conflict_notes(on.conflicts)
    exhibit.behind(curve, "Visa kassaflödet år för år", within=True)


def assumptions(known: PayrollInputs, on: Foundation, stamp: Stamp) -> None:
    """Show the assumptions close to the sliders, with the missing owners as a gap."""
    label = markdown.plain(levers.summary(known.assumptions, clock.today()))
    make = partial(_table, on, "Antaganden i lönemodellen", levers.COLUMNS, lambda: on.assumptions.rows)
    folded("payroll-assumptions", label, make, stamp, within=False)


def folded(key: str, label: str, make: Callable[[], Exhibit], stamp: Stamp, *, within: bool = True) -> None:
    """Fold a table away with its files; it is made when it is opened."""
    tables.folded(label, f"{key}-fold", lambda: exhibit.table(make(), stamp), within=within)


def _table(on: Foundation, name: str, columns: tuple[str, ...], rows: Rows) -> Exhibit:
    return exhibits.table(on, name, columns, rows())
