"""The assumptions behind the sliders, readable: value, range, how well founded, who owns them, and the gaps."""

from __future__ import annotations

from datetime import date

from lstdash import formats
from lstdash.questions.payroll.answers.inputs import QUALITIES, Assumption, PayrollInputs
from lstdash.questions.payroll.answers.levers import SPANS, text
from lstdash.questions.payroll.answers.words import lever_label

COLUMNS = ("Antagande", "Värde", "Spann", "Underlag", "Ägare", "Nästa översyn", "Grund", "Källa")


def table(known: PayrollInputs, today: date) -> list[tuple[str, ...]]:
    """Return every assumption of the payroll model, the sliders' first; a review that has passed says so."""
    others = [key for key in known.assumptions if key not in SPANS]
    return [_row(known.assumptions[key], today) for key in (*SPANS, *others)]


def _row(found: Assumption, today: date) -> tuple[str, ...]:
    value, low, high = (_written(found, number) for number in (found.value, found.low, found.high))
    label = lever_label(found.key) if found.key in SPANS else found.name
    return (
        label,
        value,
        f"{low} till {high}",
        f"{found.mark} {QUALITIES[found.quality]}",
        "Ej utsedd" if found.is_orphan else found.owner,
        _review(found, today),
        found.basis,
        found.source.label,
    )


def _review(found: Assumption, today: date) -> str:
    written = formats.day(found.next_review) if found.next_review else formats.MISSING
    return f"{written} (har passerat)" if found.is_overdue(today) else written


def _written(found: Assumption, number: float) -> str:
    return text(found.key, number) if found.key in SPANS else f"{formats.plain(number)}{formats.NBSP}{found.unit}"


def summary(known: PayrollInputs, today: date) -> str:
    """Say how many assumptions there are, how many are only judged, lack an owner and should have been reviewed."""
    found = tuple(known.assumptions.values())
    judged = sum(item.quality == "tom" for item in found)
    orphans = sum(item.is_orphan for item in found)
    count = formats.count(len(found), "antagande", "antaganden")
    owners = "alla har en ägare" if not orphans else f"{orphans} saknar ägare"
    overdue = sum(item.is_overdue(today) for item in found)
    late = f", {overdue} skulle ha setts över" if overdue else ""
    return f"Bakom reglagen: {count}, {judged} är vår bedömning (○), {owners}{late}"
