"""Register and year, chosen the same way on every page that uses the size of the boards."""

from __future__ import annotations

from lstdash.evidence.registers import FIRST, REGISTERS
from lstdash.views.controls import Choice

REGISTER = Choice(
    "register",
    "Register",
    {code: found.label for code, found in REGISTERS.items()},
    default=FIRST,
    help="Registren räknar olika: anställda är personer, årsarbetskrafter heltid. Två register blandas aldrig i en serie.",
)
YEAR = Choice(
    "registerar",
    "År",
    {str(year): str(year) for year in range(1980, 2101)},
    placeholder="Senaste",
    help="Det år som personalen räknas. Bara år som registret har uppgifter för går att välja.",
)
