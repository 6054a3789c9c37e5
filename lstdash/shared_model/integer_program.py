"""The integer programme behind the bounds, and which figures cannot hold together (heuwing2006, 2.2 and 4.2).

Columns: one count per county, then a surplus and a shortfall per printed total. Rows: one per printed total,
then those of the facts. Solved by HiGHS without a gap; the solution is rounded to whole numbers and checked
against the rows without rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import highspy
import numpy as np
import numpy.typing as npt

from lstdash.shared_model.faults import CannotHold, Fault
from lstdash.shared_model.survey_facts import Fact, Problem, Unfit

Numbers = npt.NDArray[np.int64]
Limits = npt.NDArray[np.float64]
NOTHING_LEAST = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


@dataclass(frozen=True, eq=False)
class Rows:
    """low <= factors @ columns <= high, over whole columns that are zero or more."""

    factors: Numbers
    low: Limits
    high: Limits
    slack: Numbers  # 1 for each surplus and shortfall column, 0 for each county
    groups: tuple[tuple[str, str], ...]  # (grouping, group) of each surplus-shortfall pair

    def with_slack(self, least: int) -> Rows:
        """The same rows and one more: the total slack is exactly `least`."""
        factors = np.vstack([self.factors, self.slack])
        return Rows(factors, np.append(self.low, least), np.append(self.high, least), self.slack, self.groups)

    def minimise(self, weights: Numbers) -> int | None:
        """Exact least value of the weighted columns; None when nothing fits or nothing bounds it."""
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_heuristic_run_feasibility_jump", False)  # half of the time, for a first guess nobody needs
        solver.passModel(self._programme(weights))
        solver.run()
        status = solver.getModelStatus()
        if status in NOTHING_LEAST:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"HiGHS did not finish: {solver.modelStatusToString(status)}")
        columns = np.rint(solver.getSolution().col_value).astype(np.int64)
        reached = self.factors @ columns
        if (reached < self.low).any() or (reached > self.high).any() or (columns < 0).any():
            raise ArithmeticError("HiGHS returned a point that is not whole: the bounds would not be exact")
        return int(weights @ columns)

    def _programme(self, weights: Numbers) -> highspy.HighsLp:
        count, (row, column) = weights.size, self.factors.nonzero()
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = count, len(self.factors)
        programme.col_cost_ = weights.astype(np.float64)
        programme.col_lower_, programme.col_upper_ = np.zeros(count), np.full(count, highspy.kHighsInf)
        programme.integrality_ = [highspy.HighsVarType.kInteger] * count
        programme.row_lower_, programme.row_upper_ = self.low, self.high
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = np.searchsorted(row, np.arange(len(self.factors) + 1)).astype(np.int32)
        programme.a_matrix_.index_ = column.astype(np.int32)
        programme.a_matrix_.value_ = self.factors[row, column].astype(np.float64)
        return programme


def constraint_rows(problem: Problem) -> Rows:
    """Counts of a group = printed total + surplus - shortfall, then one row per row of a fact."""
    printed = [(table.code, group) for table in problem.groupings for group in table.groups if group.total is not None]
    facts = [row for fact in problem.facts for row in fact.rows]
    place = {county: index for index, county in enumerate(problem.counties)}
    factors = np.zeros((len(printed) + len(facts), len(place) + 2 * len(printed)), dtype=np.int64)
    for index, (_, group) in enumerate(printed):
        factors[index, [place[county] for county in group.counties]] = 1
        factors[index, len(place) + 2 * index : len(place) + 2 * index + 2] = -1, 1
    for index, row in enumerate(facts, start=len(printed)):
        for county, factor in row.factors:
            factors[index, place[county]] += factor
    totals = [group.total for _, group in printed]
    low = np.array([*totals, *(-np.inf if row.low is None else row.low for row in facts)], dtype=np.float64)
    high = np.array([*totals, *(np.inf if row.high is None else row.high for row in facts)], dtype=np.float64)
    slack = np.repeat(np.array([0, 1], dtype=np.int64), [len(place), 2 * len(printed)])
    return Rows(factors, low, high, slack, tuple((table, group.code) for table, group in printed))


@dataclass(frozen=True, slots=True)
class Drop:
    """What is left when one fact or one printed total is set aside: the least slack, or None if nothing fits still."""

    key: str
    label: str
    kind: Literal["uppgift", "gruppsumma"]
    least_slack: int | None


@lru_cache(maxsize=64)
def drops(problem: Problem) -> tuple[Drop, ...]:
    """Set aside one fact, then one printed total, at a time: a smaller slack says which figures cannot hold together."""
    facts = [Drop(fact.key, fact.label, "uppgift", _least_slack(problem.without_fact(fact.key))) for fact in problem.facts]
    totals = [
        Drop(
            f"{table.code}/{group.code}", group.name, "gruppsumma", _least_slack(problem.without_total(table.code, group.code))
        )
        for table in problem.groupings
        for group in table.groups
        if group.total is not None
    ]
    return (*facts, *totals)


@dataclass(frozen=True, slots=True)
class Clash:
    """A printed total outside what the facts alone let its counties add up to; None: nothing bounds that side."""

    grouping: str
    group: str
    name: str
    printed: int
    low: int
    high: int | None


@lru_cache(maxsize=64)
def clashes(problem: Problem) -> tuple[Clash, ...]:
    """Printed totals that the facts rule out by themselves, without any other total; empty when no facts fit at all."""
    alone = problem
    for table in problem.groupings:
        for group in table.groups:
            alone = alone.without_total(table.code, group.code)
    rows = constraint_rows(alone)
    found = []
    for table in problem.groupings:
        for group in table.groups:
            weights = np.array([int(county in group.counties) for county in problem.counties], dtype=np.int64)
            low, negative = rows.minimise(weights), rows.minimise(-weights)
            high = None if negative is None else -negative
            if group.total is None or low is None or low <= group.total <= (group.total if high is None else high):
                continue
            found.append(Clash(table.code, group.code, group.name, group.total, low, high))
    return tuple(found)


def conflict(problem: Problem) -> tuple[Fact, ...]:
    """A smallest set of facts that no counts satisfy together; empty when all of them can hold.

    Found by dropping one fact at a time and keeping it only if the rest becomes possible.
    """
    if _least_slack(problem) is not None:
        return ()
    for fact in problem.facts:
        fewer = problem.without_fact(fact.key)
        if _least_slack(fewer) is None:
            problem = fewer
    return problem.facts


def impossible(problem: Problem) -> CannotHold:
    """The error that names which facts cannot hold together, and which of them alone makes room when switched off."""
    labels = tuple(fact.label for fact in conflict(problem))
    cures = tuple(fact.label for fact in problem.facts if _least_slack(problem.without_fact(fact.key)) is not None)
    return CannotHold(Fault(Unfit.CLASH, values=(labels, cures)))


def _least_slack(problem: Problem) -> int | None:
    rows = constraint_rows(problem)
    return rows.minimise(rows.slack)
