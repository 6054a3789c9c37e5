"""Choices on /gemensamt: which kind, whether what all share is shown, register and year of the staff."""

from __future__ import annotations

from dataclasses import replace

from lstdash import formats
from lstdash.catalog.shared import SHARED_KINDS
from lstdash.questions.shared_systems.answers.shared_systems import EVERY, OUTSIDE
from lstdash.views import registers
from lstdash.views.controls import Choice, Control

KIND = Choice("slag", "Slag", {formats.slug(kind): kind for kind in SHARED_KINDS})
SHOWN = Choice(
    "visa",
    "Visa",
    {OUTSIDE: "där inte alla är med", EVERY: "alla med namngivna län"},
    default=OUTSIDE,
)
YEAR = replace(registers.YEAR, placeholder="Enkätens år")


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (KIND, SHOWN, registers.REGISTER, YEAR)
