"""Fourteen cars in one county, how many in all? And who gains by the volume? (2006 report, 5.7.1; public registers of staff)"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.evidence.registers import REGISTERS, Staff, caveats, shown_year, staff, years
from lstdash.questions.joint_procurement.answers.choices import Choices, standing
from lstdash.questions.joint_procurement.answers.inputs import ALL_CARS, CARS, inputs
from lstdash.questions.joint_procurement.model.gain import lower_price_share, needed_discount_share, scaled, split
from lstdash.questions.joint_procurement.model.levers import DISCOUNT

BOARD = "M"  # whose cars the report counts
REPORT_YEARS = (2003, 2004, 2005, 2006)
COSTS = (0.01, 0.02, 0.05)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The cars of all boards by one register and year."""

    label: str
    year: int
    cars: float


@dataclass(frozen=True, slots=True)
class Gain:
    """One board's lower price when all buy together, and its part of the printed number of cars."""

    county: str
    name: str
    lower_share: float
    cars: int


@dataclass(frozen=True, slots=True)
class CarsAnswer:
    """The estimates against the printed number, and each board's gain; `cars` is None without a figure for the board."""

    cars: float | None
    printed: float
    estimates: tuple[Estimate, ...]
    sentence: str
    needed: str
    gains: tuple[Gain, ...]
    gain_title: str
    missing: str
    sources: tuple[Source, ...]
    staff: Staff | None  # of the chosen register and year

    @property
    def is_gain(self) -> bool:
        """True when somebody's price gets lower."""
        return any(gain.lower_share > 0 for gain in self.gains)


def total(found: Staff, own: float) -> float | None:
    """Return the cars of all boards, None when a board has no figure."""
    if found.missing or not found.values.get(BOARD):
        return None
    return scaled(own, found.values[BOARD], found.total)


def chosen(version: str, choices: Choices) -> Staff | None:
    """Return the staff of the chosen register and year, the latest when that year is not offered."""
    year = shown_year(version, choices.register, choices.year)
    return None if year is None else staff(version, choices.register, year)


def offered(version: str, choices: Choices) -> tuple[int, ...]:
    """Return the years that the chosen register has figures for, oldest first."""
    return years(version, choices.register)


def answer(version: str, choices: Choices) -> CarsAnswer:
    """Return the cars by register and year, and the gains at a discount for each doubling."""
    known, found = inputs(version), chosen(version, choices)
    discount_share = standing(known, choices)[DISCOUNT]
    own, printed = known.money[CARS], known.money[ALL_CARS]
    estimates = tuple(_estimates(version, own))
    gains = _gains(found, known.names, discount_share, int(printed)) if found and found.total else ()
    return CarsAnswer(
        total(found, own) if found else None,
        printed,
        estimates,
        sentence(estimates, own, printed),
        _needed(printed / own),
        gains,
        _gain_title(gains),
        caveats(found, known.names) if found else "Inga personaluppgifter är publicerade ännu.",
        known.cars_sources + ((found.source,) if found and found.source else ()),
        found,
    )


def _estimates(version: str, own: float) -> list[Estimate]:
    found = []
    for code, register in REGISTERS.items():
        offered = years(version, code)
        for year in dict.fromkeys((*(y for y in REPORT_YEARS if y in offered), *offered[-1:])):
            if (cars := total(staff(version, code, year), own)) is not None:
                found.append(Estimate(register.label, year, cars))
    return found


def sentence(estimates: tuple[Estimate, ...], own: float, printed: float) -> str:
    """Say whether the printed number holds, whatever register and year."""
    if not estimates:
        return "Utan personaluppgifter kan rapportens tal inte prövas."
    low, high = min(e.cars for e in estimates), max(e.cars for e in estimates)
    off = max(high / printed - 1, 1 - low / printed)
    verdict = "håller" if off < 0.1 else "håller inte"
    return (
        f"Skånes {formats.decimal(own)} bilar motsvarar {formats.interval(low, high)} bilar i alla län, beroende på register "
        f"och år; rapportens ca {formats.decimal(printed)} {verdict}. Det är {formats.decimal(math.log2(printed / own), 1)} "
        "fördubblingar. Att Skåne är typiskt, att alla köper samma år eller att det ger rabatt följer inte: källan anger ingen."
    )


def _needed(times: float) -> str:
    told = [f"{formats.share(cost)} kräver {formats.share(needed_discount_share(cost, times), 2)}" for cost in COSTS]
    return f"Så stor rabatt per fördubbling täcker gemensamma kostnader för Skåne, som andel av köpet: {formats.listed(told)}."


def _gains(found: Staff, names: Mapping[str, str], discount_share: float, printed: int) -> tuple[Gain, ...]:
    values = {county: value for county, value in found.values.items() if value > 0}
    cars = split(printed, values)
    gains = [Gain(c, names[c], lower_price_share(discount_share, found.total / v), cars[c]) for c, v in values.items()]
    return tuple(sorted(gains, key=lambda gain: (-gain.lower_share, gain.county)))


def _gain_title(gains: tuple[Gain, ...]) -> str:
    if not gains:
        return "Vem som vinner går inte att räkna utan personaluppgifter"
    if gains[0].lower_share == gains[-1].lower_share:
        return "Utan rabatt vinner ingen på volymen"
    first, last = (f"{gain.name} {formats.share(gain.lower_share, 1)}" for gain in (gains[0], gains[-1]))
    return f"De små vinner mest i procent: {first}, {last}"


CAR_COLUMNS = ("Register", "År", "Bilar i alla län", "Skillnad mot rapporten")


def car_table(found: CarsAnswer) -> list[tuple[str | int | float, ...]]:
    """Return one row per register and year."""
    return [(e.label, e.year, e.cars, e.cars / found.printed - 1) for e in found.estimates]


GAIN_COLUMNS = ("Länsstyrelse", "Lägre pris", "Bilar, delade efter personal")


def gain_table(found: CarsAnswer) -> list[tuple[str | float, ...]]:
    """Return one row per board, the largest gain first."""
    return [(gain.name, gain.lower_share, gain.cars) for gain in found.gains]
