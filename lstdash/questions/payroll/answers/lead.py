"""What /lonesamordning says first: the likely outcome, then what the sliders' values give and whose calculation that is.

The draws lead, because every range lies on the costly side of the printed figures: 4.0 years is the report's own calculation
(2006 report, 4.1 and 5.5: a pre-study of the spring of 2005 for the autumn of 2007) and is seldom reached.
"""

from __future__ import annotations

from collections.abc import Iterable

from lstdash import formats
from lstdash.questions.payroll.answers.payroll import PayrollAnswer, who
from lstdash.questions.payroll.answers.words import ground, paid_text, turn, uncapitalised
from lstdash.questions.payroll.model.members import Member, most_at_once
from lstdash.questions.payroll.model.risk import Simulation

ALONE = "Ett län ensamt är ingen samordning: det här är bara vad kalkylen ger om länet fick de sjus besparing på egen hand."
NEVER_TOGETHER = "Länen är aldrig med samtidigt, så det här är ingen samordning."
PRE_STUDY = "är rapportens egen kalkyl inför en start hösten 2007"


def headline(answer: PayrollAnswer, simulation: Simulation | None = None) -> str:
    """Return everything the page opens with, as one text."""
    return " ".join((lead(answer, simulation), ground(answer, simulation), turn(answer)))


def lead(answer: PayrollAnswer, simulation: Simulation | None = None) -> str:
    """Say the likely outcome with its interval and how often the target is reached, then what the sliders' values give."""
    likely = _likely(answer, simulation) if simulation else ""
    said = (_alone(answer.scenario.members), likely, _as_set(answer, likely))
    return " ".join(sentence for sentence in said if sentence)


def _likely(answer: PayrollAnswer, simulation: Simulation) -> str:
    horizon, spread = answer.scenario.horizon_years, simulation.payback_years
    target = f"målet {formats.years(answer.scenario.target_years, 0)} nås i {_chance(simulation.share_within_target)}"
    if spread.p10 is None:
        share = formats.share(1 - simulation.share_never)
        return f"{who(answer.choices)} betalar sig inom {formats.years(horizon, 0)} i {share} av utfallen, och {target}."
    if spread.p50 is None:
        half = f"{who(answer.choices)} betalar sig aldrig inom {formats.years(horizon, 0)} i mer än hälften av utfallen"
    else:
        middle = formats.years_beside(spread.p50, answer.scenario.target_years)
        half = f"I hälften av utfallen har {uncapitalised(who(answer.choices))} betalat sig inom {middle}"
    if spread.p90 is None:
        ends = f"från {formats.years(spread.p10)} till {uncapitalised(paid_text(None, horizon))}"
    else:
        ends = f"{formats.interval(spread.p10, spread.p90, 1)}{formats.NBSP}år"
    return f"{half} (åtta av tio: {ends}); {target}."


def _chance(share: float) -> str:
    """Write a share of draws without rounding something to nothing."""
    return f"mindre än {formats.share(0.01)}" if 0 < share < 0.01 else formats.share(share)


def _alone(members: Iterable[Member]) -> str:
    """Say that it is no coordination where no year has two counties."""
    taking = tuple(members)
    if most_at_once(taking) > 1:
        return ""
    return ALONE if len(taking) == 1 else NEVER_TOGETHER


def _as_set(answer: PayrollAnswer, likely: str) -> str:
    """Say what the values give as the sliders stand: the report's own calculation where nothing has been moved."""
    paid, horizon = answer.outcome.payback_years, answer.scenario.horizon_years
    if paid is None:
        subject = "Där reglagen står betalar det sig" if likely else f"{who(answer.choices)} betalar sig"
        return f"{subject} inte inom {formats.years(horizon, 0)}."
    years = formats.years_beside(paid, answer.scenario.target_years)
    if answer.is_starting_point and answer.choices.is_payroll:
        of = "" if likely else f" för {uncapitalised(who(answer.choices))}"
        return f"{years}{of} {PRE_STUDY}."
    if likely:
        return f"Där reglagen står blir det {years}."
    return f"{who(answer.choices)} har betalat sig efter {years} där reglagen står."
