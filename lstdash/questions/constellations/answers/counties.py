"""What can be known about a single county? Intervals, never points (2006 report, 4.2.1 and 4.2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lstdash import formats, order
from lstdash.errors import ScenarioError
from lstdash.evidence.counties import county_names
from lstdash.evidence.faults import explained
from lstdash.evidence.survey import Choices, Trouble, floors, problem, space, survey_year, trouble
from lstdash.questions.constellations.answers.faults import WORDS
from lstdash.shared_model.bounds import CountyBound, county_bounds, separable, tiers

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CountyInterval:
    """Fewest and most coordinations a county can take part in, beyond those all share; `named` are listed in the text."""

    county: str
    name: str
    low: int
    high: int
    named: int
    tier: int  # 1 for the group at the top; counties of one tier cannot be told apart

    @property
    def span(self) -> str:
        """The interval as text."""
        return formats.interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class CountiesAnswer:
    """Every county's interval, most first, and what can be said for certain about two of them."""

    counties: tuple[CountyInterval, ...]
    title: str
    sentence: str
    certain: Pairs  # (more, fewer)
    trouble: Trouble | None
    year: int  # of the survey

    def of(self, county: str) -> CountyInterval | None:
        """Return one county's interval, None when it is not known."""
        return next((found for found in self.counties if found.county == county), None)


def answer(version: str, choices: Choices) -> CountiesAnswer:
    """Return the intervals; when the facts cannot hold together, none and why."""
    names, year = county_names(version), survey_year(version, choices.year)
    try:
        with explained(WORDS):
            bounds = county_bounds(space(version, choices))
    except ScenarioError as error:
        return CountiesAnswer((), "Inga spann går att räkna fram", "", (), trouble(error, names), year)
    found = tiers(bounds)
    named = floors(version, year)
    counties = tuple(
        CountyInterval(bound.county, names[bound.county], bound.low, bound.high, named.get(bound.county, 0), number)
        for number, tier in enumerate(found, start=1)
        for bound in tier
    )
    pairs = separable(bounds)
    return CountiesAnswer(counties, title(found), sentence(pairs, names, _groups(version, choices)), pairs, None, year)


def title(found: Sequence[Sequence[CountyBound]]) -> str:
    """Say whether the counties can be ranked at all."""
    size = sum(len(tier) for tier in found)
    if len(found) == 1:
        return f"Länen kan inte rangordnas: alla {formats.decimal(size)} hänger ihop i en grupp som inte kan skiljas åt"
    if len(found) == size:
        return "Varje län kan skiljas från de andra"
    return f"Länen delar sig i {formats.decimal(len(found))} grupper; inom en grupp kan de inte skiljas åt"


def sentence(pairs: Pairs, names: dict[str, str], groups: dict[str, frozenset[str]]) -> str:
    """Say which counties certainly take part in more than which others, counties with the same answer together."""
    if not pairs:
        return "För inget par av län går det att säga vilket som deltar i fler."
    fewer: dict[str, frozenset[str]] = {}
    for more, less in pairs:
        fewer[more] = fewer.get(more, frozenset()) | {less}
    together: dict[frozenset[str], list[str]] = {}
    for more, less_set in fewer.items():
        together.setdefault(less_set, []).append(more)
    ordered = sorted(together.items(), key=lambda item: (-len(item[0]), item[1]))
    told = [f"{_called(more, names, groups)} har fler än {_named(less, names)}" for less, more in ordered]
    return f"Säkert är bara detta: {'; '.join(told)}."


def county_sentence(found: CountiesAnswer, county: str, names: dict[str, str]) -> str:
    """Say one county's interval and what it certainly has more or fewer than; empty when the county is not known."""
    own = found.of(county)
    if own is None:
        return ""
    exactly = f"exakt {formats.decimal(own.low)}"
    span = exactly if own.low == own.high else f"någonstans mellan {formats.decimal(own.low)} och {formats.decimal(own.high)}"
    told = f"{own.name} deltog år {found.year} i {span} samordningar utöver dem alla deltog i"
    above = [more for more, less in found.certain if less == county]
    below = [less for more, less in found.certain if more == county]
    sure = [
        f"säkert fler än {_named(below, names)}" if below else "",
        f"säkert färre än {_named(above, names)}" if above else "",
    ]
    clauses = [clause for clause in sure if clause]
    if not clauses:
        return f"{told} och kan inte skiljas från något annat län."
    return f"{told}: {' och '.join(clauses)}."


def _called(counties: Sequence[str], names: dict[str, str], groups: dict[str, frozenset[str]]) -> str:
    for name, members in groups.items():
        if members == set(counties) and len(counties) > 2:
            return f"länen i {name}"
    return _named(counties, names)


def _named(counties: Iterable[str], names: dict[str, str]) -> str:
    return formats.listed(sorted((names[county] for county in counties), key=order.name))


def _groups(version: str, choices: Choices) -> dict[str, frozenset[str]]:
    tables = problem(version, choices).groupings[1:]
    return {group.name: frozenset(group.counties) for table in tables for group in table.groups}


COLUMNS = ("Län", "Minst", "Högst", "Namngivna i texten", "Grupp som inte kan skiljas åt")


def table(answer: CountiesAnswer) -> list[tuple[str | int, ...]]:
    """Return the intervals in the order of the chart."""
    return [(c.name, c.low, c.high, c.named, c.tier) for c in answer.counties]
