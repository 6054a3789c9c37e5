"""The rows behind /utredningen: proposal by proposal, answer by answer, topic by topic, and who says what."""

from __future__ import annotations

from lstdash import formats
from lstdash.questions.inquiry.answers import words
from lstdash.questions.inquiry.answers.inquiry import InquiryAnswer, Proposal, Told
from lstdash.questions.inquiry.model import stances

GIVEN = tuple(words.ANSWERS[answer].capitalize() for answer in stances.ANSWERS)
PROPOSALS = ("Förslag", "Slag", "Ämne", *GIVEN, "Självstyrelsen", "Avsnitt")
POSITIONS = ("Förslag", "Ämne", "Remissinstans", "Röst", "Ståndpunkt", "Villkor", "Innebörd", "Avsnitt")
TOPICS = ("Ämne", *GIVEN)
RESPONDENTS = ("Remissinstans", *GIVEN)
CONDITIONS = ("Villkor", "Ställen", "Remissinstanser", "Förslag det gäller")
MOST_ON_SLIDE = 20  # names that can be read from the back of a room
BEYOND = "Utöver förslagen"


def proposals(answer: InquiryAnswer, only: str = "") -> tuple[tuple[str | int, ...], ...]:
    """Return a row a proposal with the number of each answer; `only` those that somebody answers so."""
    return tuple(
        (one.name, one.kind, one.topic, *one.counts, one.self_government or formats.MISSING, one.source.label)
        for one in chosen(answer, only)
    )


def chosen(answer: InquiryAnswer, only: str) -> tuple[Proposal, ...]:
    """Return the proposals that somebody answers so; all when nothing is asked for."""
    return tuple(one for one in answer.proposals if only in ("", *one.answers))


def on_slide(answer: InquiryAnswer, only: str = "") -> tuple[Proposal, ...]:
    """Return the proposals that somebody takes a stand on, in order; of many those that most do not simply say yes to."""
    taken = [one for one in chosen(answer, only) if stances.taken(one.counts)]
    yes = stances.ANSWERS.index(stances.YES)
    least_agreed = sorted(taken, key=lambda one: one.counts[yes] - sum(stances.taken(one.counts).values()))
    kept = {one.key for one in least_agreed[:MOST_ON_SLIDE]}
    return tuple(one for one in taken if one.key in kept)


def positions(answer: InquiryAnswer, only: str = "") -> tuple[tuple[str, ...], ...]:
    """Return a row a voice and proposal, then what is said beyond the proposals."""
    rows = [_position(one.name, one.topic, told) for one in chosen(answer, only) for told in one.told]
    return (*rows, *(_position(BEYOND, formats.MISSING, told) for told in answer.beyond))


def _position(name: str, topic: str, told: Told) -> tuple[str, ...]:
    conditions = "; ".join(told.conditions) or formats.MISSING
    return (name, topic, told.respondent, told.voice, told.stance, conditions, told.summary, told.source.label)


def topics(answer: InquiryAnswer) -> tuple[tuple[str | int, ...], ...]:
    """Return a row a topic with the number of each answer to its proposals."""
    return tuple((topic, *stances.total(one.counts for one in found)) for topic, found in answer.topics.items())


def respondents(answer: InquiryAnswer) -> tuple[tuple[str | int, ...], ...]:
    """Return a row a respondent with the number of each answer it gives."""
    by_respondent = zip(*(one.answers for one in answer.proposals), strict=True)
    return tuple((name, *stances.counted(found)) for name, found in zip(answer.respondents, by_respondent, strict=False))


def conditions(answer: InquiryAnswer) -> tuple[tuple[str | int, ...], ...]:
    """Return a row a condition that recurs."""
    names = {one.key: one.name for one in answer.proposals}
    return tuple(
        (one.condition, one.places, len(one.respondents), "; ".join(names[key] for key in one.proposals) or BEYOND)
        for one in answer.recurring
    )
