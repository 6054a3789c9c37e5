"""The parts of /mitt-lan: choosing a county, what likeness is made of, and what the other pages say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from html import escape
from pathlib import Path

import streamlit as st

from lstdash import formats
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.citations import PageLine
from lstdash.exports.content import Series, Sheet, SlideChart
from lstdash.questions.constellations.answers.map import MapAnswer
from lstdash.questions.constellations.charts import constellations as charts
from lstdash.questions.constellations.views.parts import Papers
from lstdash.questions.my_county.answers.gaps import COLUMNS, Gap, gap_table
from lstdash.questions.my_county.answers.nearest import Likenesses, NearestAnswer
from lstdash.questions.my_county.views import controls
from lstdash.views import chart, downloads, evidence, heading, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.evidence import plain

PRINT_CSS = Path(__file__).with_name("print.css")


def chooser(drawn: MapAnswer) -> None:
    """Let a county be chosen on the map or in the list; every page then follows it."""
    left, right = st.columns([2, 3])
    with left:
        chart.show(charts.map_figure(drawn), "valj-pa-kartan", charts.map_alt(drawn), on_pick=_choose)
    with right:
        st.markdown("Välj på kartan eller i listan. Valet följer med till alla sidor och i länken.")
        with st.container(horizontal=True, key="chooser"):
            for county, name in COUNTIES.items():
                st.button(name, key=f"choose-{county}", on_click=_choose, args=(county,))


def _choose(county: str) -> None:
    url_state.set_values([(FOCUS, county)])


def likenesses() -> Likenesses:
    """Return what likeness is made of, as chosen."""
    size, constellations, neighbours, activities = (float(url_state.value(control)) for control in controls.WEIGHTS)
    return Likenesses(size, constellations, neighbours, activities, int(url_state.value(controls.COMPARED)))


def likeness_controls() -> None:
    """Draw the weights and the number of counties in rows, with the way back."""
    with st.container(horizontal=True, key="filters-likeness", vertical_alignment="bottom"):
        for control in controls.WEIGHTS:
            url_state.slider(control, lambda weight: formats.plain(weight) if weight else "räknas inte")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        url_state.slider(controls.COMPARED, formats.plain)
        url_state.reset(controls.CONTROLS, "Återställ vikterna")


def reasons(answer: NearestAnswer) -> None:
    """Say why the comparable counties are like ours."""
    near = [found for found in answer.nearest if found.is_comparable]
    st.markdown("\n".join(f"- **{found.name}**, {formats.share(found.score_share)}: {found.reasons}" for found in near))


def nearest_slide(answer: NearestAnswer) -> SlideChart:
    """Describe the likenesses as bars that PowerPoint draws itself."""
    names, shares = zip(*((found.name, found.score_share) for found in answer.nearest), strict=True)
    return SlideChart("bar", (Series("Likhet", shares),), names, is_share=True)


def gaps(title: str, found: Sequence[Gap], names: Mapping[str, str], papers: Papers) -> None:
    """List what comparable counties take part in without ours, with whom to call; nothing when there is none."""
    if found:
        heading.small(title)
        sheet = Sheet(title, COLUMNS, tuple(gap_table(found, names)))
        downloads.alone(sheet, f"gaps-{formats.slug(title)}", papers.page_title, found=papers.sources, chosen=papers.chosen())


def one_sheet() -> None:
    """Make the page print on one A4."""
    st.html(PRINT_CSS)


def screen_only() -> AbstractContextManager[object]:
    """What follows is for choosing, not for the sheet of paper."""
    return st.container(key="screen-only")


def own(lines: Sequence[tuple[str, str]]) -> None:
    """List what the county takes part in, by role."""
    st.markdown("\n".join(f"- **{role.capitalize()}:** {plain(names)}" for role, names in lines))


def page_lines(lines: Sequence[PageLine]) -> None:
    """Say what other pages say for the county; each line leads to its page and to its source."""
    for line in lines:
        st.html(f'<p>{escape(line.text)}</p><p class="beside">{" ".join(evidence.basis(line.page, line.row_id))}</p>')
