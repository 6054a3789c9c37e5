"""What /personal says of one county, and on the pages that gather answers."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.citations import DecisionCard, PageLine, row_id
from lstdash.evidence.constellations import SEVEN
from lstdash.questions.staff.answers import staff, words
from lstdash.questions.staff.answers.inputs import OWN, Choices


def line(version: str, county: str, choices: Choices) -> str:
    """Say how many of the board's staff would be affected if it gave up the function; empty for a county that is not there."""
    alone = Choices(OWN, county, "", choices.register, choices.register_year, choices.levers)
    found = staff.answer(version, alone)
    if not found.lines or found.counted is None:
        return ""
    one = found.lines[0]
    where = f"{found.counted.register.label} {found.counted.year}"
    if one.affected is None:
        return f"{one.name}: hur många som berörs sägs inte, {where} saknar uppgift."
    told = words.shown(one.affected, one.is_shown)
    women = ""
    if one.women_low is not None and one.is_women_shown:
        women = f", minst {words.persons(one.women_low)} av dem kvinnor"
    staffed = f"{formats.decimal(one.headcount)} {found.counted.register.unit}"
    return f"{one.name} har {staffed} ({where}). Lämnar länet över arbetet berörs {told}{women} (vår bedömning)."


def page_line(version: str, county: str) -> PageLine | None:
    """Return the same for the county's own page; None when nothing is known."""
    said = line(version, county, Choices()) if staff.is_published(version) else ""
    return PageLine(said, "staff", row_id("assumptions", "ea_addressable_share")) if said else None


def card(version: str) -> DecisionCard | None:
    """Return the start page's card; None when the page stands on nothing."""
    if not staff.is_published(version):
        return None
    found = staff.answer(version, Choices())
    return DecisionCard("Vem berörs?", found.headline, "staff", row_id("constellation_members", SEVEN, found.lines[0].county))
