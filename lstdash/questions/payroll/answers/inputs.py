"""What the payroll model stands on: assumptions with range and owner, counties with size, coalitions, printed amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lstdash import store
from lstdash.evidence import board_size, constellations
from lstdash.evidence.assumptions import Assumption, behind, require
from lstdash.evidence.board_size import Size
from lstdash.evidence.citations import Conflict, Source, amount_source, conflict
from lstdash.evidence.counties import county_rows
from lstdash.evidence.staff_profile import LEAVING
from lstdash.questions.payroll.answers import coalitions
from lstdash.questions.payroll.model.members import Member, unnamed
from lstdash.questions.payroll.model.scenario import LEVERS

REPORTED = Size()
MODEL, NAME = "lonesamordning", "Lönemodellen"
CEILING, SAVING, PAYBACK, EINVOICE = (
    "kostnadsbas_ekonomi_personal",
    "loner_besparing",
    "loner_aterbetalning",
    "efaktura_lonsamhet",
)
ABOUT = ("lone", "efaktura", "kostnadsbas")  # keys of contradictions about pay and cost begin so


@dataclass(frozen=True, slots=True)
class PayrollInputs:
    """One version's inputs. `money` is the printed figure by key; weights of `counties` are the bounds of size classes."""

    version: str
    assumptions: Mapping[str, Assumption]
    counties: Mapping[str, Member]
    names: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    money: Mapping[str, float]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """Low and high of every lever's assumption."""
        return {lever: (self.assumptions[lever].low, self.assumptions[lever].high) for lever in LEVERS}

    def members(self, code: str, size: Size = REPORTED) -> tuple[Member, ...]:
        """Return who takes part in a coalition, with their weights and years; the register's headcounts when one is chosen.

        Raises ScenarioError when the register lacks a county that takes part.
        """
        if code in coalitions.NUMBERS:
            return unnamed(coalitions.NUMBERS[code], tuple(self._sized(size, None).values()))
        if code in self.groups:
            return tuple(self._sized(size, self.groups[code]).values())
        places = coalitions.places(code, self.counties)
        weighed = self._sized(size, tuple(place.county for place in places))
        return tuple(replace(weighed[place.county], join_year=place.join_year, leave_year=place.leave_year) for place in places)

    def _sized(self, size: Size, needed: tuple[str, ...] | None) -> dict[str, Member]:
        """Return the needed counties, None for all that have a size, with the chosen weights."""
        found = board_size.of(self.version, size)
        if found is None:
            return {county: self.counties[county] for county in (self.counties if needed is None else needed)}
        board_size.require(found, needed or (), self.names)
        known = found.values
        counties = [county for county in self.counties if county in known] if needed is None else needed
        return {county: Member(county, known[county], known[county]) for county in counties}


@lru_cache(maxsize=8)
def inputs(version: str) -> PayrollInputs:
    """Read everything the model needs, once a version: a version never changes.

    Raises DataError when a row that the model cannot do without is missing.
    """
    assumptions = behind(version, MODEL, LEAVING)
    require(NAME, (*LEVERS, *board_size.CLASS_ENDS), assumptions)
    money = {row["money"]: row for row in store.table("money", version)}
    require(NAME, (CEILING, SAVING, PAYBACK, EINVOICE), money)
    rows = county_rows(version)
    counties = {county: Member(county, *ends) for county, ends in board_size.class_ends(version).items()}
    return PayrollInputs(
        version=version,
        assumptions=assumptions,
        counties=counties,
        names={row["county"]: row["short_name"] for row in rows},
        groups=constellations.coalitions(version, NAME),
        money={key: row["value"] for key, row in money.items()},
        sources=tuple(amount_source(version, money[key]) for key in (SAVING, PAYBACK, CEILING)),
        conflicts=tuple(conflict(row) for row in store.table("source_conflicts", version) if row["conflict"].startswith(ABOUT)),
    )
