"""E-invoicing before anyone has entered a saving: the report's statement, and no curve."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.citations import Source, row_id
from lstdash.questions.payroll.answers.inputs import EINVOICE, PayrollInputs
from lstdash.questions.payroll.answers.payroll import Choices
from lstdash.questions.payroll.answers.words import EINVOICE_ONLY
from lstdash.questions.payroll.views import choose
from lstdash.views import evidence, prose


def is_waiting(choices: Choices) -> bool:
    """True while e-invoicing is chosen and nobody has entered a saving."""
    return not choices.is_payroll and not choices.einvoice_saving_share


def render(known: PayrollInputs, choices: Choices) -> None:
    """Show the statement, the choices and the source."""
    evidence.headline(EINVOICE_ONLY.format(years=formats.years(known.money[EINVOICE], 0)))
    choose.render(known, choices)
    prose.say("Dra reglaget till en besparing, så räknas engångskostnaden baklänges ur de två åren.")
    evidence.source_note((Source(row_id("money", EINVOICE), "Tid tills e-faktureringen blir lönsam"),))
    evidence.conflict_notes(known.conflicts)
