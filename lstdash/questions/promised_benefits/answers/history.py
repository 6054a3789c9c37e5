"""Every change of a gain, its years and its uses, also those that were withdrawn: the latest first."""

from __future__ import annotations

from datetime import date

from lstdash import clock
from lstdash.database import followup
from lstdash.database.engine import open_store
from lstdash.database.kept import Register, Version
from lstdash.questions.promised_benefits.answers.fields import BENEFITS, USED, YEARS
from lstdash.questions.promised_benefits.answers.register import Benefit

HISTORY_COLUMNS = ("Datum", "Vad", "Ändring", "Av", "Innehåll efter ändringen")
CHANGES = {"created": "infört", "changed": "ändrat", "withdrawn": "återtaget", "put back": "återinfört"}
NAMES = {"benefits": "nyttan", "benefit_years": "ett år", "benefit_uses": "en användning"}


def earlier(benefit: Benefit) -> tuple[tuple[str | date, ...], ...]:
    """Return a row a change."""
    store, found = open_store(), [(BENEFITS, version) for version in followup.history(open_store(), BENEFITS, benefit.id)]
    for register in (YEARS, USED):
        kept = [*followup.rows(store, register, benefit=benefit.id)]
        kept += followup.rows(store, register, withdrawn=True, benefit=benefit.id)
        found += [(register, version) for row in kept for version in followup.history(store, register, row.id)]
    return tuple(_row(*one) for one in sorted(found, key=lambda one: one[1].written_at, reverse=True))


def _row(register: Register, version: Version) -> tuple[str | date, ...]:
    by = ", ".join(filter(None, (version.written_by, version.written_as)))
    return (
        clock.day(version.written_at),
        NAMES[register.table.name],
        CHANGES[version.change],
        by,
        register.told(version.values),
    )
