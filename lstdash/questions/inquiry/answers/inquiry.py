"""What the 2024 inquiry proposes, who says yes, and what happens to local self-government. (SOU 2024:43 and the answers to it)

A respondent counts once, whoever spoke for it. Silence is told apart from support: a proposal may be retold without a stand, or
not be mentioned at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import order, store
from lstdash.catalog.consultation import SELF_GOVERNMENT, TOPICS
from lstdash.evidence.citations import Figure, Source, citation, documents, row_id
from lstdash.questions.inquiry.answers import words
from lstdash.questions.inquiry.model import stances
from lstdash.questions.inquiry.model.stances import Position, Recurring

Papers = Mapping[str, store.Row]  # documents by key, read once: answers may be thousands
Choices = tuple[str, str, str]  # topic, kind and respondent; empty = all


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice says, and its row."""

    respondent: str
    voice: str
    stance: str
    conditions: tuple[str, ...]
    summary: str
    source: Source

    @property
    def who(self) -> str:
        """The respondent, and who spoke for it."""
        return f"{self.respondent}: {self.voice}" if self.voice else self.respondent


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal or assessment: each respondent's answer in the order of the respondents, how many of each, who says what."""

    key: str
    kind: str
    name: str
    description: str
    topic: str
    self_government: str
    self_government_note: str
    answers: tuple[str, ...]
    counts: tuple[int, ...]
    told: tuple[Told, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class InquiryAnswer:
    """The chosen proposals by topic, and what the chosen respondents say of them and beyond them."""

    headline: str
    title: str
    respondents: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    beyond: tuple[Told, ...]
    recurring: tuple[Recurring, ...]
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The answers that somebody gave, in their order; silence always."""
        total = stances.total(one.counts for one in self.proposals)
        quiet = (stances.SILENT, stances.UNSAID)
        return tuple(answer for answer, count in zip(stances.ANSWERS, total, strict=True) if count or answer in quiet)

    @property
    def topics(self) -> dict[str, tuple[Proposal, ...]]:
        """The proposals by topic, in the topics' order."""
        found: dict[str, list[Proposal]] = {}
        for one in self.proposals:
            found.setdefault(one.topic, []).append(one)
        return {topic: tuple(found[topic]) for topic in TOPICS if topic in found}

    @property
    def touching(self) -> tuple[Proposal, ...]:
        """The proposals of which the inquiry itself says something about self-government, what cuts it first."""
        found = (one for one in self.proposals if one.self_government)
        return tuple(sorted(found, key=lambda one: SELF_GOVERNMENT.index(one.self_government)))

    def tellers(self, found: Recurring) -> tuple[Told, ...]:
        """Who asks for a condition that recurs."""
        every = (*(told for one in self.proposals for told in one.told), *self.beyond)
        return tuple(told for told in every if found.condition.casefold() in map(str.casefold, told.conditions))


def respondents(version: str) -> tuple[str, ...]:
    """Return everybody whose answer is published, by name."""
    return tuple(sorted({row["respondent"] for row in store.table("consultation_positions", version)}, key=order.name))


def answer(version: str, choices: Choices) -> InquiryAnswer:
    """Return what the chosen respondents say of the chosen proposals."""
    topic, kind, respondent = choices
    everybody = respondents(version)
    shown = tuple(one for one in everybody if respondent in ("", one))
    positions = [row for row in store.table("consultation_positions", version) if row["respondent"] in shown]
    papers = documents(version)
    told = {row["position"]: _told(papers, row) for row in positions}
    rows = [
        row for row in store.table("inquiry_proposals", version) if topic in ("", row["topic"]) and kind in ("", row["kind"])
    ]
    counted = [_position(row) for row in positions]
    answers = stances.answered([row["inquiry_proposal"] for row in rows], shown, counted)
    by_proposal = _by_proposal(positions, told)
    proposals = tuple(
        _proposal(papers, row, answers[row["inquiry_proposal"]], by_proposal.get(row["inquiry_proposal"], ()))
        for row in sorted(rows, key=_place)
    )
    of_rows = set(answers) | {None}
    recurring = stances.recurring(one for one in counted if one.proposal in of_rows)
    return InquiryAnswer(
        words.headline(topic, proposals, shown, everybody),
        words.title(proposals),
        shown,
        proposals,
        by_proposal.get("", ()),
        recurring,
        words.figures(proposals, shown, counted),
        tuple(dict.fromkeys((*(one.source for one in proposals[:1]), *(one.source for one in list(told.values())[:1])))),
    )


def _place(row: store.Row) -> tuple[int, bool, object]:
    return TOPICS.index(row["topic"]), row["kind"] != "förslag", order.name(row["name"])


def _position(row: store.Row) -> Position:
    conditions = stances.split(row["conditions"])
    answer = words.OF_STANCE[row["stance"]]
    return Position(row["position"], row["inquiry_proposal"], row["respondent"], answer, conditions)


def _told(papers: Papers, row: store.Row) -> Told:
    return Told(
        row["respondent"],
        row["voice"] or "",
        row["stance"],
        stances.split(row["conditions"]),
        row["summary"] or "",
        _source(papers, row, "consultation_positions", row["position"]),
    )


def _source(papers: Papers, row: store.Row, table: str, key: str) -> Source:
    return Source(row_id(table, key), citation(papers[row["source"]], row["section"]))


def _by_proposal(positions: Sequence[store.Row], told: dict[str, Told]) -> dict[str, tuple[Told, ...]]:
    found: dict[str, list[Told]] = {}
    for row in positions:
        found.setdefault(row["inquiry_proposal"] or "", []).append(told[row["position"]])
    return {proposal: tuple(sorted(said, key=lambda one: order.name(one.who))) for proposal, said in found.items()}


def _proposal(papers: Papers, row: store.Row, answers: tuple[str, ...], told: tuple[Told, ...]) -> Proposal:
    return Proposal(
        row["inquiry_proposal"],
        row["kind"],
        row["name"],
        row["description"],
        row["topic"],
        row["self_government"] or "",
        row["self_government_note"] or "",
        answers,
        stances.counted(answers),
        told,
        _source(papers, row, "inquiry_proposals", row["inquiry_proposal"]),
    )
