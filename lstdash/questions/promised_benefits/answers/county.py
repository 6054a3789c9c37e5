"""What the register holds for one county."""

from __future__ import annotations

from datetime import date

from lstdash import clock, formats
from lstdash.evidence.citations import PageLine, row_id
from lstdash.evidence.counties import county_names
from lstdash.questions.promised_benefits.answers import promised_benefits
from lstdash.questions.promised_benefits.answers.promised_benefits import AS_PLANNED
from lstdash.questions.promised_benefits.answers.register import read, text


def line(version: str, county: str, today: date) -> str:
    """Say how many gains are registered for a county and how many of those due are followed up; empty for no county."""
    name = county_names(version).get(county, "")
    if not name:
        return ""
    own = [benefit for benefit in read() if text(benefit.row, "county") == county]
    found = promised_benefits.answer(version, own, today)
    if not found.items:
        return f"{name}: inga nyttor är registrerade för länet."
    count = formats.count(len(found.items), "nytta", "nyttor")
    due, followed = found.coverage.due, found.coverage.followed
    told = f"{formats.decimal(followed)} av {formats.decimal(due)} förfallna är uppföljda" if due else "ingen är förfallen"
    return f"{name}: {count} i registret; {told}."


def page_line(version: str, county: str) -> PageLine | None:
    """Return the sentence for the county's own page, when something is registered for it."""
    if not any(text(benefit.row, "county") == county for benefit in read()):
        return None
    return PageLine(line(version, county, clock.today()), "promised_benefits", row_id("assumptions", AS_PLANNED))
