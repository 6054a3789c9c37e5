"""What should have been followed up by now, in a sentence for the start page."""

from __future__ import annotations

from datetime import date

from lstdash import formats
from lstdash.database import place


def line(version: str, today: date) -> str:
    """Say how many of the due gains lack the outcome of some due year; empty when none does."""
    if not place.is_made():
        return ""
    from lstdash.questions.promised_benefits.answers import promised_benefits  # the store takes a while to load
    from lstdash.questions.promised_benefits.answers.register import read

    found = promised_benefits.answer(version, read(), today).coverage
    silent = found.due - found.followed
    if not silent:
        return ""
    due = formats.count(found.due, "förfallen nytta", "förfallna nyttor")
    return f"{formats.decimal(silent)} av {due} saknar utfall för minst ett förfallet år."
