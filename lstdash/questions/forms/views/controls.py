"""Choices on /samverkansform: what the cooperation is for, and five questions that a rule may ask."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.catalog.inquiry import ACTORS, AIMS, DURATIONS, NATIONAL_INTEREST, PAYERS, YES_NO
from lstdash.views.controls import Choice, Control, worded


def _asked(name: str, label: str, values: Sequence[str], help: str = "") -> Choice:
    return Choice(name, label, worded(values), placeholder="Inte besvarad", help=help)


AIM = Choice("syfte", "Vad är syftet?", worded(AIMS), default=formats.slug("ha fortlöpande utbyte"))
ASKED = (
    _asked("vilka", "Vilka ska mötas?", ACTORS),
    _asked("intresse", "Nationellt intresse?", NATIONAL_INTEREST),
    _asked("varaktighet", "Hur länge?", DURATIONS),
    _asked("betalar", "Vem betalar?", PAYERS),
    _asked("likvardighet", "Likvärdighet avgörande?", YES_NO, "Om det måste bli lika i hela landet."),
)
VALUES = {
    formats.slug(value): value for values in (AIMS, ACTORS, NATIONAL_INTEREST, DURATIONS, PAYERS, YES_NO) for value in values
}


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (AIM, *ASKED)


def meant(code: str) -> str:
    """Return the value of the tables that a code of the link stands for; empty for no answer."""
    return VALUES.get(code, "")
