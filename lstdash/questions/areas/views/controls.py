"""Choices on /omraden: year, area, and the filters of the named activities."""

from __future__ import annotations

from lstdash import formats
from lstdash.catalog.counties import COUNTIES
from lstdash.catalog.survey import FORMS, STATUSES
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.views.controls import Choice, Control, Text
from lstdash.views.controls.year import SURVEY

AREA = Choice("omrade", "Område", SHORT_NAMES, help="Visar områdets namngivna verksamheter nedanför.")
FORM = Choice("form", "Form", {formats.slug(form): form for form in FORMS})
STATUS = Choice("lage", "Läge", {formats.slug(status): status for status in STATUSES})
SCOPE = Choice("del", "Stöd eller kärna", {"stod": "stöd", "karna": "kärna"})
COUNTY = Choice("deltagare", "Län som nämns", COUNTIES, help="Bara verksamheter där rapporten säger något om länet.")
TEXT = Text("sok", "Sök i namnen", placeholder="Till exempel löner")


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (AREA, FORM, STATUS, SCOPE, COUNTY, TEXT, SURVEY)


FILTERS = (AREA, FORM, STATUS, SCOPE, COUNTY, TEXT)  # in the order of activities.Filters
