"""Who is affected, and do those who retire suffice? One coalition, answered whole. (2006 report, 4.4.6)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence.amounts import amount_mkr
from lstdash.evidence.assumptions import assumptions
from lstdash.evidence.board_size import CLASS_ENDS
from lstdash.evidence.citations import Conflict, Source, conflicts
from lstdash.evidence.constellations import NORTH, SEVEN, TWO, members
from lstdash.evidence.registers import Staff, marked_sentence
from lstdash.questions.staff.answers import words
from lstdash.questions.staff.answers.inputs import FIXED, ONE_OFF, Choices, Inputs, counted, headcount, inputs, women_shares
from lstdash.questions.staff.model.levers import LEVERS, SAVING
from lstdash.questions.staff.model.staff import Drawn, Interval, Outcome, affected, drawn, may_show, outcome
from lstdash.shared_model.triangular import draw, uncertain

SEED, DRAWS = 20060116, 20_000
CEILING = "kostnadsbas_ekonomi_personal"


@dataclass(frozen=True, slots=True)
class Line:
    """One county that gives: its headcount, how many are affected, the fewest women among them; None where not stated.

    What may not be shown is too small, or would give away another that is.
    """

    county: str
    name: str
    headcount: float | None
    affected: Interval | None
    women_low: float | None
    mark: str = ""  # what is wrong with the headcount
    is_shown: bool = False
    is_women_shown: bool = False


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
    one_off_years: float | None  # in years of the coalition's cost; None when nobody takes part
    counted: Staff | None
    missing: str
    saved_mkr: float | None  # a year, when somebody has entered today's cost
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def part(self) -> str:
        """Say how many of those that give have a figure, where it is not all of them: ` i 20 av 21 län`."""
        return words.part(sum(line.affected is not None for line in self.lines), len(self.lines))


def is_published(version: str) -> bool:
    """True when a version has the assumptions and the coalitions that the page stands on."""
    return {*LEVERS, ONE_OFF, FIXED, *CLASS_ENDS} <= set(assumptions(version)) and {SEVEN, TWO, NORTH} <= set(members(version))


def answer(version: str, choices: Choices) -> StaffAnswer:
    """Answer one coalition. Raises ScenarioError for an amount that cannot be read or is above the ceiling."""
    known = inputs(version)
    at, found = known.at(choices), counted(version, choices)
    lines = _lines(version, known, choices, at, found)
    stated = [line for line in lines if line.affected]
    total = _sum([line.affected for line in stated if line.affected])
    women = [line.women_low for line in stated if line.women_low is not None]
    women_low = sum(women) if stated and len(women) == len(stated) else None
    once = known.one_off_years(choices)
    left = outcome(at, once)
    mark = (known.profile.source,) if known.profile else ()
    return StaffAnswer(
        words.headline(known, choices, at, words.Affected(total, women_low, len(stated), len(lines), found), left),
        choices,
        at,
        lines,
        total,
        women_low,
        left,
        once,
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
        mark = found.marked.get(county, "") if found else ""
        lines.append(Line(county, known.names[county], size, counted_in, women_low, mark))
    shown = may_show([line.affected.value if line.affected else None for line in lines])
    women_shown = may_show([line.women_low if seen else 0.0 for line, seen in zip(lines, shown, strict=True)])
    return tuple(replace(line, is_shown=a, is_women_shown=b) for line, a, b in zip(lines, shown, women_shown, strict=True))


def _sum(found: list[Interval]) -> Interval:
    return Interval(sum(one.low for one in found), sum(one.value for one in found), sum(one.high for one in found))


def spread(version: str, choices: Choices) -> Drawn:
    """Draw every assumption within its range: 20 000 outcomes, the same every time."""
    known, found = inputs(version), counted(version, choices)
    at = known.at(choices)
    ranges = {lever: (known.assumptions[lever].low, known.assumptions[lever].high) for lever in LEVERS}
    draws = draw(LEVERS, at, {lever: ranges[lever] for lever in uncertain(LEVERS, ranges)}, SEED, DRAWS)
    return drawn(headcount(known, choices, found), at, draws)


def _missing(known: Inputs, choices: Choices, found: Staff | None) -> str:
    if found is None:
        return "Registret har inga uppgifter."
    absent = [county for county in known.giving(choices) if county not in found.values]
    marked = marked_sentence(found, {county: known.names[county] for county in known.giving(choices)})
    if not absent:
        return marked
    giving = len(known.giving(choices))
    names = formats.listed([known.names[county] for county in absent])
    part = f"{formats.decimal(giving - len(absent))} av {formats.count(giving, 'län', 'län')}"
    return f"Saknas {found.year}: {names}. Summan är {part}. {marked}".strip()


def _saved(version: str, choices: Choices, at: Mapping[str, float]) -> float | None:
    """Return what the saving is a year, in mkr, of the entered cost. Raises ScenarioError above the printed ceiling."""
    amount = amount_mkr(choices.cost, "fältet dagens kostnad")
    if amount is None:
        return None
    ceiling = next((row["value"] for row in store.table("money", version) if row["money"] == CEILING), None)
    if amount <= 0 or (ceiling is not None and amount > ceiling):
        whose = "rapportens tal (omkring 2005, 5.1) för alla 21 länsstyrelser"
        most = f" och högst {formats.unit(ceiling, 'mkr')}, {whose}" if ceiling is not None else ""
        raise ScenarioError(
            what="Beloppet är större än all ekonomi- och personaladministration."
            if amount > 0
            else "Beloppet är inte större än noll.",
            where="fältet dagens kostnad",
            expected=f"mer än noll{most}",
            found=formats.unit(amount, "mkr", 1),
            action="Skriv vad de berörda kostar under ett år, eller lämna fältet tomt.",
        )
    return amount * at[SAVING]
