"""How has staff moved, and how large a share are women? (public registers of staff)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.counties import county_names
from lstdash.evidence.registers import REGISTERS, Register, series, staff, years
from lstdash.shared_model.size_class import SizeClass, size_class

FROM_YEAR = 2005  # the year of the report's survey; a series that begins later begins where it begins
ALL = "alla"


@dataclass(frozen=True, slots=True)
class Slope:
    """One board's figure in the first and the last year shown."""

    county: str
    name: str
    before: float
    after: float

    @property
    def change_share(self) -> float:
        """Change relative to the first year."""
        return self.after / self.before - 1

    @property
    def classes(self) -> tuple[SizeClass, SizeClass]:
        """Class in the first and the last year."""
        return size_class(self.before), size_class(self.after)


@dataclass(frozen=True, slots=True)
class TrendAnswer:
    """Every board from the first year to the last, and the share of women over the years by county letter and `alla`."""

    register: Register
    first: int
    last: int
    slopes: tuple[Slope, ...]
    women_years: tuple[int, ...]
    women: Mapping[str, tuple[float, ...]]
    women_title: str
    names: Mapping[str, str]

    @property
    def most(self) -> Slope | None:
        """The board that has grown the most; the title names it."""
        return max(self.slopes, key=lambda slope: slope.change_share, default=None)

    @property
    def title(self) -> str:
        """How all boards have changed together, and the one that has grown the most."""
        if not self.most or self.first == self.last:
            return f"Personalen {self.last}"
        total = sum(s.after for s in self.slopes) / sum(s.before for s in self.slopes) - 1
        all_told, most_told = (f"{formats.signed(100 * share)}{formats.NBSP}%" for share in (total, self.most.change_share))
        return f"Personalen {self.first}–{self.last}: {all_told} för alla, mest {self.most.name} ({most_told})"


def answer(version: str, code: str, year: int) -> TrendAnswer:
    """Return the change up to a year that the series offers; boards without a figure in either year are left out."""
    names, offered = county_names(version), years(version, code)
    first = next((one for one in offered if one >= FROM_YEAR), offered[0])
    if first >= year:
        first = offered[0]
    before, after = staff(version, code, first), staff(version, code, year)
    slopes = tuple(
        Slope(county, names[county], before.values[county], after.values[county])
        for county in names
        if county in before.values and county in after.values
    )
    women = _women(version, tuple(names))
    return TrendAnswer(REGISTERS[code], first, year, slopes, *women, _women_title(*women), names)


def _women(version: str, counties: tuple[str, ...]) -> tuple[tuple[int, ...], dict[str, tuple[float, ...]]]:
    women, every = (series(version, "arbetsgivarverket", measure) for measure in ("kvinnor", "anstallda"))
    whole = tuple(y for y in women if set(counties) <= set(women[y]) and set(counties) <= set(every.get(y, ())))
    shares = {c: tuple(women[y][c] / every[y][c] for y in whole) for c in counties}
    if whole:
        shares[ALL] = tuple(sum(women[y].values()) / sum(every[y].values()) for y in whole)
    return whole, shares


def _women_title(offered: tuple[int, ...], women: Mapping[str, tuple[float, ...]]) -> str:
    """Compare the last year with the report's survey, not with the beginning of a series that fell and rose."""
    if not offered:
        return ""
    at = offered.index(FROM_YEAR) if FROM_YEAR in offered else 0
    first, last = women[ALL][at], women[ALL][-1]
    return f"Andelen kvinnor har gått från {formats.share(first)} {offered[at]} till {formats.share(last)} {offered[-1]}"


COLUMNS = ("Länsstyrelse", "Först", "Sist", "Ändring, %", "Klass först", "Klass sist")


def table(answer: TrendAnswer) -> list[tuple[str | float, ...]]:
    """Return one row per board with both figures, the change in percent and the classes they give."""
    return [(s.name, s.before, s.after, 100 * s.change_share, *s.classes) for s in answer.slopes]


def women_table(answer: TrendAnswer) -> list[tuple[str | float, ...]]:
    """Return one row per board and one for all, a share for each year."""
    return [(answer.names.get(county, "Alla 21"), *shares) for county, shares in answer.women.items()]
