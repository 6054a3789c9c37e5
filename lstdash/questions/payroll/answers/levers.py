"""How a value of a payroll lever is written."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence import levers
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.terms import TERMS


def text(key: str, value: float) -> str:
    """Write a lever's value: `42 %`, `3 år`, `0,1`."""
    return levers.text(LEVERS[key], value)


def exact(key: str, value: float) -> str:
    """Write a solved value: a share with a decimal where it needs one."""
    return text(key, float(formats.rounded(value, 3)))


def name(key: str) -> str:
    """Return the glossary's word with a capital."""
    return TERMS[key].name
