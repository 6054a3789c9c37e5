"""The parts of /nytta: the county's line, what a reader should know, the gain that is chosen and its curve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lstdash.questions.promised_benefits.answers import county, words
from lstdash.questions.promised_benefits.answers.item import Item
from lstdash.questions.promised_benefits.answers.promised_benefits import PromisedAnswer
from lstdash.questions.promised_benefits.charts import exhibits
from lstdash.questions.promised_benefits.views import controls
from lstdash.views import cache, exhibit, heading, link, prose, tables, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.markdown import plain

CHOSEN = "promised_benefits-chosen"
FROM_SCENARIO = (
    "En nytta kan registreras för hand här nedan, eller ur ett sparat scenario på sidan Lönesamordning: spara det, öppna det i "
    "listan och tryck på *Följ upp nyttan*."
)


def county_line(today: date) -> None:
    """Show the chosen county's own line: what is entered counts at once, so it is not kept."""
    if focus := url_state.value(FOCUS):
        st.markdown(f"▸ {plain(county.line(cache.version(), focus, today))}")


def notes(found: PromisedAnswer) -> None:
    """Say what else a reader should know of the register."""
    for text in found.notes:
        prose.say(text)


def ways_in() -> None:
    """Say where gains come from, and lead there and to what they are weighed against."""
    st.markdown(FROM_SCENARIO)
    link.draw(
        link.to("payroll", "Räkna på lönesamordning och spara ett scenario", flik="jamfor"),
        link.to("costs", "Vad finns att hämta?"),
    )


def chosen(found: PromisedAnswer) -> Item | None:
    """Draw the list of gains and return the one that is shown: the link's, else the one that needs somebody first."""
    listed = {one.benefit.id: one for one in (*found.items, *found.withdrawn)}
    if not listed:
        return None
    asked = url_state.value(controls.BENEFIT)
    if asked and asked not in listed:
        st.warning(plain("Nyttan i länken finns inte i registret. Den första visas i stället."))
    first = asked if asked in listed else next(iter(listed))
    st.session_state[CHOSEN] = first
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        names = {key: one.benefit.name for key, one in listed.items()}
        st.selectbox(controls.BENEFIT.label, list(names), format_func=names.__getitem__, key=CHOSEN, on_change=_choose)
        url_state.reset(controls.declared(), "Återställ")
    return listed[first]


def _choose() -> None:
    url_state.set_values([(controls.BENEFIT, st.session_state[CHOSEN])])


def curve(found: PromisedAnswer, item: Item) -> None:
    """Show the chosen gain: its sentence, its plan against what came, the gaps in what is known of it."""
    prose.say(f"{words.item_told(item)}.")
    if gaps := item.benefit.gaps:
        prose.say(f"Luckor: {', '.join(gaps)}.")
    if item.benefit.plan:
        exhibit.show(exhibits.curve(found, item), marks=False)
    label = "Visa alla ändringar av nyttan"
    tables.folded(label, f"{CHOSEN}-history", lambda: exhibit.table(exhibits.history(item.benefit)))


def limits(found: PromisedAnswer) -> None:
    """Show the limits of the states, which are assumptions."""
    sheet = exhibits.limits(found)
    label = f"Gränserna är vår bedömning ({len(sheet.rows)})"
    tables.folded(label, "promised_benefits-limits-fold", lambda: exhibit.data_table(sheet, "promised_benefits-limits"))


def amounts(found: PromisedAnswer, uses: Sequence[object]) -> None:
    """Show the sums that may be made, and what came was used for."""
    heading.section(
        "Belopp som får läggas ihop",
        "Bara inom samma enhet, slag och prisår. Det som gav mer än planen täcker aldrig det som uteblev.",
    )
    exhibit.table(exhibits.sums(found))
    heading.section("Vad användes vinsten till?")
    if uses:
        exhibit.table(exhibits.uses(found))
    else:
        prose.say("Inget utfall är registrerat ännu, och därför inget att använda.")
