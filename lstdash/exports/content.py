"""What is taken away: an exhibit with the stamp of page, choices, data and moment.

Every file format is written from it; nothing here knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from lstdash import formats
from lstdash.evidence.citations import SIGNS, Conflict, Figure, Source
from lstdash.exhibits import Exhibit, Sheet

ROW = "Rad på sidan Källor"
YEAR = re.compile(r"[:,](\d{4})(?=,|$)")  # in the key of a row
SAID_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ASSUMED = "Källa: våra antaganden, som står i Excel-filen."
MOST_DOCUMENTS = 4  # named at the foot of a slide


@lru_cache(maxsize=500)
def _named(stem: str, version: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem):
        raise ValueError(f"stem must be lower-case ASCII with hyphens, found {stem!r}")
    return f"{stem}_{re.sub(r'[^A-Za-z0-9-]+', '-', version)}"


def _told(label: str, text: str) -> str:
    """Return `Område: IT`, and `Vilka ska mötas? Staten` of a label that asks."""
    return f"{label}{'' if label.endswith('?') or not text else ':'} {text}".rstrip()


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which page, choices and data a file shows, and when it was taken: the block no export lacks."""

    page_title: str
    choices: tuple[tuple[str, str], ...]  # label and value, as the page shows them
    data_version: str
    published: date
    exported: datetime
    link: str
    changed: tuple[tuple[str, str], ...] = ()  # the choices that stand elsewhere than at first

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the whole stamp as label and text."""
        return (
            ("Sida", self.page_title),
            *((label.rstrip(SIGNS), text) for label, text in self.choices or self.changed or (("Val", "inga egna val"),)),
            ("Dataversion", self.data_version),
            ("Uppgifterna inlästa", formats.day(self.published)),
            ("Uttaget", f"{formats.day(self.exported)} kl. {self.exported:%H.%M}"),
            ("Länk", self.link),
        )

    def line(self) -> str:
        """Return the stamp as running text for a foot: everything but the link."""
        return " · ".join(_told(label, text) for label, text in self.pairs()[:-1])

    def chosen(self) -> str:
        """Return what is chosen otherwise than at first, as a line; nothing when nothing is."""
        told = ", ".join(_told(label.rstrip(SIGNS), text) for label, text in self.changed)
        return f"Ändrat från utgångsläget: {told}." if told else ""

    def moved_to(self, later: Stamp) -> Stamp:
        """Return the stamp with the choices and the link of a later one of the same page."""
        is_alike = [label for label, _ in self.choices] == [label for label, _ in later.choices]
        choices = later.choices if is_alike else self.choices
        return replace(self, choices=choices, link=later.link, changed=later.changed)

    def filename(self, stem: str, ending: str) -> str:
        """Return `omraden_<data version>.csv`: the version travels with a file that has no room for a stamp."""
        return f"{_named(stem, self.data_version)}.{ending}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page opens with: its sentence, and the figures that carry it."""

    headline: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """One exhibit as it is taken away."""

    exhibit: Exhibit
    stamp: Stamp

    @property
    def title(self) -> str:
        """Return what is shown; with the years that its rows are of where neither it nor the conclusion says one."""
        shown = self.exhibit
        years = sorted({year for source in shown.sources for year in YEAR.findall(source.row_id)})
        if not years or SAID_YEAR.search(f"{shown.title} {shown.says}"):
            return shown.title
        return f"{shown.title} ({years[0] if len(years) == 1 else f'{years[0]}–{years[-1]}'})"

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


def source_line(found: Sequence[Source], most: int = 6) -> str:
    """Return documents with their sections, as a foot has room for them; every one stands in the notes."""
    sections: dict[str, list[str]] = {}
    for source in found:
        document, _, section = where(source.label).partition(", avsnitt ")
        if document:
            sections.setdefault(document, [])
            sections[document] += [section] if section and section not in sections[document] else []
    told = [f"{document}{_sections(own, most)}" for document, own in sections.items()]
    more = f" och {len(told) - MOST_DOCUMENTS} till (se anteckningarna)" if len(told) > MOST_DOCUMENTS else ""
    return f"Källa: {'; '.join(told[:MOST_DOCUMENTS])}{more}".rstrip(".") + "." if told else ""


def where(label: str) -> str:
    """Return document and section of a mark; of one that names its row, what stands in its last brackets."""
    depth = 0
    for at in range(len(label) - 1, 0, -1) if label.endswith(")") else ():
        depth += {")": 1, "(": -1}.get(label[at], 0)
        if depth == 0:
            return label[at + 1 : -1] if ", avsnitt " in label[at:] else label
    return label


def _sections(own: Sequence[str], most: int) -> str:
    if not own:
        return ""
    rest = " m.fl." if len(own) > most else ""
    return f", avsnitt {', '.join(own[:most])}{rest}"


def conflicts(found: Sequence[Conflict]) -> Sheet | None:
    """Return the contradictions as a table; None when there are none."""
    rows = tuple((c.title, c.printed_a, c.printed_b, c.recomputed, c.handling, c.row_id) for c in found)
    columns = ("Motsägelse", "Uppgift A", "Uppgift B", "Raderna ger", "Så gör vi", ROW)
    return Sheet("Motsägelser", columns, rows) if rows else None


def of_now(taken: Collection[Export], page: Collection[Export]) -> list[Export]:
    """Return some of a page's exports with the choices that it shows by now.

    A part of a page that is drawn anew by itself has a later stamp than the rest, which its choices do not move.
    """
    latest = max((one.stamp for one in (*page, *taken)), key=lambda stamp: stamp.exported)
    return [one if one.stamp.link == latest.link else replace(one, stamp=one.stamp.moved_to(latest)) for one in taken]
