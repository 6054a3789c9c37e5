"""What is shown and taken away from /utredningen: answers by topic and by proposal, who says what, the links, the thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Look, Series, Sheet, SlideChart, of_table
from lstdash.questions.inquiry.answers import tables, words
from lstdash.questions.inquiry.answers.dialogue import DIALOGUE_COLUMNS, Dialogue, dialogue_table
from lstdash.questions.inquiry.answers.inquiry import InquiryAnswer
from lstdash.questions.inquiry.answers.links import LINK_COLUMNS, Links, link_table
from lstdash.questions.inquiry.charts import plots
from lstdash.questions.inquiry.model import stances
from lstdash.same import same

LOOKS: dict[str, Look] = {
    stances.YES: "accent",
    stances.CONDITION: "light",
    stances.ASKS: "focus",
    stances.OTHER: "focus",
    stances.NO: "warning",
    stances.SPLIT: "warning",
    stances.SILENT: "context",
    stances.UNSAID: "hatched",
}

MOST_NARROW = 6  # kinds of answers that a phone shows side by side


@same
def topics(answer: InquiryAnswer) -> Exhibit:
    """The answers topic by topic."""
    rows = tables.topics(answer)
    names = tuple(str(row[0]).capitalize() for row in rows)
    return Exhibit(
        stem="utredningen-amnen",
        title="Svaren ämne för ämne, 2024",
        says=answer.title,
        alt=plots.topics_alt(answer),
        table=Sheet("Ämne för ämne", tables.TOPICS, rows),
        figure=partial(plots.topics, answer) if rows else None,
        slide=_stacked(answer.kinds, [tuple(map(int, row[1:])) for row in rows], names) if rows else None,
        sources=answer.sources,
    )


@same
def proposals(answer: InquiryAnswer, only: str = "") -> Exhibit:
    """The answers proposal by proposal; the workbook also holds who says what, and each respondent's answers."""
    rows, told = tables.proposals(answer, only), tables.on_slide(answer, only)
    return Exhibit(
        stem="utredningen-forslag",
        title="Svaren förslag för förslag, 2024",
        says=words.proposals_title(answer.proposals),
        alt=plots.grid_alt(answer, only),
        table=Sheet("Förslag för förslag", tables.PROPOSALS, rows),
        figure=partial(plots.grid, answer, only) if rows else None,
        slide=_stacked(stances.TAKEN, [one.counts for one in told], tuple(one.name for one in told)) if told else None,
        sources=tuple(one.source for one in tables.chosen(answer, only)),
        is_wide=len(answer.kinds) > MOST_NARROW,
        more=(
            Sheet("Svaren rad för rad", tables.POSITIONS, tables.positions(answer, only)),
            Sheet("Remissinstanser", tables.RESPONDENTS, tables.respondents(answer)),
        ),
    )


def _stacked(kinds: Sequence[str], counts: Sequence[Sequence[int]], names: tuple[str, ...]) -> SlideChart:
    """A bar for each name, a part for each kind of answer that somebody gave; a part of nothing has no number."""
    parts = [(given, tuple(float(row[stances.ANSWERS.index(given)]) or None for row in counts)) for given in kinds]
    series = tuple(Series(words.ANSWERS[given].capitalize(), found, LOOKS[given]) for given, found in parts if any(found))
    return SlideChart("stacked", series, names)


@same
def positions(answer: InquiryAnswer, only: str = "") -> Exhibit:
    """Who says what, a row a voice and proposal."""
    found = Sheet("Svaren rad för rad", tables.POSITIONS, tables.positions(answer, only))
    return of_table(found, tuple(told.source for one in tables.chosen(answer, only) for told in one.told))


@same
def respondents(answer: InquiryAnswer) -> Exhibit:
    """How each respondent answers in all."""
    return of_table(Sheet("Remissinstans för remissinstans", tables.RESPONDENTS, tables.respondents(answer)), answer.sources)


@same
def conditions(answer: InquiryAnswer) -> Exhibit:
    """The conditions that recur."""
    found = Sheet("Villkor som återkommer", tables.CONDITIONS, tables.conditions(answer))
    return of_table(found, tuple(told.source for one in answer.recurring for told in answer.tellers(one)))


@same
def links(found: Links) -> Exhibit:
    """The links to the proposals of 2006."""
    return of_table(Sheet("Förslagen 2024 och 2006", LINK_COLUMNS, link_table(found)), _of_links(found))


def _of_links(found: Links) -> tuple[Source, ...]:
    return tuple(source for one in found.links for source in (one.source, one.proposal_source, one.touched_source))


@same
def dialogue(found: Dialogue) -> Exhibit:
    """The thread of 2016."""
    steps = Sheet("Regional dialog 2016", DIALOGUE_COLUMNS, dialogue_table(found))
    return of_table(steps, tuple(step.source for step in found.steps))
