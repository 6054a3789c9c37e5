"""What a saved scenario of /personal keeps of its answer, and how two of them are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.levers import text
from lstdash.evidence.registers import REGISTERS
from lstdash.questions.staff.answers import staff, words
from lstdash.questions.staff.answers.inputs import Choices, inputs
from lstdash.questions.staff.model.levers import LEVERS
from lstdash.scenarios.kind import Kind, Line
from lstdash.shared_model.levers import in_order_shown
from lstdash.terms import TERMS

MODEL_VERSION = "1"  # raised when the same scenario would get another answer


@dataclass(frozen=True, slots=True)
class Result:
    """What a scenario answered; shares 0-1, None is never."""

    affected: float
    covered_share: float
    years_until: float | None
    payback_years: float | None


def result(version: str, choices: Choices) -> Result:
    """Answer a scenario in the form that is kept. Raises ScenarioError."""
    found = staff.answer(version, choices)
    return Result(found.total.value, found.outcome.covered_share, found.outcome.years_until, found.outcome.payback_years)


def defaults(version: str) -> dict[str, float]:
    """Return what every lever stands at as published."""
    return {dial.key: dial.default for dial in inputs(version).levers}


def told(version: str, choices: Choices, levers: Mapping[str, float]) -> dict[str, str]:
    """Return every choice in words, so that two scenarios can be compared line by line."""
    known, year = inputs(version), choices.register_year
    said = {
        "Vilka som deltar": words.who(known, choices) or "inget län",
        "Dagens kostnad": f"{choices.cost.strip()} mkr om året" if choices.cost.strip() else "ej angiven",
        "Personal": f"{REGISTERS[choices.register].label}, {year or 'senaste året'}",
    }
    return said | {TERMS[one.key].name: text(one, levers[one.key]) for one in in_order_shown(LEVERS) if one.key in levers}


def lines(left: Result, right: Result) -> tuple[Line, ...]:
    """Write two results against each other."""
    people = (words.persons(left.affected), words.persons(right.affected))
    shares = (formats.share(left.covered_share), formats.share(right.covered_share))
    return (
        (
            "Medarbetare som berörs",
            *people,
            formats.signed(right.affected - left.affected) if people[0] != people[1] else "ingen",
        ),
        ("Del av minskningen i tid", *shares, _points(right.covered_share - left.covered_share)),
        _years("Hela minskningen tar", left.years_until, right.years_until),
        _years("Återbetalning om man väntar", left.payback_years, right.payback_years),
    )


def _points(gap: float) -> str:
    return formats.points(gap) if formats.rounded(gap, 2) else "ingen"


def _years(name: str, left: float | None, right: float | None) -> Line:
    told_years = ("aldrig" if left is None else formats.years(left), "aldrig" if right is None else formats.years(right))
    if told_years[0] == told_years[1]:
        return (name, *told_years, "ingen")
    if left is None or right is None:
        return (name, *told_years, "går inte att räkna: det ena händer aldrig")
    return (name, *told_years, f"{formats.signed(right - left, 1)}{formats.NBSP}år")


def verb(left: Result, right: Result) -> str:
    """Say how the second differs in how long the whole reduction takes."""
    if left.years_until == right.years_until:
        return "når minskningen lika fort"
    if right.years_until is None:
        return "når aldrig minskningen"
    if left.years_until is None:
        return f"når minskningen efter {formats.years(right.years_until)}, vilket det andra aldrig gör"
    gap = right.years_until - left.years_until
    return f"når minskningen {formats.years(abs(gap))} {'senare' if gap > 0 else 'tidigare'}"


KIND = Kind(
    page="personal",
    model_version=MODEL_VERSION,
    choices=Choices,
    result=Result,
    levers=LEVERS,
    defaults=defaults,
    answer=result,
    told=told,
    lines=lines,
    verb=verb,
    short=lambda found: "når aldrig minskningen" if found.years_until is None else formats.years(found.years_until),
    base=lambda choices: Choices(),
)
