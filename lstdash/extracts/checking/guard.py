"""Nothing disappears unasked: rows that a file lacks, and an analyst's rows that data/source would revert."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.catalog.shape import Table
from lstdash.errors import DataError
from lstdash.extracts.checking.changes import Change
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.intake import SOURCE_ORIGIN
from lstdash.published.manifest import WHOLE, Manifest


@dataclass(frozen=True, slots=True)
class Blocked:
    """One part of a table that would lose rows or be reverted, and the option that allows it."""

    change: Change
    label: str
    origin: str  # where the published rows came from
    option: str
    is_source: bool = False

    @property
    def what(self) -> str:
        """Say which rows would be lost or changed."""
        part = f" {self.change.part}" if self.change.part else ""
        lost = formats.count(self.change.lost, "rad försvinner", "rader försvinner") if self.change.lost else ""
        changes = self.is_source and self.change.reverted
        reverted = formats.count(self.change.reverted, "rad ändras", "rader ändras") if changes else ""
        moved = formats.count(self.change.moved, "rad byter år", "rader byter år") if self.change.moved else ""
        what = " och ".join(filter(None, (lost, moved, reverted)))
        return f"{self.label}{part}: {what} (publicerade ur {self.origin})"

    def __str__(self) -> str:
        return f"{self.what}. Tillåt det med {self.option}"


class WouldLose(DataError):
    """Publishing would remove rows that nobody asked to remove."""

    def __init__(self, blocked: Sequence[Blocked], *, is_source: bool) -> None:
        self.blocked = tuple(blocked)
        action = (
            "För in analytikerns uppgifter i data/source, publicera filen i stället, eller tillåt ändringen med --ersatt."
            if is_source
            else "Lägg till raderna i filen (mall --med-data ger dem), publicera med --komplettera om de ska vara kvar, "
            "eller tillåt att de tas bort med --ersatt."
        )
        super().__init__(
            what="Uppgifter skulle försvinna utan att någon har bett om det. Inget har publicerats.",
            expected="att publicerade rader finns kvar",
            found="\n" + "\n".join(map(str, blocked)),
            action=action,
        )


def blocked(
    changes: Iterable[Change], base: Manifest | None, request: Request, declared: Mapping[str, Table]
) -> tuple[Blocked, ...]:
    """Return the changes that must be asked for.

    Files may not remove rows. data/source may remove and change what came from data/source, nothing else.
    """
    found = []
    for change in changes:
        origin = _origin(base, change)
        is_own = request.is_source and origin == SOURCE_ORIGIN
        loses = change.lost + change.moved + (change.reverted if request.is_source else 0)
        if loses and not is_own and not request.may_lose(change.table, change.part):
            part = f":{change.part}" if change.part else ""
            found.append(
                Blocked(change, declared[change.table].label, origin, f"--ersatt {change.table}{part}", request.is_source)
            )
    return tuple(found)


def _origin(base: Manifest | None, change: Change) -> str:
    entry = base.tables.get(change.table) if base else None
    if entry is None:
        return SOURCE_ORIGIN
    part = entry.parts.get(change.part) or entry.parts.get(WHOLE)
    return part.origin if part else entry.origin
