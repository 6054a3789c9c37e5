"""When has joint payroll administration paid for itself, and what would turn it? One scenario, answered whole.

2006 report 4.1 and 5.5; rules in `..model`. E-invoicing is the same model: the report only says that it
becomes profitable after two years, so its saving share is the reader's and its one-off cost follows from the two years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lstdash import formats
from lstdash.evidence import board_size
from lstdash.evidence.amounts import amount_mkr
from lstdash.evidence.assumptions import Assumption, require
from lstdash.evidence.board_size import CLASSES, Asked, Size
from lstdash.evidence.faults import explained
from lstdash.evidence.levers import Dial, dials
from lstdash.evidence.staff_profile import leavers
from lstdash.questions.payroll.answers import coalitions
from lstdash.questions.payroll.answers.faults import WORDS
from lstdash.questions.payroll.answers.inputs import CEILING, EINVOICE, NAME, PayrollInputs, inputs
from lstdash.questions.payroll.model.counties import Interval, joint_payback
from lstdash.questions.payroll.model.members import SharingKey
from lstdash.questions.payroll.model.payroll import Outcome, outcome
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario, scenario_from
from lstdash.questions.payroll.model.sensitivity import flips, tornado
from lstdash.shared_model.sensitivity import Flip, Swing

PAYROLL, EINVOICING = "loner", "efaktura"
TWO = "vastmanland-orebro"
REALISED, DOUBT = "realised_share", "realised_doubt"
SEVEN = "sju"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader has chosen, as the link says it. A lever left out stands at its published default."""

    levers: tuple[tuple[str, float], ...] = ()
    coalition: str = SEVEN
    initiative: str = PAYROLL
    einvoice_saving_share: float = 0.0  # 0: nobody has entered one
    counts_productivity: bool = False
    cost_base: str = ""  # mkr as entered
    running_key: str = SharingKey.WEIGHT
    one_off_key: str = SharingKey.WEIGHT
    host: str = ""
    register: str = CLASSES  # how large the counties count as
    register_year: int | None = None  # None: the register's latest
    waits_for_leavers: bool = False  # nothing is saved before people have left by themselves
    doubts_gain: bool = False  # how much is taken home is drawn between nothing and all, whatever others got

    @property
    def size(self) -> Size:
        """How large the counties count as: the report's classes, or a register and a year."""
        return Size(self.register, self.register_year)

    def weighed_by(self, size: Size) -> Choices:
        """Return the same choices with other sizes."""
        return replace(self, register=size.code, register_year=size.year)

    @property
    def is_payroll(self) -> bool:
        """False for e-invoicing."""
        return self.initiative == PAYROLL


@dataclass(frozen=True, slots=True)
class PayrollAnswer:
    """One scenario's joint answer, with what its words need."""

    choices: Choices
    scenario: PayrollScenario
    levers: tuple[Dial, ...]
    outcome: Outcome
    flips: Mapping[str, Flip]
    swings: tuple[Swing, ...]
    by_size: Interval  # payback over every size the counties can have
    by_register: Asked[float | None] | None  # payback with every register of the year; None with the report's classes
    printed_saving_share: float
    printed_payback_years: float
    is_calibrated: bool  # the one-off cost stands where the printed figures put it
    is_starting_point: bool  # nothing that changes the joint answer has been moved
    base_curve: tuple[float, ...]  # the starting point over the same years
    doubt: Assumption | None  # how much of the gain is taken home, when that is doubted

    @property
    def curve(self) -> tuple[float, ...]:
        """Discounted cumulative net by year."""
        return tuple(row.discounted for row in self.outcome.rows)


def answer(version: str, choices: Choices) -> PayrollAnswer:
    """Answer one scenario. Raises ScenarioError when the choices cannot hold together."""
    known = inputs(version)
    scenario = scenario_of(known, choices)
    shown = shown_levers(known, choices)
    swings = tornado(scenario, ranges_of(known, choices))
    start = starting_point(known, choices)
    return PayrollAnswer(
        choices=choices,
        scenario=scenario,
        levers=shown,
        outcome=outcome(scenario),
        flips={found.lever: found for found in flips(scenario, {lever.key: (lever.low, lever.high) for lever in shown})},
        swings=swings,
        by_size=joint_payback(scenario),
        by_register=board_size.each(version, choices.size, lambda size: _payback(known, choices.weighed_by(size))),
        printed_saving_share=known.money["loner_besparing"] / 100,
        printed_payback_years=known.money["loner_aterbetalning"],
        is_calibrated=scenario.one_off_cost == start.one_off_cost,
        is_starting_point=_behind_joint(scenario) == _behind_joint(start),
        base_curve=_curve(start),
        doubt=doubt(known) if choices.doubts_gain else None,
    )


@lru_cache(maxsize=64)
def _curve(scenario: PayrollScenario) -> tuple[float, ...]:
    """Return the curve of a starting point: the same however the levers are moved."""
    return tuple(row.discounted for row in outcome(scenario).rows)


def _payback(known: PayrollInputs, choices: Choices) -> float | None:
    return outcome(scenario_of(known, choices)).payback_years


def scenario_of(known: PayrollInputs, choices: Choices) -> PayrollScenario:
    """Turn choices into a checked scenario. Raises ScenarioError."""
    values = lever_values(known, choices)
    coalition = choices.coalition if choices.is_payroll else TWO
    if not choices.is_payroll:
        values["saving_share"] = choices.einvoice_saving_share
        values["one_off_cost"] = choices.einvoice_saving_share * known.money[EINVOICE]
    with explained(WORDS):
        return scenario_from(
            values,
            known.members(coalition, choices.size),
            known.members(SEVEN if choices.is_payroll else TWO, choices.size),
            counts_productivity=choices.counts_productivity,
            cost_base_mkr=amount_mkr(choices.cost_base, "fältet dagens kostnad för de sju"),
            cost_ceiling_mkr=known.money[CEILING],
            running_key=SharingKey(choices.running_key),
            one_off_key=SharingKey(choices.one_off_key),
            host=choices.host or None,
            leavers=leavers(known.assumptions) if choices.waits_for_leavers else None,
        )


def ranges_of(known: PayrollInputs, choices: Choices) -> dict[str, tuple[float, float]]:
    """Return the range of every assumption; the payroll study's saving and one-off cost say nothing about e-invoicing."""
    given = set() if choices.is_payroll else {"saving_share", "one_off_cost"}
    ranges = {lever: ends for lever, ends in known.ranges.items() if lever not in given}
    if choices.doubts_gain:
        ranges[REALISED] = (doubt(known).low, doubt(known).high)
    return ranges


def lever_values(known: PayrollInputs, choices: Choices) -> dict[str, float]:
    """Return what every lever stands at, those left out at their published default."""
    values = {lever: known.assumptions[lever].value for lever in LEVERS} | dict(choices.levers)
    return values | ({REALISED: doubt(known).value} if choices.doubts_gain else {})


def doubt(known: PayrollInputs) -> Assumption:
    """Return how much of the gain is taken home when that is doubted: our judgement. Raises DataError without the row."""
    require(NAME, (DOUBT,), known.assumptions)
    return known.assumptions[DOUBT]


def starting_point(known: PayrollInputs, choices: Choices) -> PayrollScenario:
    """Return the published starting point in the same unit, over the same years and with the same sizes."""
    kept = tuple((lever, value) for lever, value in choices.levers if lever == "horizon_years")
    start = Choices(kept, initiative=choices.initiative, einvoice_saving_share=choices.einvoice_saving_share)
    return scenario_of(known, replace(start, cost_base=choices.cost_base).weighed_by(choices.size))


def shown_levers(known: PayrollInputs, choices: Choices) -> tuple[Dial, ...]:
    """Return the levers that have a slider: e-invoicing's saving and one-off cost follow from what was entered."""
    hidden = set() if choices.counts_productivity else {"productivity_share"}
    if not choices.is_payroll:
        hidden |= {"saving_share", "one_off_cost"}
    if choices.doubts_gain:
        hidden.add(REALISED)
    return tuple(lever for lever in dials(LEVERS, known.assumptions) if lever.key not in hidden)


def who(choices: Choices) -> str:
    """Name the initiative and its coalition as the sentence's subject."""
    if not choices.is_payroll:
        return "E-faktureringen i Västmanland och Örebro"
    if choices.coalition in coalitions.KNOWN:
        return f"Lönesamordningen i {coalitions.KNOWN[choices.coalition].phrase}"
    count = 0 if choices.coalition == coalitions.NOBODY else choices.coalition.count(".") + 1
    return f"Lönesamordningen i {formats.count(count, 'valt län', 'valda län')}"


def note_on_coalition(choices: Choices) -> str:
    """Say what is assumed about a coalition that the printed figures are not about."""
    known = coalitions.KNOWN.get(choices.coalition)
    return "" if not choices.is_payroll else known.note if known else coalitions.OWN_NOTE


def joint(choices: Choices) -> Choices:
    """Return the choices without those that only divide the joint answer among the counties."""
    return replace(choices, running_key=SharingKey.WEIGHT, one_off_key=SharingKey.WEIGHT, host="")


def _behind_joint(scenario: PayrollScenario) -> tuple[object, ...]:
    """What the joint answer rests on: not what only divides it among the counties, or only says how we ask."""
    levers = (value for lever, value in scenario.at.items() if not LEVERS[lever].is_question)
    return (*levers, scenario.members, scenario.seven, scenario.cost_base_mkr, scenario.leavers)
