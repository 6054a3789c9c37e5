"""What the start page's briefing rests on: the answers behind its first decisions, and the documents."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import store
from lstdash.evidence.citations import Source, row_id
from lstdash.questions.costs.answers import costs
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.inputs import PayrollInputs, inputs
from lstdash.questions.payroll.answers.payroll import PayrollAnswer
from lstdash.questions.payroll.answers.risk import RiskAnswer
from lstdash.questions.sources.answers import sources
from lstdash.questions.start_here.answers import start_here
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.answers.items import MatrixCriterion, catalog
from lstdash.questions.start_here.answers.start_here import StartHereAnswer

NOT_DOCUMENTS = ("register", "referens", "bedömning")


@dataclass(frozen=True, slots=True)
class Paid:
    """When payroll has paid off, as likely as it is."""

    known: PayrollInputs
    answer: PayrollAnswer
    likely: RiskAnswer


@dataclass(frozen=True, slots=True)
class Begun:
    """Where to begin, with every slider where it first stands."""

    answer: StartHereAnswer
    at: Sliders
    criteria: tuple[MatrixCriterion, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """What everything rests on: a sentence, and title, author and year of each document."""

    headline: str
    rows: tuple[tuple[str, str, int], ...]
    sources: tuple[Source, ...]


def paid(version: str) -> Paid:
    """Return it as /lonesamordning opens."""
    asked = payroll.Choices()
    return Paid(inputs(version), payroll.answer(version, asked), risk.risk_answer(version, asked))


def begun(version: str) -> Begun:
    """Return it as /borja-har opens."""
    return Begun(start_here.answer(version, Sliders()), Sliders(), tuple(catalog(version).criteria))


def saved(version: str) -> costs.Answer | None:
    """Return it as /kostnader opens."""
    return costs.answer(version, costs.Choices())


def documents(version: str) -> Documents:
    """Return the documents of words, the newest first; registers and our own judgements stand on /kallor."""
    found = [row for row in store.table("sources", version) if row["kind"] not in NOT_DOCUMENTS]
    found.sort(key=lambda row: -row["year"])
    rows = tuple((row["title"], row["author"], row["year"]) for row in found)
    marks = tuple(Source(row_id("sources", row["source"]), row["short_title"]) for row in found)
    return Documents(sources.answer(version).headline, rows, marks)
