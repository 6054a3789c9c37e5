"""How large are the boards, and who has changed size class since the report? (2006 report, 4.2.1; public registers of staff)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import Figure, Source
from lstdash.evidence.counties import county_names
from lstdash.evidence.registers import REGISTERS, Register, Staff, missing_sentence, shown_year, staff, years
from lstdash.questions.size.model.change import Change, change, depends_on_register, in_all
from lstdash.shared_model.size_class import SizeClass

NOTHING = "Inga personaluppgifter är publicerade ännu."
REPORT_REGISTER, REPORT_YEAR = "esv-anstallda", 2005  # what gives the report's classes for most boards: our reading
OTHER_MEASURE = "annat mått: klasserna räknar personer"


@dataclass(frozen=True, slots=True)
class Row:
    """One board: its figure, its class by that figure and in the report, and what is odd about the figure."""

    county: str
    name: str
    value: float | None
    now: SizeClass | None
    report: SizeClass
    mark: str

    @property
    def is_changed(self) -> bool:
        """True when the figure puts the board in another class than the report's."""
        return self.now is not None and self.now != self.report


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One register of the year against the report's classes."""

    register: Register
    found: Change
    total: float


@dataclass(frozen=True, slots=True)
class SizeAnswer:
    """The boards by size in the chosen register and year, largest first, and what every register of that year says."""

    headline: str
    register: Register
    year: int | None  # None: nothing is published
    offered: tuple[int, ...]
    rows: tuple[Row, ...]
    lines: tuple[RegisterLine, ...]
    title: str
    reading: str  # how well the report's classes follow from a register
    missing: str
    depends: str
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]


def answer(version: str, code: str, wanted: int | None) -> SizeAnswer:
    """Return the boards' sizes; `code` is a register's, `wanted` a year or None for its latest."""
    register, year = REGISTERS[code], shown_year(version, code, wanted)
    if year is None:
        return SizeAnswer(NOTHING, register, None, (), (), (), "", "", "", "", (), ())
    names, report = county_names(version), _report(version)
    shown = staff(version, code, year)
    every = {found: staff(version, found, year) for found in REGISTERS if year in years(version, found)}
    lines = tuple(RegisterLine(f.register, change(c, report, f.classes()), f.total) for c, f in every.items())
    rows = _rows(shown, report, names)
    return SizeAnswer(
        headline(lines, names, year),
        register,
        year,
        years(version, code),
        rows,
        lines,
        _title(rows, shown),
        reading(version, names),
        " ".join(text for found in every.values() if (text := missing_sentence(found, names))),
        _depends(every, names),
        _figures(version, shown),
        tuple(found.source for found in every.values() if found.source),
    )


def _report(version: str) -> dict[str, SizeClass]:
    return {row["county"]: row["size_class"] for row in store.table("counties", version)}


def headline(lines: Sequence[RegisterLine], names: Mapping[str, str], year: int) -> str:
    """Say how many boards have changed class since the report, between which registers, and who in all of them.

    The classes count persons, so the span is of the registers that do; "all" also asks those that count equivalents.
    """
    persons = [line for line in lines if line.register.is_persons] or list(lines)
    counted = sorted(len(line.found.changed) for line in persons)
    least, most = counted[0], counted[-1]
    boards = formats.count(len(names), "länsstyrelse", "länsstyrelser")
    span = formats.interval(least, most) if least != most else formats.decimal(least)
    lead = f"Sedan rapporten 2006 har {span} av {boards} bytt storleksklass, räknat på personalen {year}"
    if len(lines) == 1:
        return f"{lead} enligt {lines[0].register.label}."
    lead += ", beroende på register" if least != most else ""
    always = in_all([line.found for line in lines])
    if not always:
        return f"{lead}; ingen har gjort det i alla register."
    return f"{lead}; {formats.listed([names[county] for county in always])} har gjort det i alla."


def reading(version: str, names: Mapping[str, str]) -> str:
    """Say how well the report's classes follow from the register that fits them best, and who differs."""
    if REPORT_YEAR not in years(version, REPORT_REGISTER):
        return ""
    then = staff(version, REPORT_REGISTER, REPORT_YEAR)
    found = change(REPORT_REGISTER, _report(version), then.classes())
    told = (
        f"Rapportens klasser följer ur {then.register.label} {REPORT_YEAR} för {formats.decimal(found.matches)} av "
        f"{formats.count(len(names), 'länsstyrelse', 'länsstyrelser')}"
    )
    if not found.changed:
        return f"{told}. Vilket register rapporten räknade på sägs inte."
    odd = [
        f"{names[c]} hade {formats.decimal(then.values[c])} {then.register.unit} och vore därmed {then.classes()[c]}"
        for c in found.changed
    ]
    return f"{told}; {formats.listed(odd)}. Vilket register rapporten räknade på sägs inte."


def _rows(found: Staff, report: Mapping[str, SizeClass], names: Mapping[str, str]) -> tuple[Row, ...]:
    classes = found.classes()
    rows = [Row(c, names[c], found.values.get(c), classes.get(c), report[c], found.marked.get(c, "")) for c in report]
    return tuple(sorted(rows, key=lambda row: -(row.value or 0)))


def _title(rows: Sequence[Row], found: Staff) -> str:
    changed = sum(row.is_changed for row in rows)
    counted = sum(row.value is not None for row in rows)
    return (
        f"{formats.decimal(changed)} av {formats.decimal(counted)} står i en annan storleksklass än i rapporten "
        f"({found.register.label} {found.year})"
    )


def _depends(every: Mapping[str, Staff], names: Mapping[str, str]) -> str:
    split = depends_on_register([found.classes() for found in every.values()])
    if not split:
        return ""
    told = formats.listed([names[county] for county in split])
    return f"Klassen beror på registret för {formats.decimal(len(split))}: {told}."


def _figures(version: str, found: Staff) -> tuple[Figure, ...]:
    register = found.register
    note = f"{register.label} {found.year}"
    if not register.is_persons:
        note += f" ({OTHER_MEASURE})"
    if found.missing:
        every = len(found.values) + len(found.missing)
        note += f", {formats.decimal(len(found.values))} av {formats.decimal(every)} länsstyrelser"
    shown = [Figure(f"Summa {register.unit}", formats.decimal(found.total), note, found.source)]
    before = staff(version, register.code, REPORT_YEAR)
    if before.values and before.year != found.year and not (before.missing or found.missing):
        grown = f"{formats.signed(100 * (found.total / before.total - 1))}{formats.NBSP}%"
        shown.append(Figure(f"Sedan {before.year}", grown, f"från {formats.decimal(before.total)}", before.source))
    return tuple(shown)


COLUMNS = ("Länsstyrelse", "Antal", "Klass då (rapporten)", "Klass nu", "Bytt", "Anmärkning")


def table(answer: SizeAnswer) -> list[tuple[str | float | None, ...]]:
    """Return one row per board, largest first; a missing figure is None."""
    return [
        (row.name, row.value, row.report, row.now, "ja" if row.is_changed else "nej" if row.now else None, row.mark or None)
        for row in answer.rows
    ]


REGISTER_COLUMNS = ("Register", "Mått", "Större", "Mellanstora", "Mindre", "Bytt klass", "Saknas")


def register_table(answer: SizeAnswer) -> list[tuple[str | int, ...]]:
    """Return one row per register of the year: how many boards a class, how many have changed, how many are missing."""
    return [
        (
            line.register.label,
            "personer" if line.register.is_persons else OTHER_MEASURE,
            line.found.counts["större"],
            line.found.counts["mellanstor"],
            line.found.counts["mindre"],
            len(line.found.changed),
            len(line.found.missing),
        )
        for line in answer.lines
    ]
