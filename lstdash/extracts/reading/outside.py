"""Files as statistics offices give them: which format, and what is in them."""

from __future__ import annotations

from pathlib import Path

from lstdash.errors import DataError
from lstdash.extracts.reading import json_stat, px
from lstdash.extracts.reading.cubes import Cube, Dimension
from lstdash.extracts.reading.regions import unrecognised

FEW_COUNTIES = 15  # a variable with at least so many of the counties is taken for theirs


def read(path: Path) -> tuple[Cube, ...]:
    """Return the tables of a PX or JSON-stat file. Raises DataError for any other, and for what cannot be understood."""
    if not path.is_file():
        raise DataError("Filen finns inte.", str(path), "en PX- eller JSON-stat-fil", "ingen fil", "Kontrollera sökvägen.")
    kind = path.suffix.casefold()
    if kind == ".px":
        return (px.read(path),)
    if kind in (".json", ".jsonstat"):
        return json_stat.read(path)
    raise unknown(path)


def unknown(path: Path) -> DataError:
    """The fault of a file that is none of those we read as they come."""
    return DataError(
        "Filens format läses inte in här.",
        path.name,
        "en PX-fil (.px), en JSON-stat-fil (.json), ESV:s eller Arbetsgivarverkets personalregister eller "
        "Upphandlingsmyndighetens statistik",
        path.suffix or "ingen filändelse",
        "Arbetsböcker och CSV-filer i vår mall läses av kontrollera och publicera.",
    )


def understood(cube: Cube) -> list[tuple[str, str, str]]:
    """Return what was understood of each variable: its name, how many categories, and the first of them."""
    found = []
    for dimension in cube.dimensions:
        first = ", ".join(_shown(dimension, place) for place in range(min(3, len(dimension.codes))))
        found.append((dimension.name, f"{len(dimension.codes)}", f"{first} …{_told(dimension)}"))
    return found


def _told(dimension: Dimension) -> str:
    """Say which of our things the variable was taken for: the period, or the counties and what is none of them."""
    if dimension.role == "time":
        return " (tiden)"
    if not like_counties(dimension):
        return ""
    odd = [f"{code} {label}" if code != label else code for code, label, _ in unrecognised(dimension)]
    known = f" (länen: {len(dimension.codes) - len(odd)} känns igen"
    return f"{known}, men inte {', '.join(odd)})" if odd else f"{known})"


def _shown(dimension: Dimension, place: int) -> str:
    code, label = dimension.codes[place], dimension.labels[place]
    return code if code == label else f"{code} ({label})"


def like_counties(dimension: Dimension) -> bool:
    """True when most of a variable's categories are counties, and most counties are there."""
    known = len(dimension.codes) - len(unrecognised(dimension))
    return known >= FEW_COUNTIES and 2 * known > len(dimension.codes)
