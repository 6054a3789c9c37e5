"""The parts of /faktorer: the two columns of bars, what to read out of them, the map, one's own scores."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from html import escape

import streamlit as st

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.exports.content import Stamp
from lstdash.questions.factors.answers.factors import FactorsAnswer, OwnScores
from lstdash.questions.factors.answers.known import KnownFactor
from lstdash.questions.factors.answers.scale import QUESTIONS
from lstdash.questions.factors.answers.weigh import Weighed
from lstdash.questions.factors.answers.words import REREAD, REREAD_MARK
from lstdash.questions.factors.charts import exhibits
from lstdash.questions.factors.model.balance import Side
from lstdash.questions.factors.views import controls
from lstdash.views import cards, exhibit, heading, link, prose, url_state
from lstdash.views.markdown import plain

ITEM = "factors-item"
SIDES: tuple[Side, ...] = ("drives", "restrains")
LINES = "Linjen över en stapel visar mellan vilka poäng hälften i mitten ligger."


def sides(found: Weighed, sources: tuple[Source, ...] = (), stamp: Stamp | None = None, *, taken: bool = True) -> None:
    """Draw how sure the balance is, and the two sides beside each other; `taken` along one by one, else as one elsewhere."""
    for said in (found.certainty, found.own):
        if said:
            prose.say(said)
    for column, side in zip(st.columns(len(SIDES), gap="medium"), SIDES, strict=True):
        with column:
            shown = exhibits.bars(found, side, sources)
            heading.section(shown.title)
            if not found.of(side):
                prose.say("Ingen har satt poäng på styrkan.")
            elif taken:
                exhibit.show(shown, stamp=stamp, marks=False)
            else:
                exhibit.drawn(shown)
                exhibit.behind(shown)


def reading(found: Weighed) -> None:
    """Draw what the bars show, and what may not be read out of them."""
    is_reread = any(bar.is_reread and bar.strength is not None for bar in found.bars)
    for said in (LINES if found.people > 1 else "", REREAD if is_reread else "", found.leverage):
        if said:
            prose.say(said)
    if found.total:
        st.warning(plain(found.total))


def order(found: Weighed, stamp: Stamp | None = None) -> None:
    """Draw the restraints that can be acted on, or why they have no order."""
    heading.section("Vilka motstånd går att ta sig an först?")
    if found.no_order:
        prose.say(found.no_order)
        return
    prose.say("Mest rådighet först, sedan störst styrka. Bara motstånd med minst 3 i rådighet är med, och lika delar plats.")
    exhibit.table(exhibits.order(found), stamp)


def counted(answer: FactorsAnswer) -> None:
    """Draw how many factors of each side stand in each section of the report; nothing before any is published."""
    if answer.factors:
        shown = exhibits.everything(answer.factors)
        heading.section(shown.title)
        exhibit.drawn(shown)
        exhibit.taken(shown)


def everything(answer: FactorsAnswer) -> None:
    """Draw the report's factors side by side, each with where it stands.

    Folded away below the bars of one's own scores, with the whole table as files.
    """
    count = formats.count(len(answer.factors), "faktor", "faktorer")
    with st.expander(f"Rapportens {count}: vad de innebär") if answer.weighed else nullcontext():
        _map(answer)
    if answer.weighed:
        exhibit.files(exhibits.everything(answer.factors))


def _map(answer: FactorsAnswer) -> None:
    for side in SIDES:
        listed = [one for one in answer.factors if one.side == side]
        if listed:
            heading.section(f"{exhibits.TITLES[side]} ({len(listed)})")
            if side == "drives" and answer.reread:
                prose.say(answer.reread)
            cards.texts(map(_frame, listed))


def _frame(one: KnownFactor) -> str:
    mark = f" {REREAD_MARK}" if one.is_reread else ""
    source = link.to_row(f"Källa: {one.source.label}", one.source.row_id)
    return f"<h3>{escape(one.name)}{mark}</h3><p>{escape(one.description)}</p>{link.lines([source])}"


def own_scores(factors: Sequence[KnownFactor], own: OwnScores) -> None:
    """Let a reader score a factor; the scores stand in the address and nowhere else."""
    names = {one.key: one.name for one in factors}
    with st.expander(f"Pröva egna poäng ({len(own)} faktorer)" if own else "Pröva egna poäng", expanded=bool(own)):
        prose.say("Poängen sparas bara i länken. Faktorerna är rapportens; frågorna och stegens ord är våra.")
        key = st.selectbox(
            "Faktor", list(names), index=None, key=ITEM, format_func=lambda one: names[one], placeholder="Välj en faktor"
        )
        if key:
            present = dict(own).get(key, (0, 0))
            for at in range(len(QUESTIONS)):
                _question(key, at, present[at])
        if own:
            prose.say("Poängsatta: " + "; ".join(names[scored] for scored, _ in own) + ".")
            url_state.reset(controls.declared(), "Återställ egna poäng")


def _question(factor: str, at: int, score: int) -> None:
    question, key = QUESTIONS[at], f"factors-score-{factor}-{QUESTIONS[at].key}"
    st.session_state[key] = score or None
    st.segmented_control(
        question.name,
        [1, 2, 3, 4, 5],
        key=key,
        format_func=lambda step: f"{step} {plain(question.anchors[step - 1])}",
        on_change=lambda: _set(factor, at, st.session_state[key] or 0),
    )


def _set(factor: str, at: int, score: int) -> None:
    own: dict[str, tuple[int, int]] = dict(url_state.value(controls.OWN))
    strength, reach = own.get(factor, (0, 0))
    own[factor] = (strength, score) if at else (score, reach)
    url_state.set_values([(controls.OWN, tuple((key, scores) for key, scores in own.items() if any(scores)))])
