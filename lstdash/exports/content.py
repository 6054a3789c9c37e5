"""What is taken away: an exhibit with the stamp of page, choices, data and moment.

Every file format is written from it; nothing here knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lstdash import formats
from lstdash.evidence.citations import Conflict, Source
from lstdash.exhibits import Exhibit, Sheet

ROW = "Rad på sidan Källor"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which page, choices and data a file shows, and when it was taken: the block no export lacks."""

    page_title: str
    choices: tuple[tuple[str, str], ...]  # label and value, as the page shows them
    data_version: str
    published: date
    exported: datetime
    link: str

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the whole stamp as label and text."""
        return (
            ("Sida", self.page_title),
            *(self.choices or (("Val", "inga egna val"),)),
            ("Dataversion", self.data_version),
            ("Uppgifterna inlästa", formats.day(self.published)),
            ("Uttaget", f"{formats.day(self.exported)} kl. {self.exported:%H.%M}"),
            ("Länk", self.link),
        )

    def line(self) -> str:
        """Return the stamp as running text for a foot: everything but the link."""
        return " · ".join(f"{label}: {text}" for label, text in self.pairs()[:-1])

    def filename(self, stem: str, ending: str) -> str:
        """Return `omraden_<data version>.csv`: the version travels with a file that has no room for a stamp."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem):
            raise ValueError(f"stem must be lower-case ASCII with hyphens, found {stem!r}")
        return f"{stem}_{re.sub(r'[^A-Za-z0-9-]+', '-', self.data_version)}.{ending}"


@dataclass(frozen=True, slots=True)
class Export:
    """One exhibit as it is taken away."""

    exhibit: Exhibit
    stamp: Stamp

    def sources(self) -> Sheet:
        """Return what the figures rest on."""
        return sources(self.exhibit.sources)

    def notes(self) -> tuple[str, ...]:
        """Return what people have pinned to the exhibit, a line a note."""
        sheet = self.exhibit.notes
        if sheet is None:
            return ()
        return tuple(
            "Anteckning: {}. {}.".format(row[0], ", ".join(str(cell) for cell in row[1:] if cell)) for row in sheet.rows
        )

    def conflicts(self) -> Sheet | None:
        """Return the contradictions that concern the figures; None when there are none."""
        return conflicts(self.exhibit.conflicts)


def sources(found: Sequence[Source]) -> Sheet:
    """Return documents and sections with their rows on the page Källor, or what is known of the two."""
    if found and not any(source.row_id for source in found):
        return Sheet("Källor", ("Uppgift",), tuple((source.label,) for source in found))
    if found and not any(source.label for source in found):
        return Sheet("Källor", (ROW,), tuple((source.row_id,) for source in found))
    return Sheet("Källor", ("Dokument och avsnitt", ROW), tuple((source.label, source.row_id) for source in found))


def conflicts(found: Sequence[Conflict]) -> Sheet | None:
    """Return the contradictions as a table; None when there are none."""
    rows = tuple((c.title, c.printed_a, c.printed_b, c.recomputed, c.handling, c.row_id) for c in found)
    columns = ("Motsägelse", "Uppgift A", "Uppgift B", "Raderna ger", "Så gör vi", ROW)
    return Sheet("Motsägelser", columns, rows) if rows else None
