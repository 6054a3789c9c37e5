"""The parts of /konstellationer: what is tried, which facts count, and what to say when they cannot hold together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from lstdash import formats
from lstdash.evidence.citations import MARKS, Conflict, Source
from lstdash.evidence.survey import Choices, StatedFact, Trouble
from lstdash.exports.content import Cell, Export, Sheet, SlideChart, Stamp
from lstdash.questions.constellations.answers import map as constellations_map
from lstdash.questions.constellations.answers import members as constellations_members
from lstdash.questions.constellations.answers.constellations import ConstellationsAnswer
from lstdash.questions.constellations.answers.map import MapAnswer, MapClass
from lstdash.questions.constellations.answers.members import MembersAnswer
from lstdash.questions.constellations.answers.what_if import Scenario
from lstdash.questions.constellations.charts import constellations as charts
from lstdash.questions.constellations.views import controls
from lstdash.views import chart, downloads, tables, url_state
from lstdash.views.controls import FOCUS, Control
from lstdash.views.evidence import plain

Table = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]  # name, columns, rows
Pick = Callable[[str], None] | None


def choices() -> Choices:
    """Return which facts count, as chosen."""
    north = url_state.value(controls.NORTH)
    year = url_state.value(controls.YEAR)
    return Choices(
        url_state.value(controls.EAST),
        "" if north == controls.NORTH.default else north,
        url_state.value(controls.WITHOUT),
        int(year) if year else None,
    )


def scenario() -> Scenario:
    """Return what is tried, as chosen."""
    return Scenario(*(url_state.value(control) for control in controls.WHAT_IF))


def what_if_controls() -> None:
    """Draw what can be tried, in one row."""
    with st.container(horizontal=True, key="filters-tried", vertical_alignment="bottom"):
        url_state.multiselect(controls.PROPOSALS)
        url_state.multiselect(controls.MOVED)
        url_state.select(controls.TARGET)
        url_state.multiselect(controls.MERGED)


def fact_controls(answer: ConstellationsAnswer) -> None:
    """Draw which facts count, in one row, with the way back."""
    with st.container(horizontal=True, key="filters-facts", vertical_alignment="bottom"):
        if len(answer.years) > 1:
            url_state.select(controls.YEAR, [str(year) for year in answer.years])
        url_state.select(controls.EAST)
        url_state.select(controls.NORTH)
        url_state.multiselect(controls.WITHOUT)


def tried(answer: MembersAnswer) -> None:
    """Say what the tried changes lead to, what is missing, or why they cannot be made."""
    for text in (answer.sentence, answer.hint):
        if text:
            st.info(plain(text))
    if answer.trouble:
        trouble(answer.trouble)


def trouble(told: Trouble) -> None:
    """Explain calmly what cannot hold together."""
    lines = [f"**{label}:** {plain(text)}" for label, text in told.lines]
    st.warning("\n\n".join([plain(told.what), *lines]), title="Det går inte ihop")


@dataclass(frozen=True)
class Papers:
    """What every file taken from a page carries: the page, what it rests on and what was chosen."""

    page_title: str
    sources: Sequence[Source]
    conflicts: Sequence[Conflict]
    controls: Sequence[Control]

    def chosen(self) -> list[tuple[str, str]]:
        """Return what the reader has chosen on the page, the county among it."""
        return downloads.choices((*self.controls, FOCUS))


def charted(
    figure: go.Figure,
    stem: str,
    says: str,
    alt: str,
    papers: Papers,
    *behind: Table,
    pick: Pick = None,
    is_wide: bool = False,
    slide: SlideChart | None = None,
) -> None:
    """Show a chart, the files to take along and, one click away, the tables behind it (the first is the file's data).

    `says` is the chart's own conclusion, the title of its slide; `slide` is for what PowerPoint draws itself.
    """
    sheets = [Sheet(name, tuple(columns), tuple(tuple(row) for row in rows)) for name, columns, rows in behind]
    with st.container(key="grid") if is_wide else nullcontext():
        chart.show(figure, stem, alt, pick)
    stamp = downloads.stamp(papers.page_title, papers.chosen())
    downloads.row(partial(_export, figure, says, alt, papers, sheets[0], slide), stem, stamp)
    for sheet in sheets:
        if len(sheets) == 1:
            downloads.table(sheet, f"{stem}-tabell", sheet.name)
            continue
        label, key = f"Visa som tabell: {sheet.name}", f"{stem}-{formats.slug(sheet.name)}"
        draw = partial(downloads.alone, sheet, key, papers.page_title, found=papers.sources, chosen=papers.chosen())
        tables.folded(f"{label} ({formats.count(len(sheet.rows), 'rad', 'rader')})", f"{key}-fold", draw)


def _export(
    figure: go.Figure, says: str, alt: str, papers: Papers, data: Sheet, slide: SlideChart | None, stamp: Stamp
) -> Export:
    return Export(
        title=data.name,
        headline=says,
        alt=alt,
        data=data,
        sources=downloads.sources(papers.sources),
        stamp=stamp,
        conflicts=downloads.conflicts(papers.conflicts),
        draw=lambda: figure,
        slide=slide,
    )


def map_and_matrix(drawn: MapAnswer, members: MembersAnswer, papers: Papers) -> None:
    """Show the map with its list, and who belongs to what, beside each other."""
    focus = url_state.value(FOCUS)
    left, right = st.columns([2, 3])
    with left:
        st.markdown(f"**{plain(drawn.title)}**")
        table = (drawn.title, constellations_map.COLUMNS, constellations_map.table(drawn))
        charted(
            charts.map_figure(drawn, focus), "karta", members.title, charts.map_alt(drawn), papers, table, pick=_choose_county
        )
        st.markdown("\n".join(_listed(drawn, item) for item in drawn.classes))
    with right:
        st.markdown("**Vem som är med i vad**")
        held = ("Medlemmar", constellations_members.MEMBER_COLUMNS, constellations_members.member_table(members))
        overlaps = ("Överlappningar", constellations_members.OVERLAP_COLUMNS, constellations_members.overlap_table(members))
        charted(
            charts.matrix(members, focus),
            "medlemskap",
            members.overlap_sentence,
            charts.matrix_alt(members),
            papers,
            held,
            overlaps,
        )
        st.markdown(plain(members.overlap_sentence))


def _listed(drawn: MapAnswer, item: MapClass) -> str:
    held, visiting = (plain(", ".join(drawn.names[county] for county in found)) for found in (item.counties, item.visitors))
    return f"- **{plain(item.label)}:** {held}" + (f" (tillfälligt {visiting})" if visiting else "")


def _choose_county(county: str) -> None:
    url_state.set_values([(FOCUS, county)])


def stated_facts(facts: tuple[StatedFact, ...]) -> Table:
    """Return every fact: where it stands, what it rests on and whether it counts."""
    rows = tuple((fact.label, fact.section, MARKS.get(fact.quality, MARKS["fylld"]), fact.is_used) for fact in facts)
    return ("Uppgifter som spannen räknas ur", ("Uppgift", "Avsnitt", "Underlag", "Räknas med"), rows)
