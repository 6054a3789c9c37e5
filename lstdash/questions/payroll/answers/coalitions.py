"""Who shares payroll administration, and in which years? Ready-made coalitions and one's own, in compact form.

`F.G3.H2-8` reads: Jönköping from year 1, Kronoberg from year 3, Kalmar from year 2 and until year 8. The report lists
the seven and Västmanland + Örebro (2006 report, 5.5); these nine are our union. Of the 13 interested and the 3 more with
any interest it gives numbers only, so the model takes numbers. It never lists the northern counties: those are derived.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lstdash import formats

NOBODY = "ingen"
INTERESTED, MORE_INTERESTED = 13, 3  # background_facts:loneintresse; a test reads the numbers there

OWN_NOTE = "De sjus siffror antas gälla."
UNNAMED_NOTE = (
    "Rapporten säger hur många som är intresserade men inte vilka: länen räknas som ett genomsnitt, med de sjus siffror."
)


@dataclass(frozen=True, slots=True)
class Coalition:
    """A ready-made coalition: as an option, within a sentence, what is assumed of it; `number` where no county is named."""

    label: str
    phrase: str
    note: str = OWN_NOTE
    number: int = 0


KNOWN = {
    "sju": Coalition("De sju i syd", "de sju länen i syd", ""),
    "vastmanland-orebro": Coalition(
        "Västmanland och Örebro",
        "Västmanland och Örebro",
        "De två har gemensamma löner sedan september 2004; de sjus siffror antas gälla.",
    ),
    "nio": Coalition("De nio: sju i syd och två", "de nio länen", "De nio är vår sammanläggning; de sjus siffror antas gälla."),
    "norra": Coalition(
        "De nordliga länen (härledda)",
        "de nordliga länen",
        "Rapporten räknar inte upp de nordliga länen: listan är härledd. De sjus siffror antas gälla.",
    ),
    "13": Coalition("13 intresserade", "de 13 intresserade länen", UNNAMED_NOTE, INTERESTED),
    "16": Coalition("16 med något intresse", "de 16 länen med något intresse", UNNAMED_NOTE, INTERESTED + MORE_INTERESTED),
    "alla": Coalition("Alla 21", "alla 21 län"),
}
PRESETS = {code: known.label for code, known in KNOWN.items()}
NUMBERS = {code: known.number for code, known in KNOWN.items() if known.number}
EXPECTED = "en färdig koalition (" + ", ".join(PRESETS) + ") eller länsbokstäver med år, som F.G3.H2-8"
LONGEST = 250
_PLACE = re.compile(r"([A-Z]{1,2})(\d{1,2})?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Place:
    """One county in one's own coalition; `leave_year` is the last year it takes part, None when it stays."""

    county: str
    join_year: int = 1
    leave_year: int | None = None

    @property
    def code(self) -> str:
        """The place as the link writes it."""
        join = "" if self.join_year == 1 else str(self.join_year)
        return self.county + join + ("" if self.leave_year is None else f"-{self.leave_year}")


def places(code: str, counties: Collection[str]) -> tuple[Place, ...]:
    """Read one's own coalition; contradictions are left for the model to name. Raises ValueError for unknown signs."""
    if code == NOBODY:
        return ()
    if len(code) > LONGEST:
        raise ValueError(code[:LONGEST])
    return tuple(_place(part, counties) for part in code.split("."))


def _place(part: str, counties: Collection[str]) -> Place:
    found = _PLACE.fullmatch(part)
    if found is None or found[1] not in counties:
        raise ValueError(part)
    return Place(found[1], int(found[2] or 1), None if found[3] is None else int(found[3]))


def code_of(chosen: Iterable[Place]) -> str:
    """Return how the link writes one's own coalition."""
    return ".".join(place.code for place in chosen) or NOBODY


def told(code: str, names: Mapping[str, str]) -> str:
    """Write a coalition in words: a ready-made one by its name, one's own county by county."""
    if code in PRESETS:
        return PRESETS[code]
    chosen = places(code, names)
    return formats.listed([names[place.county] + _years(place) for place in chosen]) or "inget län"


def _years(place: Place) -> str:
    if place.join_year == 1 and place.leave_year is None:
        return ""
    return f" (år {place.join_year}–{place.leave_year or ''})" if place.leave_year else f" (från år {place.join_year})"
