"""What a payroll scenario is: its levers, who takes part, and how costs are shared (2006 report, 4.1 and 5.5).

Every lever takes its default from a published assumption; no default stands here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash.questions.payroll.model.check import member_faults, money_faults, target_faults
from lstdash.questions.payroll.model.members import Member, SharingKey, unnamed
from lstdash.shared_model.attrition import Leavers
from lstdash.shared_model.faults import CannotHold
from lstdash.shared_model.levers import Lever, Unit, declared, lever_faults

MODEL_VERSION = 1  # raised when the same scenario would get another answer: a saved scenario pins it

LEVERS = declared(
    Lever("saving_share", "besparing", 0.05, 0.7, 0.01, Unit.SHARE, is_positive=True, place=1),
    Lever("one_off_cost", "engangskostnad", 0.5, 4, 0.02, Unit.SHARE, most=100, is_positive=True, place=2),
    Lever("fixed_share", "fast", 0, 1, 0.05, Unit.SHARE, is_extra=True, place=9),
    Lever("ramp_years", "inforande", 0, 6, 1, Unit.YEARS, most=50, is_whole=True, place=4),
    Lever("parallel_share", "parallell", 0, 0.5, 0.05, Unit.SHARE, is_extra=True, place=8),
    Lever("discount_rate", "ranta", 0, 0.12, 0.005, Unit.SHARE, place=5),
    Lever("horizon_years", "kalkyltid", 10, 30, 1, Unit.YEARS, 1, 50, is_whole=True, is_question=True, is_extra=True, place=7),
    Lever("target_years", "mal", 1, 10, 1, Unit.YEARS, 1, 50, is_whole=True, is_question=True, place=6),
    Lever("productivity_share", "produktivitet", 0, 0.02, 0.001, Unit.SHARE, most=0.5, is_extra=True, place=12),
    Lever("scale_elasticity", "skala", 0, 0.5, 0.05, Unit.FACTOR, is_extra=True, place=10),
    Lever("exit_cost_share", "uttrade", 0, 1, 0.05, Unit.SHARE, most=5, is_extra=True, place=11),
    Lever("realised_share", "hemtaget", 0.1, 1, 0.05, Unit.SHARE, place=3),
)


@dataclass(frozen=True, slots=True)
class PayrollScenario:
    """Every choice behind one answer. Shares and rates are 0-1; `cost_base_mkr` None means amounts in B7 = 1.

    Raises CannotHold for values that no answer exists for: what is made can be answered.
    """

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
    cost_ceiling_mkr: float | None = None  # what the entered cost is a part of
    running_key: SharingKey = SharingKey.WEIGHT
    one_off_key: SharingKey = SharingKey.WEIGHT
    host: str | None = None
    leavers: Leavers | None = None  # the saving waits until people have left by themselves; None: it does not wait

    def __post_init__(self) -> None:
        faults = [*lever_faults(LEVERS, self.at)]
        faults += [] if faults else target_faults(self.target_years, self.horizon_years)
        faults += money_faults(self.cost_base_mkr, self.cost_ceiling_mkr)
        faults += member_faults(self.members, self.seven, self.horizon_years, self.host)
        if faults:
            raise CannotHold(*faults)

    @property
    def at(self) -> dict[str, float]:
        """Where every lever stands."""
        return {lever: getattr(self, lever) for lever in LEVERS}

    @property
    def money(self) -> float:
        """What one B7 is in the scenario's unit: the entered mkr, or 1."""
        return 1.0 if self.cost_base_mkr is None else self.cost_base_mkr


def scenario_from(
    values: Mapping[str, float],
    coalition: Sequence[Member] | int,
    seven: Sequence[Member],
    *,
    counts_productivity: bool = False,
    cost_base_mkr: float | None = None,
    cost_ceiling_mkr: float | None = None,
    running_key: SharingKey = SharingKey.WEIGHT,
    one_off_key: SharingKey = SharingKey.WEIGHT,
    host: str | None = None,
    leavers: Leavers | None = None,
) -> PayrollScenario:
    """Build a scenario from lever -> value; a coalition may be a plain number of counties.

    The productivity cut is an optional comparison: its assumption is used only when `counts_productivity`.
    Raises CannotHold, and KeyError for a missing lever.
    """
    levers = {lever: values[lever] for lever in LEVERS}
    if not counts_productivity:
        levers["productivity_share"] = 0.0
    members = unnamed(coalition, seven) if isinstance(coalition, int) else tuple(coalition)
    return PayrollScenario(
        **levers,
        members=members,
        seven=tuple(seven),
        cost_base_mkr=cost_base_mkr,
        cost_ceiling_mkr=cost_ceiling_mkr,
        running_key=running_key,
        one_off_key=one_off_key,
        host=host,
        leavers=leavers,
    )
