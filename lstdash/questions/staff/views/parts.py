"""Parts of /personal: the choices above the panel, the four R:s, the list of what must not be concluded."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from lstdash.evidence.registers import years
from lstdash.exhibits import Sheet
from lstdash.questions.staff.answers import tables
from lstdash.questions.staff.answers.inputs import OWN, Choices, counted
from lstdash.questions.staff.answers.scenarios import KIND
from lstdash.questions.staff.answers.staff import StaffAnswer
from lstdash.questions.staff.charts import exhibits
from lstdash.questions.staff.model.levers import OTHERS, OVER55, PENSION, SAVING, STAFF_COST
from lstdash.questions.staff.views import controls
from lstdash.views import cache, cards, downloads, heading, link, prose, registers, url_state
from lstdash.views.controls.slider import code
from lstdash.views.markdown import plain
from lstdash.views.registers import REGISTER
from lstdash.views.scenarios import scenarios


def choose(choices: Choices) -> None:
    """Draw the row of choices; one's own coalition below it."""
    with st.container(horizontal=True, key="choices", vertical_alignment="bottom"):
        url_state.select(controls.GROUP)
        url_state.select(controls.HOST)
        url_state.search(controls.COST)
        url_state.reset(controls.declared(), "Återställ")
    if choices.group == OWN:
        url_state.multiselect(controls.CHOSEN)


def registers_row(choices: Choices) -> None:
    """Draw register and year."""
    with st.container(horizontal=True, key="filters-registers", vertical_alignment="bottom"):
        url_state.select(REGISTER)
        registers.years_of(cache.answer(years, choices.register))
    if found := cache.answer(counted, choices):
        registers.not_offered(found.register.label, found.year)


def four_r(found: StaffAnswer) -> None:
    """Draw the card of the four R:s."""
    heading.section("Fyra frågor om jämställdhet")
    shown = tables.four_r(cache.version(), found)
    cards.texts(f"<h3>{escape(one.name)}</h3><p><b>{escape(one.asks)}</b></p><p>{escape(one.says)}</p>" for one in shown)


def not_concluded() -> None:
    """Draw the list of what the figures do not say."""
    listed = cache.answer(tables.not_concluded)
    if listed:
        heading.section("Det här går inte att dra slutsatser om")
        st.markdown("\n".join(f"{number}. {plain(text)}" for number, text in enumerate(listed, 1)))
        prose.say(cache.answer(tables.concluded))


def to_payroll(found: StaffAnswer) -> None:
    """Link to the same coalition and saving on the page of joint payroll, where the saving waits."""
    chosen, sliders = found.choices, controls.sliders()
    moved = {lever for lever, slider in sliders.items() if found.at[lever] != slider.default}
    same = {} if chosen.group == "sju" else {"koalition": chosen.chosen if chosen.group == OWN else chosen.group}
    if SAVING in moved:
        same[sliders[SAVING].name] = code(found.at[SAVING])
    label = "Se återbetalningen när besparingen väntar på avgångar"
    if moved & {STAFF_COST, OVER55, PENSION, OTHERS}:
        label += ", där med utgångslägets avgångar"
    link.draw(link.to("payroll", label, avgang="vantar", **same))


@st.fragment
def compare(found: StaffAnswer, on: Sheet) -> None:
    """Draw the saved scenarios and their comparison."""
    stamp = downloads.stamp(KIND.words(cache.version(), found.choices).items())
    scenarios.render(KIND, found.choices, controls.pairs, partial(exhibits.table, on), stamp)
