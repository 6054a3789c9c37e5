"""Can the report's relation between size and coordination be told with another year's classes? (2006 report, 4.2.1)

The report prints what its own classes add up to. Regrouped by a register, the counties' counts are only known within the
bounds that all printed figures allow, and so is the difference between small and large boards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.evidence.registers import staff
from lstdash.evidence.survey import Choices, space
from lstdash.shared_model.bounds import Interval, interval, mean, minus
from lstdash.shared_model.faults import CannotHold
from lstdash.shared_model.size_class import SizeClass

PRINTED = Choices()  # the facts as they are printed
UNDECIDED = "Med dagens klasser kan rapportens samband inte avgöras ur det som är tryckt."
MORE, FEWER = "fler", "färre"  # what small boards have, on average


@dataclass(frozen=True, slots=True)
class Relation:
    """Mean of the small boards minus mean of the large, as an interval; None when a class is empty or nothing fits."""

    span: Interval | None
    sentence: str

    @property
    def verdict(self) -> str:
        """MORE or FEWER where the sign can be told; empty where it cannot."""
        if self.span is None or self.span.low <= 0 <= self.span.high:
            return ""
        return MORE if self.span.low > 0 else FEWER


def relation(version: str, classes: Mapping[str, SizeClass], name: str, choices: Choices = PRINTED) -> Relation:
    """Return the difference when the survey's counts are regrouped by the classes; `name` says whose they are."""
    small, large = ([county for county, size in classes.items() if size == wanted] for wanted in ("mindre", "större"))
    if not small or not large:
        return Relation(None, f"Med {name} finns ingen länsstyrelse i en av klasserna, så sambandet kan inte prövas.")
    try:
        span = interval(space(version, choices), minus(mean(small), mean(large)))
    except (CannotHold, ScenarioError):
        return Relation(None, "")
    between = formats.interval(span.low, span.high, 1)
    found = Relation(span, f"Små minus stora länsstyrelser, räknat på klasserna i {name}: {between} samordningar.")
    told = f"De mindre samordnade i medeltal {found.verdict}." if found.verdict else UNDECIDED
    return replace(found, sentence=f"{found.sentence} {told}")


def of_choice(version: str, code: str, year: int, choices: Choices = PRINTED) -> Relation:
    """Return the relation with the classes of one register and year."""
    found = staff(version, code, year)
    return relation(version, found.classes(), f"{found.register.label} {found.year}", choices)
