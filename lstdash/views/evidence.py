"""From a number to what it rests on: source marks, conflict notes, and the figures a page opens with."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstdash.evidence import background
from lstdash.evidence.background import Fact
from lstdash.evidence.citations import Conflict, DecisionCard, Figure, Source
from lstdash.views import cache, cards, downloads, link, prose

MOST_CARDS = 5  # what somebody takes in at once


def headline(text: str) -> DeltaGenerator:
    """Show the page's one sentence; return its place. Its class is what sv.js reads aloud when it changes."""
    downloads.answered(text)
    return st.html(_headline(text))


def restate(place: DeltaGenerator, text: str) -> DeltaGenerator:
    """Say the sentence anew where it stands, when more is known."""
    downloads.answered(text)
    return place.html(_headline(text))


def _headline(text: str) -> str:
    return f'<div class="st-key-headline">{prose.paragraph(text, "strong")}</div>'


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
    return f'<p>{escape(one.answer)}</p><div class="screen-only">{link.lines(basis(one.page, one.row_id))}</div>'


def basis(page: str, row_id: str) -> list[str]:
    """Return links from a statement to where one can try for oneself, and to what it rests on."""
    return [link.to(page, "Pröva själv"), link.to_row("Vad vilar det på?", row_id)]


def facts(address: str) -> None:
    """Show what the documents say beside a page's figures, folded by topic; each statement leads to its row."""
    cards.draw(cache.answer(_facts, address))


def _facts(version: str, address: str) -> str:
    shown = background.of_page(version, address)
    folds = (cards.fold(f"{topic.name} ({len(topic.facts)})", "".join(map(_fact, topic.facts))) for topic in shown)
    return f'<div class="facts pieces"><h2>Mer ur källorna</h2>{"".join(folds)}</div>' if shown else ""


def _fact(fact: Fact) -> str:
    return f"<p>{escape(fact.statement)} {_source(fact.source)}</p>"


def source_note(sources: Sequence[Source]) -> None:
    """Show what the page rests on, each a link to its row."""
    cards.draw(marks(sources))


def marks(sources: Sequence[Source]) -> str:
    """Return the HTML of what something rests on, each a link to its row."""
    return link.lines(_source(source) for source in sources if source.row_id)


def _source(source: Source) -> str:
    return link.to_row(f"Källa: {source.label}", source.row_id)


def conflict_notes(conflicts: Sequence[Conflict]) -> None:
    """Say openly where the sources contradict themselves, next to the figures it concerns."""
    cards.draw(contradictions(conflicts, "conflicts"))


def contradictions(conflicts: Sequence[Conflict], key: str) -> str:
    """Return the HTML of the fold that says so; nothing where nothing contradicts. `key` tells it from others on the page."""
    said = "".join(map(_conflict, conflicts))
    return cards.fold(f"Här säger källan emot sig själv ({len(conflicts)})", said, key) if said else ""


def _conflict(conflict: Conflict) -> str:
    told = (
        f"{conflict.printed_a} · {conflict.printed_b}",
        f"Raderna ger: {conflict.recomputed}",
        f"Så gör vi: {conflict.handling}",
    )
    lines = "<br>".join((f"<strong>{escape(conflict.title)}</strong>", *map(escape, told)))
    return f"<p>{lines}</p><p>{link.to_row('Visa raden på Källor', conflict.row_id)}</p>"
