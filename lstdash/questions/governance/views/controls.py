"""Choices on /styrning: whose groups are listed; codes of the URL are ASCII."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.questions.governance.answers.words import SCOPES
from lstdash.views.controls import Choice, Control

ROWS = {formats.slug(row): row for row in SHORT_NAMES | SCOPES}  # code -> area or scope
AREA = Choice("omrade", "Område", {code: (SHORT_NAMES | SCOPES)[row] for code, row in ROWS.items()})


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (AREA,)
