"""Sliders of the matrix that stand where nothing can be weighed, in words."""

from __future__ import annotations

from collections.abc import Iterable

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import Words
from lstdash.questions.start_here.model.start_here import Misplaced

AXES = {"effort": "insats", "benefit": "vinst"}


def _moved(what: str, where: str, expected: str, found: str) -> ScenarioError:
    return ScenarioError(what, where, expected, found, "Ändra reglaget eller återställ alla reglage.")


def _listed(values: Iterable[float]) -> str:
    return "; ".join(f"{value:g}".replace(".", ",") for value in values)


WORDS: Words = {
    Misplaced.WEIGHT: lambda fault: _moved(
        "En vikt är mindre än noll eller inget tal.", "vikter", "0 eller mer", _listed(fault.values)
    ),
    Misplaced.NO_WEIGHT: lambda fault: _moved(
        f"Alla vikter för {AXES[fault.at]} är noll.",
        f"vikter för {AXES[fault.at]}",
        "minst en vikt över noll",
        "bara nollor",
    ),
    Misplaced.THRESHOLD: lambda fault: _moved(
        "En gräns ligger utanför skalan.", f"gräns för {AXES[fault.at]}", "1 till 5", _listed(fault.values)
    ),
    Misplaced.PENALTY: lambda fault: _moved(
        "Hur tungt insatsen väger måste vara noll eller mer.",
        "insatsens tyngd",
        "0 eller mer",
        _listed(fault.values),
    ),
}
