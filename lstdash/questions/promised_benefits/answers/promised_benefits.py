"""Did the gains come, and what were they used for? The register judged on a day, coverage first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from lstdash.evidence.assumptions import Assumption, behind, require
from lstdash.evidence.citations import Figure
from lstdash.questions.promised_benefits.answers import words
from lstdash.questions.promised_benefits.answers.item import Item
from lstdash.questions.promised_benefits.answers.register import Benefit
from lstdash.questions.promised_benefits.model.judge import STATES, Limits, judge
from lstdash.questions.promised_benefits.model.portfolio import Coverage, Sum, counts, coverage, sums

MODEL = "nytta"
AS_PLANNED, DEVIATES = LIMITS = ("as_planned_share", "deviates_share")


@dataclass(frozen=True, slots=True)
class PromisedAnswer:
    """The register judged: those that need somebody first, the withdrawn ones apart."""

    headline: str
    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    withdrawn: tuple[Item, ...]
    counts: Mapping[str, int]
    coverage: Coverage
    sums: tuple[Sum, ...]
    assumptions: Mapping[str, Assumption]


def answer(version: str, registered: Sequence[Benefit], today: date) -> PromisedAnswer:
    """Judge every gain on a day. Raises DataError when the limits are not published."""
    known = behind(version, MODEL)
    require("Nyttoregistret", LIMITS, known)
    judged = [_item(benefit, today.isoformat(), known) for benefit in registered]
    items = tuple(
        sorted((one for one in judged if not one.benefit.is_withdrawn), key=lambda one: STATES.index(one.judged.state))
    )
    withdrawn = tuple(one for one in judged if one.benefit.is_withdrawn)
    found = coverage([one.judged for one in items])
    due = counts([one.judged.state for one in items if one.judged.due])
    gains = [one.benefit.gain for one in items]
    added = sums(gains, today.isoformat())
    days = [year.due_on for one in items for year in one.benefit.plan if year.due_on >= today.isoformat()]
    return PromisedAnswer(
        headline=words.headline(len(items), len(withdrawn), found, due, gains, min(days, default="")),
        title=words.title(found, due),
        figures=words.figures(found, due, gains),
        notes=words.notes(items, withdrawn),
        items=items,
        withdrawn=withdrawn,
        counts=counts([one.judged.state for one in items]),
        coverage=found,
        sums=added,
        assumptions=known,
    )


def _item(benefit: Benefit, today: str, known: Mapping[str, Assumption]) -> Item:
    plan, limits = benefit.plan, [known[key] for key in LIMITS]
    now = judge(plan, today, Limits(*(limit.value for limit in limits)))
    ends = product(*((limit.low, limit.high) for limit in limits))
    found = {judge(plan, today, Limits(*end)).state for end in ends} - {now.state}
    return Item(benefit, now, tuple(state for state in STATES if state in found))
