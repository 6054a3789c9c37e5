"""The parts of /utredningen that are read: each answer, condition, link and step with a link to its row."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from lstdash import formats
from lstdash.questions.inquiry.answers import tables, words
from lstdash.questions.inquiry.answers.dialogue import Step
from lstdash.questions.inquiry.answers.inquiry import InquiryAnswer, Proposal, Told
from lstdash.questions.inquiry.answers.links import Link
from lstdash.questions.inquiry.charts.plots import MARKS
from lstdash.questions.inquiry.model import stances
from lstdash.views import cards, link

MOST_TOLD = 200  # voices that are read one by one; beyond it the table and the choices serve better
TOO_MANY = "Välj ämne eller remissinstans för att läsa svaren ett för ett. Alla står i tabellen Svaren rad för rad."


def proposals(answer: InquiryAnswer, only: str) -> None:
    """Draw each topic folded: its proposals, how they are answered, and who says what while those are few enough to read."""
    chosen = tables.chosen(answer, only)
    is_told = sum(len(one.told) for one in chosen) <= MOST_TOLD
    if not is_told:
        st.caption(TOO_MANY)
    by_topic = {topic: [one for one in found if one in chosen] for topic, found in answer.topics.items()}
    cards.folds(
        (f"{topic.capitalize()} ({len(found)})", "".join(_proposal(one, is_told) for one in found))
        for topic, found in by_topic.items()
        if found
    )


def _proposal(one: Proposal, is_told: bool) -> str:
    counted = [(answer, count) for answer, count in zip(stances.ANSWERS, one.counts, strict=True) if count]
    given = ", ".join(
        f"{MARKS[answer][2]} {words.ANSWERS[answer]}{f' {count}' if len(one.answers) > 1 else ''}" for answer, count in counted
    )
    head = f"<p><b>{escape(one.name)}</b> ({one.kind}). {escape(one.description)} {_row(one)}</p><p>{escape(given)}</p>"
    return head + (told(one.told) if is_told else "")


def _row(found: Proposal | Told | Step) -> str:
    return link.to_row(f"Källa: {found.source.label}", found.source.row_id)


def told(said: Iterable[Told]) -> str:
    """Return the HTML of what voices say, a paragraph each."""
    return "".join(
        f"<p>{escape(one.who)}: <em>{escape(one.stance)}</em>. {escape(one.summary)} {_row(one)}</p>" for one in said
    )


def self_government(answer: InquiryAnswer) -> None:
    """Draw what the inquiry says of self-government, a frame a proposal, with the answers to it."""
    cards.texts(map(_touching, answer.touching))


def _touching(one: Proposal) -> str:
    given = words.answer_counts(stances.taken(one.counts)) or "inget svar tar ställning"
    return (
        f"<h3>{escape(one.name)}</h3><p><strong>{escape(words.SAID_BY_INQUIRY[one.self_government])}.</strong> "
        f"{escape(one.self_government_note)}</p><p>Svar: {escape(given)}.</p>{link.lines([_row(one)])}"
    )


def conditions(answer: InquiryAnswer) -> None:
    """Draw each condition that recurs, folded over those who ask for it."""
    cards.folds(
        (f"{one.condition[:1].upper()}{one.condition[1:]} ({words.recurs(one.places, len(one.respondents))})", told(said))
        for one in answer.recurring
        if (said := answer.tellers(one)[:MOST_TOLD])
    )


def beyond(answer: InquiryAnswer) -> None:
    """Draw what is said beyond the proposals, folded."""
    if answer.beyond:
        many = formats.count(len(answer.beyond), "punkt", "punkter")
        cards.folds([(f"Vad svaren säger utöver förslagen ({many})", told(answer.beyond[:MOST_TOLD]))])


def links(found: Iterable[Link]) -> None:
    """Draw the links folded by relation, those that point apart first."""
    by_relation: dict[str, list[Link]] = {}
    for one in found:
        by_relation.setdefault(one.relation, []).append(one)
    cards.folds(
        (f"{relation.capitalize()} ({len(several)})", "".join(map(_link, several))) for relation, several in by_relation.items()
    )


def _link(one: Link) -> str:
    rows = ((one.proposal_source, "2024"), (one.touched_source, "2006"), (one.source, "länken"))
    marks = " ".join(link.to_row(f"Källa: {name}", found.row_id) for found, name in rows)
    return (
        f"<p><b>{escape(one.proposal)}</b> (2024) och <b>{escape(one.touched)}</b> (2006). {escape(one.summary)} "
        f"<em>{escape(one.reading.capitalize())}.</em> {marks}</p>"
    )


def dialogue(steps: Iterable[Step]) -> None:
    """Draw the thread, a frame a step."""
    cards.texts(
        f"<h3>{escape(step.who)}</h3><p>{escape(step.when.capitalize())}</p><p>{escape(step.said)}</p>"
        f"<p>Vad som följde: {escape(step.followed)}</p>{link.lines([_row(step)])}"
        for step in steps
    )
