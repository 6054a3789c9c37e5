"""What /storlek says about the chosen county, in one line. (2006 report, 4.2.1; public registers of staff)"""

from __future__ import annotations

from lstdash import formats
from lstdash.questions.size.answers import size


def line(version: str, county: str, code: str, wanted: int | None) -> str:
    """Say how large the board is, and whether its class is another than the report's; empty when no figure is known."""
    answer = size.answer(version, code, wanted)
    row = next((row for row in answer.rows if row.county == county), None)
    if row is None or row.value is None or answer.year is None:
        return ""
    told = f"{row.name} har {formats.decimal(row.value)} {answer.register.unit} {answer.year} ({answer.register.label})"
    if row.is_changed:
        return f"{told} och är därmed {row.now}; i rapporten är länsstyrelsen {row.report}."
    return f"{told} och är {row.now}, liksom i rapporten."
