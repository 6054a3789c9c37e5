"""From a number to what it rests on: source marks, conflict notes, and the figures a page opens with."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstdash.evidence import background
from lstdash.evidence.background import Fact
from lstdash.evidence.citations import Conflict, DecisionCard, Figure, Source
from lstdash.views import cache, cards, downloads, heading, link, tables
from lstdash.views.markdown import plain

MOST_CARDS = 5  # what somebody takes in at once


def headline(text: str) -> DeltaGenerator:
    """Show the page's one sentence; return its place. Its key is what sv.js reads aloud when it changes."""
    with st.container(key="headline"):
        return restate(st.empty(), text)


def restate(place: DeltaGenerator, text: str) -> DeltaGenerator:
    """Say the sentence anew where it stands, when more is known."""
    downloads.answered(text)
    place.markdown(f"**{plain(text)}**")
    return place


def figures(shown: Sequence[Figure]) -> None:
    """Show the figures that a page opens with; each leads to its source and to the conflict about it."""
    downloads.figured(shown)
    cards.figures(map(_figure, shown))


def _figure(figure: Figure) -> str:
    note = f"<p>{escape(figure.note)}</p>" if figure.note else ""
    links = [link.to(figure.page, "Visa mer")] if figure.page else []
    if figure.source:
        links.append(_source(figure.source))
    if figure.conflict:
        links.append(link.to_row(f"⚠ {figure.conflict.title}", figure.conflict.row_id))
    return f'<p class="label">{escape(figure.label)}</p><p class="value">{escape(figure.value)}</p>{note}{link.lines(links)}'


def decisions(shown: Sequence[DecisionCard]) -> None:
    """Show the questions to decide: each answers in a sentence and leads to its page; those after the first five fold out."""
    cards.texts(f"<h3>{escape(one.question)}</h3>{_answered(one)}" for one in shown[:MOST_CARDS])
    if shown[MOST_CARDS:]:
        st.html("<h3>Fler frågor</h3>")
        cards.folds((one.question, _answered(one)) for one in shown[MOST_CARDS:])


def _answered(one: DecisionCard) -> str:
    return f"<p>{escape(one.answer)}</p>{link.lines(basis(one.page, one.row_id))}"


def basis(page: str, row_id: str) -> list[str]:
    """Return links from a statement to where one can try for oneself, and to what it rests on."""
    return [link.to(page, "Pröva själv"), link.to_row("Vad vilar det på?", row_id)]


def facts(address: str) -> None:
    """Show what the documents say beside a page's figures, folded by topic; each statement leads to its row."""
    if shown := cache.answer(background.of_page, address):
        with st.container(key="facts"):
            heading.section("Mer ur källorna")
            cards.folds((f"{topic.name} ({len(topic.facts)})", "".join(map(_fact, topic.facts))) for topic in shown)


def _fact(fact: Fact) -> str:
    return f"<p>{escape(fact.statement)} {_source(fact.source)}</p>"


def source_note(sources: Sequence[Source]) -> None:
    """Show what the page rests on, each a link to its row."""
    link.draw(*(_source(source) for source in sources if source.row_id))


def _source(source: Source) -> str:
    return link.to_row(f"Källa: {source.label}", source.row_id)


def conflict_notes(conflicts: Sequence[Conflict], key: str = "conflicts", *, within: bool = False) -> None:
    """Say openly where the sources contradict themselves, next to the figures it concerns.

    `key` tells it from others on the page; `within`: see `tables.folded`.
    """
    if conflicts:
        label = f"Här säger källan emot sig själv ({len(conflicts)})"
        tables.folded(label, f"{key}-fold", lambda: _conflicts(conflicts), within=within)


def _conflicts(conflicts: Sequence[Conflict]) -> None:
    for conflict in conflicts:
        st.markdown(
            f"**{plain(conflict.title)}**  \n{plain(conflict.printed_a)} · {plain(conflict.printed_b)}  \n"
            f"Raderna ger: {plain(conflict.recomputed)}  \nSå gör vi: {plain(conflict.handling)}"
        )
        link.draw(link.to_row("Visa raden på Källor", conflict.row_id))
