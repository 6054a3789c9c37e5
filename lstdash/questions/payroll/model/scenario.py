"""What a payroll scenario is: the levers, who takes part, and how costs are shared.

Every lever takes its default from a published assumption; no default stands here. Amounts are counted in B7,
what payroll administration costs the seven counties of the pre-study in one year today (2006 report, 4.1 and 5.5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lstdash.errors import DataError

MODEL_VERSION = 1  # raised when the same scenario would get another answer: a saved scenario pins it

# Each lever has one name: field, assumption key and glossary term.
LEVERS = (
    "saving_share",
    "one_off_cost",
    "fixed_share",
    "ramp_years",
    "parallel_share",
    "discount_rate",
    "horizon_years",
    "target_years",
    "productivity_share",
    "scale_elasticity",
    "exit_cost_share",
    "realised_share",
)
WHOLE_LEVERS = frozenset({"ramp_years", "horizon_years", "target_years"})
QUESTION_LEVERS = frozenset({"horizon_years", "target_years"})  # how we ask, not what the world may turn out to be
_LEVER_OF = {"one_off_cost": "one_off_cost"}  # the one assumption whose key is not the lever's name


class SharingKey(StrEnum):
    """How a joint cost is divided among the counties that take part."""

    WEIGHT = "vikt"
    EQUAL = "lika"
    TODAY = "dagens-kostnad"


@dataclass(frozen=True, slots=True)
class Member:
    """One county in the coalition: its weight (headcount, or the bounds of its size class) and its years.

    An empty `county` is one whose name the source does not give. `cost_index` is today's payroll cost per unit of
    weight against the seven's average; at 1 the keys by weight and by today's cost coincide.
    """

    county: str
    weight_low: float
    weight_high: float
    join_year: int = 1
    leave_year: int | None = None  # the last year it takes part; None = stays
    cost_index: float = 1.0


@dataclass(frozen=True, slots=True)
class PayrollScenario:
    """Every choice behind one answer. Shares and rates are 0-1; `cost_base_mkr` None means amounts in B7 = 1."""

    saving_share: float
    one_off_cost: float  # of the seven, in years of their cost today
    fixed_share: float  # part of the one-off cost that does not depend on who takes part
    ramp_years: float  # whole
    parallel_share: float
    discount_rate: float
    horizon_years: float  # whole
    target_years: float  # whole
    productivity_share: float  # yearly cut the counties would face anyway; 0 = not counted
    scale_elasticity: float
    exit_cost_share: float
    realised_share: float  # part of the freed resources that is really taken home
    members: tuple[Member, ...]
    seven: tuple[Member, ...]  # whose joint cost is the unit, whoever takes part
    cost_base_mkr: float | None = None
    running_key: SharingKey = SharingKey.WEIGHT
    one_off_key: SharingKey = SharingKey.WEIGHT
    host: str | None = None

    @property
    def money(self) -> float:
        """What one B7 is in the scenario's unit: the entered mkr, or 1."""
        return 1.0 if self.cost_base_mkr is None else self.cost_base_mkr


def unnamed(count: int, like: Sequence[Member]) -> tuple[Member, ...]:
    """Return `count` counties without a name, each weighing as the average of `like`."""
    low = sum(m.weight_low for m in like) / len(like)
    high = sum(m.weight_high for m in like) / len(like)
    return (Member("", low, high),) * count


def scenario_from(
    values: Mapping[str, float],
    coalition: Sequence[Member] | int,
    seven: Sequence[Member],
    *,
    counts_productivity: bool = False,
    cost_base_mkr: float | None = None,
    running_key: SharingKey = SharingKey.WEIGHT,
    one_off_key: SharingKey = SharingKey.WEIGHT,
    host: str | None = None,
) -> PayrollScenario:
    """Build a scenario from assumption key -> value; a coalition may be a plain number of counties.

    The productivity cut is an optional comparison: its assumption is used only when `counts_productivity`.
    Nothing is corrected on the way: `payroll_check.check` says what cannot hold. Raises DataError for a missing lever.
    """
    levers = {lever: values[lever] for lever in LEVERS if lever in values}
    if missing := [lever for lever in LEVERS if lever not in levers]:
        raise DataError(
            what="Ett antagande som lönemodellen behöver saknas.",
            where="tabellen assumptions",
            expected="en rad för varje reglage",
            found=f"ingen rad för {', '.join(missing)}",
            action="Lägg till raden i källtabellen och publicera igen.",
        )
    if not counts_productivity:
        levers["productivity_share"] = 0.0
    members = unnamed(coalition, seven) if isinstance(coalition, int) else tuple(coalition)
    return PayrollScenario(
        **levers,
        members=members,
        seven=tuple(seven),
        cost_base_mkr=cost_base_mkr,
        running_key=running_key,
        one_off_key=one_off_key,
        host=host,
    )
