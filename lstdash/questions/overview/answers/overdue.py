"""What should have been followed up by now? One sentence a page that has something overdue, read anew at every visit."""

from __future__ import annotations

from datetime import date

from lstdash.errors import UserError


def overdue(version: str, today: date) -> tuple[tuple[str, str], ...]:
    """Return (page's stem, sentence); nothing when the store does not answer: the start page rests on the published tables."""
    from lstdash.questions.promised_benefits.answers import overdue as promised_benefits  # the store takes a while to load
    from lstdash.questions.proposals.answers import overdue as proposals

    try:
        lines = (("proposals", proposals.line(version, today)), ("promised_benefits", promised_benefits.line(version, today)))
    except UserError:
        return ()
    return tuple((page, said) for page, said in lines if said)
