"""What is followed up for one county: read anew at every visit, as people enter it while the published tables stand still."""

from __future__ import annotations

from lstdash import clock
from lstdash.errors import UserError
from lstdash.evidence.citations import PageLine


def followed(version: str, county: str) -> tuple[PageLine, ...]:
    """Return one line per page that has something to say; nothing when the store does not answer."""
    from lstdash.questions.promised_benefits.answers import county as promised_benefits  # the store takes a while to load
    from lstdash.questions.proposals.answers import overdue

    try:
        lines = (promised_benefits.page_line(version, county), overdue.page_line(version, clock.today()))
    except UserError:
        return ()
    return tuple(line for line in lines if line is not None)
