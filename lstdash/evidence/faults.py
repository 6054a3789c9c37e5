"""Broken rules of a model in words: what, where, expected, found, what to do. Nothing is corrected, and every fault is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from lstdash import formats
from lstdash.errors import ScenarioError
from lstdash.evidence.levers import text
from lstdash.shared_model.faults import CannotHold, Fault
from lstdash.shared_model.levers import NOT_A_NUMBER, NOT_POSITIVE, NOT_WHOLE, OUT_OF_RANGE, Lever, Levers
from lstdash.terms import TERMS

Words = Mapping[str, Callable[[Fault], ScenarioError]]  # a rule's code -> what is said of it

READABLE = 1e9  # beyond this a number is named, not printed


@contextmanager
def explained(words: Words) -> Iterator[None]:
    """Say in Swedish what cannot hold: within, CannotHold becomes ScenarioError."""
    try:
        yield
    except CannotHold as error:
        raise explanation([words[fault.code](fault) for fault in error.faults]) from error


def explanation(told: list[ScenarioError]) -> ScenarioError:
    """Return one error for them all."""
    if len(told) == 1:
        return told[0]
    return ScenarioError(
        what=f"Valen går inte ihop på {len(told)} punkter.",
        where=formats.listed(list(dict.fromkeys(fault.where for fault in told))),
        found=" ".join(dict.fromkeys(fault.what for fault in told)),
        action="Rätta punkterna, eller återställ till utgångsläget.",
    )


def lever_words(levers: Levers) -> Words:
    """Return what is said of a lever that stands where no answer exists."""
    return {
        NOT_A_NUMBER: lambda fault: ScenarioError(
            "Värdet är inte ett tal.", slider(fault.at), "ett tal", "något annat", "Välj ett värde med reglaget."
        ),
        NOT_POSITIVE: lambda fault: ScenarioError(
            f"{_definite(fault)} måste vara större än noll.",
            slider(fault.at),
            f"mer än {text(levers[fault.at], 0)}",
            number(levers[fault.at], fault.values[0]),
            "Välj ett värde större än noll.",
        ),
        OUT_OF_RANGE: lambda fault: ScenarioError(
            "Värdet ligger utanför vad modellen kan räkna på.",
            slider(fault.at),
            "mellan {1} och {2}".format(*(number(levers[fault.at], value) for value in fault.values)),
            number(levers[fault.at], fault.values[0]),
            "Välj ett värde inom spannet.",
        ),
        NOT_WHOLE: lambda fault: ScenarioError(
            "Antalet år måste vara helt.",
            slider(fault.at),
            "ett helt antal år",
            formats.plain(fault.values[0]),
            "Välj ett helt antal år.",
        ),
    }


def slider(lever: str) -> str:
    """Say where a lever is moved."""
    return f"reglaget {TERMS[lever].label}"


def number(lever: Lever, value: float) -> str:
    """Write a lever's value, unless nobody could read it."""
    return text(lever, value) if abs(value) <= READABLE else "ett orimligt stort tal"


def _definite(fault: Fault) -> str:
    return TERMS[fault.at].definite.capitalize()
