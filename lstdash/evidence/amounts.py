"""Amounts of money as people write them in a field."""

from __future__ import annotations

from decimal import Decimal

from lstdash.errors import ScenarioError
from lstdash.numbers import clean, in_unit, read


def amount_mkr(entered: str, where: str) -> float | None:
    """Read an amount in mkr as people write it: `25`, `25,5 mkr`, `1 200`; None for nothing at all. `where` names the field.

    Raises ScenarioError, with the question to answer where the text could be two amounts (`1.200`) or is in another unit.
    """
    if not clean(entered):
        return None
    found = in_unit(read(entered), "mkr")
    if isinstance(found, Decimal):
        return float(found)
    raise ScenarioError(
        what=f"Beloppet kan betyda något annat. {found}" if found else "Beloppet går inte att läsa som ett tal.",
        where=where,
        expected="ett belopp i miljoner kronor, till exempel 25 eller 25,5",
        found=entered[:40],
        action="Skriv talet så som det är menat." if found else "Skriv bara talet, eller lämna fältet tomt.",
    )
