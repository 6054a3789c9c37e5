"""The parts of /mitt-lan: choosing a county, what likeness is made of, and what the other pages say."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from html import escape
from pathlib import Path

import streamlit as st

from lstdash import formats
from lstdash.catalog.counties import COUNTIES
from lstdash.charts import county_map
from lstdash.evidence.citations import PageLine
from lstdash.evidence.county_map import CountyMap
from lstdash.questions.my_county.answers import my_county
from lstdash.questions.my_county.answers.compare import SAME, side_by_side
from lstdash.questions.my_county.answers.contacts import Calls
from lstdash.questions.my_county.answers.gaps import Gap
from lstdash.questions.my_county.answers.my_county import MyCountyAnswer
from lstdash.questions.my_county.answers.nearest import Likenesses, NearestAnswer
from lstdash.questions.my_county.charts import exhibits
from lstdash.questions.my_county.views import controls
from lstdash.views import cache, cards, chart, evidence, exhibit, heading, link, prose, registers, site, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.markdown import plain

PRINT_CSS = Path(__file__).with_name("print.css")


def chooser(drawn: CountyMap) -> None:
    """Let a county be chosen on the map or in the list; every page then follows it."""
    left, right = st.columns([2, 3])
    with left:
        chart.show(county_map.figure(drawn), "valj-pa-kartan", county_map.alt(drawn), on_pick=_choose)
    with right:
        given = {name: st.query_params.get_all(name) for name in st.query_params}
        places = (link.to("my_county", name, **(given | {FOCUS.name: county})) for county, name in COUNTIES.items())
        cards.draw(
            prose.paragraph("Välj på kartan eller i listan. Valet följer med till alla sidor och i länken."),
            f'<div class="picks">{"".join(places)}</div>',
        )


def _choose(county: str) -> None:
    url_state.set_values([(FOCUS, county)])


def likenesses() -> Likenesses:
    """Return what likeness is made of, as chosen."""
    size, constellations, neighbours, activities = (float(url_state.value(control)) for control in controls.WEIGHTS)
    return Likenesses(size, constellations, neighbours, activities, int(url_state.value(controls.COMPARED)), registers.chosen())


def likeness_controls() -> None:
    """Draw the weights and the number of counties in rows, with the way back."""
    with st.container(horizontal=True, key="filters-likeness", vertical_alignment="bottom"):
        for control in controls.WEIGHTS:
            url_state.slider(control)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        url_state.slider(controls.COMPARED)
        url_state.reset(controls.declared(), "Återställ vikterna")
    registers.chooser()


def reasons(answer: NearestAnswer) -> None:
    """Say why the comparable counties are like ours."""
    if answer.by_register:
        prose.say(answer.by_register)
    near = [found for found in answer.nearest if found.is_comparable]
    st.markdown(
        "\n".join(f"- **{plain(found.name)}**, {formats.share(found.score_share)}: {plain(found.reasons)}" for found in near)
    )


def gaps(answer: MyCountyAnswer, title: str, found: Sequence[Gap]) -> None:
    """List what comparable counties take part in without ours, with whom to call; nothing when there is none."""
    if found:
        heading.small(title)
        exhibit.table(exhibits.gaps(answer, title, found))


def compare(answer: MyCountyAnswer) -> None:
    """Let another county stand beside ours, and change places with it; its lines are printed and taken along."""
    other = str(url_state.value(controls.BESIDE))
    with nullcontext() if other else st.container(key="screen-only-heading"):
        heading.section("Jämför med ett län som du väljer")
    with screen_only_row():
        url_state.select(controls.BESIDE)
        if other and other != answer.county:
            turned = [(FOCUS, other), (controls.BESIDE, answer.county)]
            st.button("Byt plats på länen", key="compare-turn", on_click=url_state.set_values, args=(turned,))
    if other == answer.county:
        st.markdown(SAME)
    elif other:
        found = side_by_side(answer, cache.answer(my_county.answer, other, likenesses()))
        prose.strong(found.headline)
        titles = {page.stem: page.question for page in site.SITES}
        exhibit.table(exhibits.compared(answer, found, titles))


def call(found: Calls) -> None:
    """Say how the boards to call are reached, each by its own public page; nothing when there is nobody to call."""
    if found.sentence or found.contacts:
        heading.section("Vem ringer vi?")
    if found.sentence:
        prose.say(found.sentence)
    for one in found.contacts:
        page = f'<a href="{escape(one.page)}" target="_blank" rel="noopener noreferrer">{escape(one.function)}</a>'
        address = f" · {escape(one.address)}" if one.address else ""
        st.html(f'<p>{escape(one.name)}: {page}{address}</p><p class="beside">{link.to_row("Källa", one.row_id)}</p>')


def one_sheet() -> None:
    """Make the page print on one A4."""
    st.html(PRINT_CSS)


def screen_only_row() -> AbstractContextManager[object]:
    """Controls in a row, for choosing and not for paper."""
    return st.container(horizontal=True, key="screen-only-compare", vertical_alignment="bottom")


def screen_only() -> AbstractContextManager[object]:
    """What follows is for choosing, not for the sheet of paper."""
    return st.container(key="screen-only")


def own(lines: Sequence[tuple[str, str]]) -> None:
    """List what the county takes part in, by role."""
    st.markdown("\n".join(f"- **{plain(role.capitalize())}:** {plain(names)}" for role, names in lines))


def page_lines(lines: Sequence[PageLine]) -> None:
    """Say what other pages say for the county; each line leads to its page and to its source."""
    for line in lines:
        st.html(f'<p>{escape(line.text)}</p><p class="beside">{" ".join(evidence.basis(line.page, line.row_id))}</p>')
