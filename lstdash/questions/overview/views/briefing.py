"""The start page as six slides: the state, the first three decisions with their charts, the other questions, the documents.

The models and charts of other pages are loaded when somebody takes the slides, not with the first page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from lstdash.evidence.citations import DecisionCard
from lstdash.exhibits import Exhibit
from lstdash.questions.overview.charts import exhibits
from lstdash.views import cache

MOST_DECISIONS = 3


def slides(version: str, cards: Sequence[DecisionCard], today: date) -> list[Exhibit]:
    """Return what follows the slide of the state: a decision without a chart is among the other questions."""
    from lstdash.questions.overview.answers import briefing

    first = [card for card in cards if card.page in DRAWN][:MOST_DECISIONS]
    drawn = [(card, DRAWN[card.page](version, today)) for card in first]
    shown = [
        replace(exhibit, title=f"{exhibit.title} · Att besluta: {card.question}", says=card.answer)
        for card, exhibit in drawn
        if exhibit
    ]
    rest = [card for card in cards if card not in first]
    found = cache.prepared(version, briefing.documents)
    return [*shown, *([exhibits.questions(rest, found.sources)] if rest else []), exhibits.documents(found)]


def _begun(version: str, today: date) -> Exhibit:
    from lstdash.questions.overview.answers import briefing
    from lstdash.questions.start_here.charts.exhibits import public

    found = cache.prepared(version, briefing.begun)
    return public(found.answer, found.at, found.criteria)


def _paid(version: str, today: date) -> Exhibit:
    from lstdash.questions.overview.answers import briefing
    from lstdash.questions.payroll.charts.exhibits import curve, foundation

    found = cache.prepared(version, briefing.paid)
    return curve(foundation(found.known, today), found.answer, found.likely, "Besparing minus kostnad hittills")


def _saved(version: str, today: date) -> Exhibit | None:
    from lstdash.questions.costs.charts.exhibits import assumptions, bases
    from lstdash.questions.overview.answers import briefing

    found = cache.prepared(version, briefing.saved)
    return bases(found, assumptions(version, today)) if found else None


DRAWN: dict[str, Callable[[str, date], Exhibit | None]] = {"start_here": _begun, "payroll": _paid, "costs": _saved}
