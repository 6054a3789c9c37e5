"""The tables of what several boards bought alone."""

from __future__ import annotations

from lstdash.questions.joint_procurement.answers.choices import BAND_NAMES, LEVEL_NAMES
from lstdash.questions.joint_procurement.answers.joint_procurement import Answer

COLUMNS = ("Vad", "Kod", "Upphandlingar", "Länsstyrelser", "Vilka", "Färre, som mest")


def table(found: Answer) -> list[tuple[str | int, ...]]:
    """Return one row per joint chance, most boards first; the boards by letter."""
    return [
        (
            line.name,
            f"CPV:{line.chance.key}",
            len(line.chance.calls),
            len(line.boards),
            " ".join(line.chance.boards),
            line.chance.fewer,
        )
        for line in found.lines
    ]


LADDER_COLUMNS = ("Märkning", "Hur lika", "Koder", "Upphandlingar", "Länsstyrelser", "Färre, som mest")


def ladder_table(found: Answer) -> list[tuple[str | int, ...]]:
    """Return the ladder of claims: marks by level."""
    return [
        (BAND_NAMES[s.band], LEVEL_NAMES[s.level], s.found.keys, s.found.calls, s.found.boards, s.found.fewer)
        for s in found.ladder
    ]
