"""Files as statistics offices give them: which format, what is in them, and a first mapping to one of our tables."""

from __future__ import annotations

import re
from pathlib import Path

from lstdash.errors import DataError
from lstdash.extracts.reading import json_stat, px
from lstdash.extracts.reading.cubes import Cube, Dimension

FEW_COUNTIES, MOST_COUNTIES = 15, 30  # a dimension of counties has about 21 categories, often with a total
COUNTY_CODE = re.compile(r"(?:[A-Z]{1,2}|\d{1,2})")
TARGET = "indicator_values"


def read(path: Path) -> tuple[Cube, ...]:
    """Return the tables of a PX or JSON-stat file. Raises DataError for any other, and for what cannot be understood."""
    if not path.is_file():
        raise DataError("Filen finns inte.", str(path), "en PX- eller JSON-stat-fil", "ingen fil", "Kontrollera sökvägen.")
    kind = path.suffix.casefold()
    if kind == ".px":
        return (px.read(path),)
    if kind in (".json", ".jsonstat"):
        return json_stat.read(path)
    raise DataError(
        "Filens format läses inte in här.",
        path.name,
        "en PX-fil (.px) eller en JSON-stat-fil (.json)",
        path.suffix or "ingen filändelse",
        "Arbetsböcker och CSV-filer i vår mall läses av kontrollera och publicera.",
    )


def understood(cube: Cube) -> list[tuple[str, str, str]]:
    """Return what was understood of each variable: its name, how many categories, and the first of them."""
    found = []
    for dimension in cube.dimensions:
        first = ", ".join(_shown(dimension, place) for place in range(min(3, len(dimension.codes))))
        found.append((dimension.name, f"{len(dimension.codes)}", first))
    return found


def _shown(dimension: Dimension, place: int) -> str:
    code, label = dimension.codes[place], dimension.labels[place]
    return code if code == label else f"{code} ({label})"


def proposal(cube: Cube, name: str) -> str:
    """Return a mapping as TOML to start from, with each guess marked as one; `name` becomes the indicator's key.

    The county is the variable the file calls geographic, else the one whose codes look like counties'; the period is the one
    the file calls time. A variable of several categories that is neither is put under `urval` with its first category.
    """
    county = next((d for d in cube.dimensions if d.role == "geo"), None) or next(filter(_like_counties, cube.dimensions), None)
    time = next((d for d in cube.dimensions if d.role == "time"), None)
    rest = [d for d in cube.dimensions if d not in (county, time) and len(d.codes) > 1]
    lines = [f'till = "{TARGET}"', "", "[kolumner]"]
    lines += [f'county = "{county.name}"  # gissat' if county else '# county = "…"  ange vilken variabel som är länet']
    lines += [f'period = "{time.name}"  # gissat' if time else '# period = "…"  ange vilken variabel som är tiden']
    lines += ['value = "värde"', ""]
    if rest:
        lines += ["[urval]  # gissat: en kategori per variabel, eller flytta variabeln till summera"]
        lines += [f'"{d.name}" = "{d.codes[0]}"  # {d.labels[0]}' for d in rest]
        lines += ["", "[summera]", "variabler = []", ""]
    lines += [
        "[konstanter]",
        f'indicator = "{name}"',
        'source = "…"  # dokumentets nyckel i sources',
        f'section = "{cube.title[:80]}"',
        "",
        "[[rader.indicators]]",
        f'indicator = "{name}"',
        f'name = "{cube.title[:80]}"',
        'kind = "antal"',
        f'numerator_label = "{cube.unit or "antal"}"',
        'source = "…"',
        f'section = "{cube.title[:80]}"',
    ]
    return "\n".join(lines) + "\n"


def _like_counties(dimension: Dimension) -> bool:
    alike = sum(bool(COUNTY_CODE.fullmatch(code)) for code in dimension.codes)
    return alike >= FEW_COUNTIES and len(dimension.codes) <= MOST_COUNTIES
