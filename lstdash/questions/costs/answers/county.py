"""What /kostnader says about the chosen county, in one line."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence import board_size
from lstdash.evidence.citations import PageLine, row_id
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.costs import Choices, answer
from lstdash.questions.costs.answers.inputs import TOTAL, inputs


def line(version: str, county: str) -> str:
    """Say the county's part by staff, and what is covered without it."""
    found = page_line(version, county)
    return found.text if found else ""


def page_line(version: str, county: str) -> PageLine | None:
    """Say it with the row it rests on; None when nothing is published or the county is unknown."""
    everybody = answer(version, Choices())
    if everybody is None or county not in (known := inputs(version)).names:
        return None
    others = answer(version, Choices(without=(county,)))
    found = board_size.of(version, Choices().size)
    assert others is not None and found is not None  # the same version and register
    part = float(everybody.found.total) * found.values[county] / found.total
    told = (
        f"Deltar alla och delar efter personal ({found.register.label} {found.year}) får {known.names[county]} "
        f"{words.mkr(part)} om året {words.LEVEL}, med våra antaganden. Står {known.names[county]} utanför täcks "
        f"{formats.years(others.years, 2)}s sparbeting i stället för {formats.years(everybody.years, 2)}s."
    )
    return PageLine(told, "costs", row_id("money", TOTAL))
