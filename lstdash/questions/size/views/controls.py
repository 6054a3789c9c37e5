"""Choices on /storlek: register and year, and which other measure of which period: those that the version has."""

from __future__ import annotations

from lstdash.views.controls import Control
from lstdash.views.controls.measures import declared
from lstdash.views.registers import REGISTER, YEAR


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        return (REGISTER, YEAR, *declared())
    raise AttributeError(name)
