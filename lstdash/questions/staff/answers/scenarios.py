"""What a saved scenario of /personal keeps of its answer, and how two of them are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.levers import text
from lstdash.evidence.registers import REGISTERS
from lstdash.formats import Told
from lstdash.questions.staff.answers import staff, words
from lstdash.questions.staff.answers.inputs import Choices, counted, inputs
from lstdash.questions.staff.model.levers import LEVERS
from lstdash.questions.staff.model.staff import FEWEST_SHOWN
from lstdash.scenarios import gap
from lstdash.scenarios.kind import Kind, Line
from lstdash.shared_model.levers import in_order_shown
from lstdash.terms import TERMS

MODEL_VERSION = "2"  # raised when the same scenario would get another answer


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
    known = inputs(version)
    said = {
        "Vilka som deltar": words.who(known, choices) or "inget län",
        "Dagens kostnad": f"{choices.cost.strip()} mkr om året" if choices.cost.strip() else "ej angiven",
        "Personal": words.where(counted(version, choices)) or REGISTERS[choices.register].label,
    }
    return said | {TERMS[one.key].name: text(one, levers[one.key]) for one in in_order_shown(LEVERS) if one.key in levers}


def lines(left: Result, right: Result) -> tuple[Line, ...]:
    """Write two results against each other."""
    shares = gap.shares(left.covered_share, right.covered_share)
    return (
        ("Berörs", *_people(left.affected, right.affected)),
        ("Del av minskningen i tid", *shares, gap.points(left.covered_share, right.covered_share)),
        _years("Hela minskningen tar", left.years_until, right.years_until),
        _years("Återbetalning om man väntar", left.payback_years, right.payback_years),
    )


def _people(left: float, right: float) -> tuple[str, str, str]:
    """A number that is too small to show does not show by its difference either."""
    told = (words.persons(left), words.persons(right))
    if min(left, right) < FEWEST_SHOWN:
        return *told, gap.NONE if told[0] == told[1] else formats.MISSING
    return *gap.both(words.persons, left, right), gap.number(left, right)


def _years(name: str, left: float | None, right: float | None) -> Line:
    before, after = _told_years(left), _told_years(right)
    return (name, before, after, gap.years(left, right, "går inte att räkna: det ena händer aldrig"))


def _told_years(years: float | None) -> str:
    return "aldrig" if years is None else Told(formats.years(years), years, "år")


def verb(left: Result, right: Result) -> str:
    """Say how the second differs in how long the whole reduction takes."""
    if right.years_until is None:
        return "når inte heller minskningen" if left.years_until is None else "når aldrig minskningen"
    if left.years_until is None:
        return f"når minskningen efter {formats.years(right.years_until)}, vilket det andra aldrig gör"
    later = gap.between(left.years_until, right.years_until, 1)
    if not later:
        return "når minskningen lika fort"
    return f"når minskningen {formats.years(abs(later))} {'senare' if later > 0 else 'tidigare'}"


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
