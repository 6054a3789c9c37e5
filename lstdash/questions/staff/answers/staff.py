"""Who is affected, and do those who retire suffice? One coalition, answered whole. (2006 report, 4.4.6)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence.amounts import amount_mkr
from lstdash.evidence.assumptions import assumptions
from lstdash.evidence.citations import Conflict, Source, conflicts
from lstdash.evidence.constellations import NORTH, SEVEN, TWO, members
from lstdash.evidence.registers import Staff
from lstdash.questions.staff.answers import words
from lstdash.questions.staff.answers.inputs import ONE_OFF, Choices, Inputs, counted, inputs, women_shares
from lstdash.questions.staff.model.levers import LEVERS, SAVING
from lstdash.questions.staff.model.staff import Drawn, Interval, Outcome, affected, drawn, outcome
from lstdash.shared_model.triangular import draw, uncertain

SEED, DRAWS = 20060116, 20_000
CEILING = "kostnadsbas_ekonomi_personal"


@dataclass(frozen=True, slots=True)
class Line:
    """One county that gives: its headcount, how many are affected, the fewest women among them; None where not stated."""

    county: str
    name: str
    headcount: float | None
    affected: Interval | None
    women_low: float | None


@dataclass(frozen=True, slots=True)
class StaffAnswer:
    """One coalition's answer with what its words need."""

    headline: str
    choices: Choices
    at: Mapping[str, float]
    lines: tuple[Line, ...]
    total: Interval
    women_low: float | None  # None when the year has no figure of women
    outcome: Outcome
    counted: Staff | None
    missing: str
    saved_mkr: float | None  # a year, when somebody has entered today's cost
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]


def is_published(version: str) -> bool:
    """True when a version has the assumptions and the coalitions that the page stands on."""
    return {*LEVERS, ONE_OFF} <= set(assumptions(version)) and {SEVEN, TWO, NORTH} <= set(members(version))


def answer(version: str, choices: Choices) -> StaffAnswer:
    """Answer one coalition. Raises ScenarioError for an amount that cannot be read or is above the ceiling."""
    known = inputs(version)
    at, found = known.at(choices), counted(version, choices)
    lines = _lines(version, known, choices, at, found)
    stated = [line for line in lines if line.affected]
    total = _sum([line.affected for line in stated if line.affected])
    women = [line.women_low for line in stated if line.women_low is not None]
    women_low = sum(women) if stated and len(women) == len(stated) else None
    left = outcome(at, known.one_off_years)
    mark = (known.profile.source,) if known.profile else ()
    return StaffAnswer(
        words.headline(known, choices, at, total, women_low, left, bool(stated)),
        choices,
        at,
        lines,
        total,
        women_low,
        left,
        found,
        _missing(known, choices, found),
        _saved(version, choices, at),
        (*mark, *((found.source,) if found and found.source else ())),
        tuple(one for one in conflicts(version, "staff_profile") if one.affects),
    )


def _lines(version: str, known: Inputs, choices: Choices, at: Mapping[str, float], found: Staff | None) -> tuple[Line, ...]:
    low, high = known.ends()
    values = found.values if found else {}
    women = women_shares(version, found.year) if found else {}
    lines = []
    for county in known.giving(choices):
        size = values.get(county)
        counted_in = None if size is None else affected(size, at, low, high)
        share = women.get(county)
        women_low = None if counted_in is None or share is None else counted_in.value * share
        lines.append(Line(county, known.names[county], size, counted_in, women_low))
    return tuple(lines)


def _sum(found: list[Interval]) -> Interval:
    return Interval(sum(one.low for one in found), sum(one.value for one in found), sum(one.high for one in found))


def spread(version: str, choices: Choices) -> Drawn:
    """Draw every assumption within its range: 20 000 outcomes, the same every time."""
    known, found = inputs(version), counted(version, choices)
    at, values = known.at(choices), found.values if found else {}
    ranges = {lever: (known.assumptions[lever].low, known.assumptions[lever].high) for lever in LEVERS}
    draws = draw(LEVERS, at, {lever: ranges[lever] for lever in uncertain(LEVERS, ranges)}, SEED, DRAWS)
    return drawn(sum(values.get(county, 0.0) for county in known.giving(choices)), at, draws)


def _missing(known: Inputs, choices: Choices, found: Staff | None) -> str:
    if found is None:
        return "Registret har inga uppgifter."
    absent = [county for county in known.giving(choices) if county not in found.values]
    if not absent:
        return ""
    giving = len(known.giving(choices))
    names = formats.listed([known.names[county] for county in absent])
    part = f"{formats.decimal(giving - len(absent))} av {formats.count(giving, 'län', 'län')}"
    return f"Saknas {found.year}: {names}. Summan är {part}."


def _saved(version: str, choices: Choices, at: Mapping[str, float]) -> float | None:
    """Return what the saving is a year, in mkr, of the entered cost. Raises ScenarioError above the printed ceiling."""
    amount = amount_mkr(choices.cost, "fältet dagens kostnad")
    if amount is None:
        return None
    ceiling = next((row["value"] for row in store.table("money", version) if row["money"] == CEILING), None)
    if amount <= 0 or (ceiling is not None and amount > ceiling):
        most = f" och högst {formats.unit(ceiling, 'mkr')}" if ceiling is not None else ""
        raise ScenarioError(
            what="Beloppet är större än all ekonomi- och personaladministration."
            if amount > 0
            else "Beloppet är inte större än noll.",
            where="fältet dagens kostnad",
            expected=f"mer än noll{most} (5.1)",
            found=formats.unit(amount, "mkr", 1),
            action="Skriv vad de berörda kostar under ett år, eller lämna fältet tomt.",
        )
    return amount * at[SAVING]
