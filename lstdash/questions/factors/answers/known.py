"""What the report says helps and hinders coordination: 31 factors, our reading of their side and the section's own.

(2006 report, 4.3 and 4.4)
"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import order, store
from lstdash.evidence.citations import Source, source
from lstdash.questions.factors.model.balance import Side

SIDES: dict[str, Side] = {"underlättar": "drives", "motverkar": "restrains"}
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


def _numbers(section: str) -> tuple[int, ...]:
    return tuple(int(part) for part in section.split(".") if part.isdigit())
