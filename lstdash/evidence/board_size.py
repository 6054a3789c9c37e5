"""How large a board counts as: the class that the report gives it, or what a register says of a year. (2006 report, 4.2.1)

A verdict that hangs on size is asked of one register at a time. Lowest and highest over the registers are never put together
county by county: no register says that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.evidence.assumptions import assumptions
from lstdash.evidence.counties import county_names, county_rows
from lstdash.evidence.registers import REGISTERS, Staff, marked_sentence, shown_year, staff, years
from lstdash.shared_model.size_class import SizeClass

T = TypeVar("T")
CLASSES = "klasser-2006"
_KEYS = {"mindre": "small", "mellanstor": "medium", "större": "large"}
CLASS_ENDS = tuple(f"headcount_{key}_{end}" for key in _KEYS.values() for end in ("low", "high"))  # the assumptions behind them
CLASSES_LABEL = "Rapportens storleksklasser (2006)"


class Size(NamedTuple):
    """The choice: the report's classes, or a register and a year; without a year the register's latest."""

    code: str = CLASSES
    year: int | None = None


def of(version: str, size: Size) -> Staff | None:
    """Return the chosen register's figures; None for the report's classes and where the register is not published."""
    if size.code not in REGISTERS:
        return None
    year = shown_year(version, size.code, size.year)
    return None if year is None else staff(version, size.code, year)


def size_classes(version: str, size: Size) -> Mapping[str, SizeClass]:
    """Return each board's size class, by its county letter: the report's, or by the chosen figures; no figure, no class."""
    found = of(version, size)
    if found is not None:
        return found.classes()
    return {row["county"]: row["size_class"] for row in county_rows(version)}


def class_ends(version: str) -> dict[str, tuple[float, float]]:
    """Return the fewest and the most staff of each board's class in the report, by county letter.

    Raises KeyError when an assumption of `CLASS_ENDS` is not published.
    """
    known = assumptions(version)
    bounds = {name: (known[f"headcount_{key}_low"].value, known[f"headcount_{key}_high"].value) for name, key in _KEYS.items()}
    return {row["county"]: bounds[row["size_class"]] for row in county_rows(version)}


def of_the_year(version: str, year: int) -> dict[str, Staff]:
    """Return every register that has figures of the year, by code."""
    return {code: staff(version, code, year) for code in REGISTERS if year in years(version, code)}


@dataclass(frozen=True, slots=True)
class Asked(Generic[T]):
    """What each register of a year says, by its label, the chosen one first; who could not be asked, in a sentence."""

    year: int
    said: dict[str, T]
    unusable: str


def each(version: str, size: Size, ask: Callable[[Size], T]) -> Asked[T] | None:
    """Ask every register of the chosen year, one at a time; None when the report's classes are chosen.

    Raises ScenarioError when the chosen register cannot be asked; another that cannot is named.
    """
    chosen = of(version, size)
    if chosen is None:
        return None
    said, lacking = {chosen.register.label: ask(Size(chosen.register.code, chosen.year))}, []
    for code, found in of_the_year(version, chosen.year).items():
        if code != chosen.register.code:
            try:
                said[found.register.label] = ask(Size(code, chosen.year))
            except ScenarioError:
                lacking.append(found.register.label)
    unusable = f"{formats.listed(lacking)} saknar något av länen och räknas inte." if lacking else ""
    return Asked(chosen.year, said, unusable)


def told(version: str, size: Size) -> str:
    """Say what the boards' sizes are: `Arbetsgivarverket, anställda 2025`."""
    found = of(version, size)
    return CLASSES_LABEL if found is None else f"{found.register.label} {found.year}"


def marked(version: str, size: Size) -> str:
    """Name the boards whose figure is of another kind than the register says; empty when none is."""
    found = of(version, size)
    return "" if found is None else marked_sentence(found, county_names(version))


def require(found: Staff, counties: Iterable[str], names: Mapping[str, str]) -> None:
    """Raise ScenarioError when the register lacks one of the counties: what is missing is never zero."""
    lacking = [names[county] for county in counties if county not in found.values]
    if lacking:
        raise ScenarioError(
            what="Registret saknar ett län som är med.",
            where=f"länens storlek, {found.register.label} {found.year}",
            expected="ett antal för varje län som deltar",
            found=f"inget för {', '.join(lacking)}",
            action="Välj ett annat år eller ett annat register.",
        )
