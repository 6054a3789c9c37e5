"""Choices on /storlek: register and year, and which other measure of which period: those that the version has."""

from __future__ import annotations

from lstdash.views.controls import Control, measures
from lstdash.views.registers import REGISTER, YEAR


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (REGISTER, YEAR, *measures.declared())
