"""What /gemensamt says of one county, and on the pages that gather answers. (2006 report, 2.2 and 5.7)"""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.activities import NOT_STATED, latest_year
from lstdash.evidence.citations import DecisionCard, PageLine
from lstdash.evidence.registers import FIRST
from lstdash.questions.shared_systems.answers import shared_systems
from lstdash.questions.shared_systems.answers.shared_systems import Choices
from lstdash.questions.shared_systems.model.inside import INTERESTED, OBSERVER


def line(version: str, county: str, choices: Choices) -> str:
    """Say how many objects the board is in, watches and stands outside, and for how many it is not stated."""
    found = shared_systems.answer(version, choices)
    if county not in found.names or not found.objects:
        return ""
    by_role = shared_systems.of_county(found, county)
    watching = [one.activity.name for role in (OBSERVER, INTERESTED) for one in by_role[role]]
    watches = f", observerade eller var intresserad av {formats.listed(watching)}" if watching else ""
    year = latest_year(version)
    inside, outside, silent = (formats.decimal(len(by_role[role])) for role in ("deltar", "deltar inte", NOT_STATED))
    return (
        f"{found.names[county]} var år {year} med i {inside} av {formats.decimal(len(found.objects))}{watches}, stod utanför "
        f"{outside}; för {silent} säger rapporten inte."
    )


def card(version: str) -> DecisionCard | None:
    """Return the start page's card; None when nothing is published."""
    found = shared_systems.answer(version, Choices(FIRST))
    if not found.objects:
        return None
    return DecisionCard("Vad delas redan?", found.headline, "shared_systems", found.objects[0].activity.row_id)


def page_line(version: str, county: str) -> PageLine | None:
    """Return the same for the county's own page; None when nothing is known."""
    found = shared_systems.answer(version, Choices(FIRST))
    said = line(version, county, Choices(FIRST))
    return PageLine(said, "shared_systems", found.objects[0].activity.row_id) if said else None
