"""From a number to what it rests on: source marks, conflict notes, and the figures a page opens with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstdash.answers.evidence import Conflict, Figure, Source
from lstdash.answers.overview import DecisionCard
from lstdash.views import heading, tables

SOURCES_PAGE = "sources.py"
PAGES_WITH_ANSWERS = ("areas", "start_here", "constellations", "my_county", "payroll")


def headline(text: str) -> DeltaGenerator:
    """Show the page's one sentence; return its place. Its key is what sv.js reads aloud when it changes."""
    with st.container(key="headline"):
        return restate(st.empty(), text)


def restate(place: DeltaGenerator, text: str) -> DeltaGenerator:
    """Say the sentence anew where it stands, when more is known."""
    place.markdown(f"**{plain(text)}**")
    return place


def figures(shown: Sequence[Figure], key: str) -> None:
    """Show the figures side by side; each leads to its source and to the conflict about it."""
    with st.container(horizontal=True, key=f"tiles-{key}"):
        for figure in shown:
            with st.container(border=True, gap="xxsmall"):
                st.metric(figure.label, figure.value)
                if figure.note:
                    st.caption(plain(figure.note))
                if figure.page:
                    st.page_link(f"{figure.page}.py", label="Visa mer")
                marks(figure.source, figure.conflict)


def marks(source: Source | None, conflict: Conflict | None) -> None:
    """Show the links from one figure to its source row and its conflict."""
    if source:
        st.page_link(SOURCES_PAGE, label=f"Källa: {plain(source.label)}", query_params={"rad": source.row_id})
    if conflict:
        st.page_link(SOURCES_PAGE, label=f"⚠ {plain(conflict.title)}", query_params={"rad": conflict.row_id})


def decision_cards(cards: Sequence[DecisionCard]) -> None:
    """Show the questions to decide: each answers in a sentence and leads to its page."""
    with st.container(horizontal=True, key="decisions"):
        for card in cards:
            with st.container(border=True):
                heading.small(card.question)
                st.markdown(plain(card.answer))
                if card.page in PAGES_WITH_ANSWERS:
                    st.page_link(f"{card.page}.py", label="Pröva själv")
                st.page_link(SOURCES_PAGE, label="Vad vilar det på?", query_params={"rad": card.row_id})


def source_note(sources: Sequence[Source]) -> None:
    """Show what the page rests on, each a link to its row."""
    for source in sources:
        st.page_link(SOURCES_PAGE, label=f"Källa: {plain(source.label)}", query_params={"rad": source.row_id})


def conflict_notes(conflicts: Sequence[Conflict], *, within: bool = False) -> None:
    """Say openly where the sources contradict themselves, next to the figures it concerns; `within`: see `tables.folded`."""
    if conflicts:
        label = f"Här säger källan emot sig själv ({len(conflicts)})"
        tables.folded(label, "conflicts-fold", lambda: _conflicts(conflicts), within=within)


def _conflicts(conflicts: Sequence[Conflict]) -> None:
    for conflict in conflicts:
        st.markdown(
            f"**{plain(conflict.title)}**  \n{plain(conflict.printed_a)} · {plain(conflict.printed_b)}  \n"
            f"Raderna ger: {plain(conflict.recomputed)}  \nSå gör vi: {plain(conflict.handling)}"
        )
        st.page_link(SOURCES_PAGE, label="Visa raden på Källor", query_params={"rad": conflict.row_id})


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands: data is never markup."""
    return "".join("\\" + char if char in "\\`*_{}[]()#+!|<>~$:" else char for char in text)
