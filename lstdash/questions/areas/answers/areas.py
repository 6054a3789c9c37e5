"""Which support areas are coordinated, by how many, and what does the printed total say? (2006 report, 2.2)"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lstdash import formats, store
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.evidence.citations import EVERY, Conflict, Figure, Source, conflict_about, conflicts, row_id, source

NO_DATA = "Inga uppgifter om områden är publicerade ännu."


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One area one year; `concentrated` is None where the table has a dash."""

    area: str
    year: int
    name: str
    short_name: str
    coordinated: int
    all_counties: int
    concentrated: int | None
    row_id: str

    @property
    def some_counties(self) -> int:
        """Coordinated activities that only some of the 21 take part in."""
        return self.coordinated - self.all_counties


@dataclass(frozen=True, slots=True)
class Told:
    """A rival figure that the same document prints elsewhere, and where."""

    number: int
    section: str


@dataclass(frozen=True, slots=True)
class AreaTotal:
    """A year's sums: what the rows give, and what is printed (None when nothing is)."""

    year: int
    coordinated: int
    all_counties: int
    concentrated: int
    printed_coordinated: int | None
    printed_all_counties: int | None
    printed_concentrated: int | None
    told_all_counties: Told | None = None  # what is printed elsewhere than in the table
    told_concentrated: Told | None = None


@dataclass(frozen=True, slots=True)
class AreasAnswer:
    """The chosen year's areas, largest first, and every year's for the trend."""

    year: int | None
    years: tuple[int, ...]
    areas: tuple[AreaCount, ...]
    trend: tuple[AreaCount, ...]
    total: AreaTotal | None
    headline: str
    chart_title: str
    missing_year: str  # what to say when the wanted year is not published
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]


def answer(version: str, year: int | None = None) -> AreasAnswer:
    """Return the areas of a year, the latest when none is given."""
    rows = store.query("areas_by_area", version)
    counts = tuple(_count(row) for row in rows)
    years = tuple(sorted({count.year for count in counts}))
    chosen = year if year in years else (years[-1] if years else None)
    areas = tuple(count for count in counts if count.year == chosen)
    total = next((_total(version, row) for row in store.query("areas_totals", version) if row["year"] == chosen), None)
    listed = [row for row in rows if row["year"] == chosen]
    documents = {row["source"] for row in listed}  # what another survey's report contradicts says nothing of this year
    found = tuple(conflict for conflict in conflicts(version, "area") if conflict.document in documents)
    sources = tuple(source(version, row, "areas", row["area"], row["year"]) for row in listed)
    return AreasAnswer(
        chosen,
        years,
        areas,
        counts,
        total,
        headline(areas, total),
        chart_title(areas),
        missing_year(year, years),
        figures(total, found, sources),
        sources[:1],
        tuple(c for c in found if any(name.split(".")[0] in ("areas", "area_totals") for name in c.affects)),
    )


def _total(version: str, row: store.Row) -> AreaTotal:
    """Return a year's sums with what the document prints elsewhere about the same year."""
    printed = {found["money"]: found for found in store.table("money", version) if found["year"] == row["year"]}
    told = {key: Told(round(found["value"]), found["section"]) for key, found in printed.items()}
    return AreaTotal(**row, told_all_counties=told.get("samtliga_deltar"), told_concentrated=told.get("koncentrerade_i_text"))


def _count(row: store.Row) -> AreaCount:
    return AreaCount(
        row["area"],
        row["year"],
        row["name"],
        SHORT_NAMES.get(row["area"]) or str(row["name"]),
        row["coordinated"],
        row["all_counties"],
        row["concentrated"],
        row_id("areas", row["area"], row["year"]),
    )


def headline(areas: tuple[AreaCount, ...], total: AreaTotal | None) -> str:
    """Say of which year, which area is largest, how much all 21 share, and whether the printed total adds up."""
    if not areas or total is None:
        return NO_DATA
    most = max(area.coordinated for area in areas)
    largest = [area for area in areas if area.coordinated == most]
    names = formats.listed([area.short_name for area in largest])
    each = " var" if len(largest) > 1 else ""
    shared = formats.listed([formats.decimal(area.all_counties) for area in largest])
    sentence = (
        f"År {total.year} samordnades mest inom {names}: {formats.count(most, 'verksamhet', 'verksamheter')}{each}, "
        f"och alla 21 länsstyrelser deltog i {shared} av dem."
    )
    return f"{sentence} {_sum_sentence(total)}"


def chart_title(areas: tuple[AreaCount, ...]) -> str:
    """Say what the bars show: which area had most and which had least, and in which year."""
    if not areas:
        return "Samordnade verksamheter per område"
    if len(areas) < 2:
        return f"Samordnade verksamheter per område {areas[0].year}"
    least = min(area.coordinated for area in areas)
    smallest = formats.listed([area.short_name.lower() for area in areas if area.coordinated == least])
    return f"{areas[0].short_name} samordnades mest {areas[0].year}, {smallest} minst"


def missing_year(year: int | None, years: tuple[int, ...]) -> str:
    """Say that a wanted year is not published, and which ones are."""
    if year is None or year in years or not years:
        return ""
    listed = formats.listed([str(known) for known in years])
    return f"Inga uppgifter är publicerade för {year}. Publicerat: {listed}. Det senaste året visas."


def _sum_sentence(total: AreaTotal) -> str:
    number = formats.count(total.coordinated, "samordnad verksamhet", "samordnade verksamheter")
    summed = f"Områdena ger enligt vår summa {number}"
    if total.printed_coordinated is None:
        return f"{summed}; någon summa är inte tryckt."
    if total.printed_coordinated == total.coordinated:
        return f"{summed}, som källan också anger."
    return f"{summed}, men källan trycker summan {formats.decimal(total.printed_coordinated)}."


def figures(total: AreaTotal | None, found: tuple[Conflict, ...], sources: tuple[Source, ...]) -> tuple[Figure, ...]:
    """The three sums as they add up, each with the conflict about it."""
    if total is None:
        return ()
    where = replace(sources[0], row_id=row_id("areas", EVERY, total.year)) if sources else None  # all seven rows, not the first
    rows = (
        (
            f"Samordnade verksamheter {total.year}",
            total.coordinated,
            total.printed_coordinated,
            None,
            "area_totals.coordinated",
        ),
        (
            "Varav alla 21 deltog i",
            total.all_counties,
            total.printed_all_counties,
            total.told_all_counties,
            "areas.all_counties",
        ),
        (
            f"Koncentrerade {total.year}",
            total.concentrated,
            total.printed_concentrated,
            total.told_concentrated,
            "areas.concentrated",
        ),
    )
    return tuple(
        Figure(label, formats.decimal(value), _note(value, printed, told), where, conflict_about(found, column))
        for label, value, printed, told, column in rows
    )


def _note(value: int, printed: int | None, told: Told | None) -> str:
    """Say whose sum it is, and every other figure that is printed of the same thing."""
    if printed is None:
        whose = "Vår summa av områdena, inte tryckt i tabellen"
    elif printed == value:
        whose = "Som tabellens summa"
    else:
        whose = f"Vår summa av områdena. Tabellens summa: {formats.decimal(printed)}"
    return whose if told is None else f"{whose}. I avsnitt {told.section} står {formats.decimal(told.number)}"


COLUMNS = ("Område", "År", "Samordnade", "Alla 21 deltar", "Koncentrerade")
