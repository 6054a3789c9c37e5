"""Choices on /utredningen: topic, kind, whose answer, and which answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lstdash import formats
from lstdash.catalog.consultation import TOPICS
from lstdash.errors import DataError
from lstdash.questions.inquiry.answers.inquiry import Choices, respondents
from lstdash.questions.inquiry.answers.words import ANSWERS
from lstdash.views import cache, url_state
from lstdash.views.controls import Choice, Control, worded

TOPIC = Choice("amne", "Ämne", worded(TOPICS))
KIND = Choice("slag", "Förslag eller bedömning", worded(("förslag", "bedömning")), placeholder="Båda")
ANSWER = Choice("svar", "Svar", worded(list(ANSWERS.values())), help="Visar de förslag som någon svarar så på.")
_NAMES = {formats.slug(value): value for value in (*TOPICS, "förslag", "bedömning")} | {
    formats.slug(name): answer for answer, name in ANSWERS.items()
}


def respondent() -> Choice:
    """Return the choice of respondent for the version that this run shows; none to choose when nothing is published."""
    try:
        return _respondent(cache.version())
    except DataError:
        return _choice(())


@lru_cache(maxsize=8)
def _respondent(version: str) -> Choice:
    return _choice(respondents(version))


def _choice(names: Sequence[str]) -> Choice:
    return Choice("instans", "Remissinstans", {formats.slug(name): name for name in names})


def read() -> Choices:
    """Return what is chosen, in the words of the tables."""
    who = respondent()
    chosen = who.codes.get(url_state.value(who), "")
    return meant(TOPIC), meant(KIND), chosen


def meant(control: Choice) -> str:
    """Return the word of the tables or the answer that a control stands at; empty for all."""
    return _NAMES.get(url_state.value(control), "")


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (TOPIC, KIND, respondent(), ANSWER)
