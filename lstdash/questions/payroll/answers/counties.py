"""For whom does it pay? Each county's result as an interval, or "kan inte avgöras", under the chosen sharing keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lstdash import formats, order
from lstdash.evidence import board_size
from lstdash.questions.payroll.answers import registers
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, scenario_of
from lstdash.questions.payroll.answers.registers import Results
from lstdash.questions.payroll.answers.words import amount, uncapitalised, years_or_never
from lstdash.questions.payroll.model.counties import CountyResult, Interval, Role, Verdict, county_results
from lstdash.questions.payroll.model.members import SharingKey
from lstdash.questions.payroll.model.scenario import PayrollScenario

KEYS = {
    SharingKey.WEIGHT: "efter storlek",
    SharingKey.EQUAL: "lika för alla",
    SharingKey.TODAY: "efter dagens kostnad",
}
VERDICTS = {Verdict.GAINS: "vinner", Verdict.LOSES: "förlorar", Verdict.UNDECIDED: "kan inte avgöras"}
ROLES = {Role.HOST: "värd", Role.HANDS_OVER: "avlämnande"}
UNNAMED = "Ett av länen (namn anges inte)"


@dataclass(frozen=True, slots=True)
class CountyLine:
    """One county's result with its name."""

    name: str
    result: CountyResult

    @property
    def verdict(self) -> str:
        """Whether the county gains, in words."""
        return VERDICTS[self.result.verdict]

    @property
    def role(self) -> str:
        """What the county does with the work, in words; a dash while no host is chosen."""
        return ROLES[self.result.role] if self.result.role else formats.MISSING


@dataclass(frozen=True, slots=True)
class CountiesAnswer:
    """Every county that takes part, those that gain most first."""

    scenario: PayrollScenario
    lines: tuple[CountyLine, ...]
    count: int  # members; more than lines when the source gives only a number
    title: str
    note: str
    registers: Results | None  # None with the report's classes
    names: tuple[str, ...]  # in the order of the registers' results


def answer(version: str, choices: Choices) -> CountiesAnswer:
    """Return the counties' results. Raises ScenarioError when the choices cannot hold together."""
    known = inputs(version)
    scenario = scenario_of(known, choices)
    asked = board_size.each(version, choices.size, lambda size: county_results(scenario_of(known, choices.weighed_by(size))))
    found = next(iter(asked.said.values())) if asked else county_results(scenario)
    if asked:
        found = tuple(replace(result, verdict=registers.verdict(asked, place)) for place, result in enumerate(found))
    names = tuple(known.names.get(result.county, UNNAMED) for result in found)
    lines = [CountyLine(name, result) for name, result in zip(names, found, strict=True)]
    place = {Verdict.GAINS: 0, Verdict.UNDECIDED: 1, Verdict.LOSES: 2}
    lines.sort(key=lambda line: (-(line.result.npv.low or 0), -(line.result.npv.high or 0), order.name(line.name)))
    lines.sort(key=lambda line: place[line.result.verdict])
    count = len(scenario.members)
    sizes = " ".join(_sizes(lines)) if asked is None else registers.sentence(asked, names)
    note = f"{_shared(choices)} {sizes}"
    return CountiesAnswer(scenario, tuple(lines), count, _title(tuple(lines), count, asked), note, asked, names)


def _title(lines: tuple[CountyLine, ...], count: int, asked: Results | None) -> str:
    members = count if len(lines) == 1 else 1
    by_verdict = {verdict: members * sum(line.result.verdict is verdict for line in lines) for verdict in Verdict}
    if by_verdict[Verdict.GAINS] == count:
        return _all(count, "vinner", asked)
    if by_verdict[Verdict.LOSES] == count:
        return _all(count, "förlorar", asked)
    parts = [f"{by_verdict[verdict]} {word}" for verdict, word in VERDICTS.items() if by_verdict[verdict]]
    return f"Av {count} län: {formats.listed(parts)}" + (f", med personalen {asked.year}" if asked else "")


def _all(count: int, verb: str, asked: Results | None) -> str:
    whom = f"Alla {count} {verb}" if count > 1 else f"Länet {verb}"
    if asked:
        return f"{whom}, med personalen {asked.year}"
    return f"{whom}, hur stora de än är" if count > 1 else f"{whom}, hur stort det än är"


def _shared(choices: Choices) -> str:
    shared = (
        f"Löpande kostnad delas {KEYS[SharingKey(choices.running_key)]}, "
        f"engångskostnaden {KEYS[SharingKey(choices.one_off_key)]}."
    )
    same = SharingKey.TODAY in (choices.running_key, choices.one_off_key)
    if same:
        shared += " Vad varje läns lönearbete kostar i dag är inte känt, så den nyckeln ger detsamma som storlek."
    return shared


def _sizes(lines: Sequence[CountyLine]) -> Iterator[str]:
    yield "Länen räknas inom rapportens storleksklasser, och svaret blir ett spann."
    yield from _outer(lines)


def _outer(lines: Sequence[CountyLine]) -> Iterator[str]:
    """Say when a span may be wider than what is possible."""
    outer = sum(not line.result.is_exact for line in lines)
    if outer:
        which = "alla län" if outer == len(lines) else f"{formats.decimal(outer)} av {formats.count(len(lines), 'län')}"
        yield f"För {which} är spannet en yttre gräns: inget möjligt värde ligger utanför, men det kan vara för brett."


EXACT, OUTER = "exakt", "yttre gräns"
COUNTY_COLUMNS = ("Län", "Utfall", "Nuvärde", "Betalar sig efter", "Spannet är", "Kostnad per år i dag", "Roll")


def county_table(answer: CountiesAnswer) -> list[tuple[str, ...]]:
    """Return the counties' results as text."""
    return [
        (
            line.name,
            line.verdict,
            between(answer.scenario, line.result.npv),
            years_between(answer.scenario, line.result.payback_years),
            certainty(line),
            between(answer.scenario, line.result.today),
            line.role,
        )
        for line in answer.lines
    ]


def certainty(line: CountyLine) -> str:
    """Say whether the spans are as narrow as the sizes allow, or only hold every possible value."""
    return EXACT if line.result.is_exact else OUTER


def between(scenario: PayrollScenario, found: Interval) -> str:
    """Write an amount's interval, or one number when both ends print alike."""
    low, high = amount_text(scenario, found.low), amount_text(scenario, found.high)
    return low if low == high else f"{low} till {high}"


def amount_text(scenario: PayrollScenario, value: float | None) -> str:
    """Write a county's amount: one decimal, as a county is a small part of the whole."""
    return formats.share(value, 1) if scenario.cost_base_mkr is None else amount(scenario, value)


def years_between(scenario: PayrollScenario, found: Interval) -> str:
    """Write a payback's interval; "aldrig" when one end lies beyond the horizon."""
    low, high = years_or_never(found.low, scenario), years_or_never(found.high, scenario)
    return low if low == high else f"{low} till {uncapitalised(high)}"
