"""What /kostnader says about the chosen county, in one line."""

from __future__ import annotations

from dataclasses import replace

from lstdash.evidence import board_size
from lstdash.evidence.citations import PageLine, row_id
from lstdash.evidence.registers import Staff
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.costs import Answer, Choices, answer, members, years_at
from lstdash.questions.costs.answers.inputs import TOTAL, inputs
from lstdash.questions.costs.model.costs import TOLERANCE

DEFAULT = Choices()


def line(version: str, county: str, choices: Choices) -> str:
    """Say the county's part by staff of what is chosen on the page, and what is covered without it."""
    found = page_line(version, county, choices)
    return found.text if found else ""


def page_line(version: str, county: str, choices: Choices = DEFAULT) -> PageLine | None:
    """Say it with the row it rests on; None when nothing is published or the county is unknown."""
    found = answer(version, choices)
    if found is None or county not in inputs(version).names:
        return None
    told = _inside if county in members(inputs(version), choices) else _outside
    return PageLine(told(version, county, found), "costs", row_id("money", TOTAL))


def _inside(version: str, county: str, found: Answer) -> str:
    known, choices, counted = inputs(version), found.choices, _counted(version, found)
    staffed = {member: counted.values[member] for member in members(known, choices)}
    part = float(found.found.total) * staffed[county] / sum(staffed.values())
    others = _years(version, found, found.sizes.taking_part - counted.values[county] / counted.total)
    who = words.taking_part(choices.coalition, [known.names[one] for one in choices.without])
    name = known.names[county]
    return (
        f"Deltar {who} och delar efter personal ({counted.register.label} {counted.year}) får {name} {words.mkr(part)} om "
        f"året {words.LEVEL}, med våra antaganden. Står {name} utanför täcks {words.years_told(others, 2)}s sparbeting i "
        f"stället för {words.years_told(found.years, 2)}s."
    )


def _outside(version: str, county: str, found: Answer) -> str:
    counted, name = _counted(version, found), inputs(version).names[county]
    joined = _years(version, found, found.sizes.taking_part + counted.values[county] / counted.total)
    return (
        f"{name} deltar inte i det som är valt. Deltog länet också täcktes {words.years_told(joined, 2)}s sparbeting i stället "
        f"för {words.years_told(found.years, 2)}s, räknat efter personal ({counted.register.label} {counted.year})."
    )


def _years(version: str, found: Answer, taking_part: float) -> float:
    known = inputs(version)
    part = taking_part if taking_part > TOLERANCE else 0.0
    return float(years_at(known, replace(found.sizes, taking_part=part), found.base_mkr, found.at))


def _counted(version: str, found: Answer) -> Staff:
    counted = board_size.of(version, found.choices.size)
    assert counted is not None  # there is an answer by it
    return counted
