"""What the report says helps and hinders coordination: 31 factors, our reading of their side and the section's own.

(2006 report, 4.3 and 4.4)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import order, store
from lstdash.evidence.citations import Source, source
from lstdash.questions.factors.model.balance import Side

SIDES: dict[str, Side] = {"underlättar": "drives", "motverkar": "restrains"}
SECTIONS = {  # what the report calls them
    "4.3.1": "Teknisk utveckling",
    "4.3.2": "Geografisk närhet",
    "4.3.3": "Ledning och medarbetare",
    "4.3.4": "Sakområdesnätverk",
    "4.4.1": "Styrning och regelverk",
    "4.4.2": "Förvaltningspolitisk vision",
    "4.4.3": "Ekonomiska resurser",
    "4.4.4": "System och rutiner",
    "4.4.5": "Teknisk nivå och behov",
    "4.4.6": "Följder för personalen",
}
SIDE_NAMES: dict[Side, str] = {"drives": "underlättar", "restrains": "motverkar"}


@dataclass(frozen=True, slots=True)
class KnownFactor:
    """One factor; `section_side` is that of the section it stands in, where ours is another the page marks it."""

    key: str
    side: Side
    section_side: Side
    name: str
    description: str
    section: str
    source: Source

    @property
    def is_reread(self) -> bool:
        """True where our side is another than the section's."""
        return self.side != self.section_side


def known(version: str) -> tuple[KnownFactor, ...]:
    """Return every factor, those that help first, in the order of the sections and then by name."""
    found = [
        KnownFactor(
            row["factor"],
            SIDES[row["direction"]],
            SIDES[row["section_direction"]],
            row["name"],
            row["description"],
            row["section"],
            source(version, row, "factors", row["factor"]),
        )
        for row in store.table("factors", version)
    ]
    return tuple(sorted(found, key=lambda one: (one.side, _numbers(one.section), order.name(one.name))))


def by_section(factors: Sequence[KnownFactor]) -> dict[str, tuple[int, int, int]]:
    """Return, by the section's name and number in the report's order, how many restrain, help, and help in our reading only."""
    found: dict[str, tuple[int, int, int]] = {}
    for at in sorted({one.section for one in factors}, key=order.numbered):
        here = [one for one in factors if one.section == at]
        drives = [one.is_reread for one in here if one.side == "drives"]
        found[f"{SECTIONS.get(at, 'Avsnitt')} ({at})"] = (len(here) - len(drives), drives.count(False), drives.count(True))
    return found


def _numbers(section: str) -> tuple[int, ...]:
    return tuple(int(part) for part in section.split(".") if part.isdigit())
