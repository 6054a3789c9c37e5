"""A first mapping for a statistics office's file, as TOML to correct: every guess is marked as one."""

from __future__ import annotations

import json
import re

from lstdash.extracts.reading.cubes import Cube, Dimension
from lstdash.extracts.reading.outside import like_counties
from lstdash.extracts.reading.regions import LEFT_OUT, unrecognised

TARGET = "indicator_values"
TOTAL = re.compile(r"(?:tot|total|samtliga|båda könen|both sexes|all\b)", re.IGNORECASE)
NOISE = re.compile(r"osäkerhet|brus|noise|perturb", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 80
SUMMED = "# gissat: summan av alla kategorier; stämmer inte för andelar och medelvärden"


def proposal(cube: Cube, name: str) -> str:
    """Return a mapping to start from; `name` becomes the indicator's key.

    The county is the variable the file calls geographic, else the one whose categories are counties; the period is the one
    the file calls time. Of any other variable the total is taken where there is one, else its categories are added up.
    """
    county = next((d for d in cube.dimensions if d.role == "geo"), None) or next(filter(like_counties, cube.dimensions), None)
    time = next((d for d in cube.dimensions if d.role == "time"), None)
    rest = [d for d in cube.dimensions if d not in (county, time) and len(d.codes) > 1]
    totals = {d.name: total for d in rest if (total := _total(d))}
    lines = [f'till = "{TARGET}"', "", "[kolumner]"]
    lines += [f"county = {_text(county.name)}  # gissat" if county else '# county = "…"  ange vilken variabel som är länet']
    lines += [f"period = {_text(time.name)}  # gissat" if time else '# period = "…"  ange vilken variabel som är tiden']
    lines += ['value = "värde"', ""]
    if totals:
        lines += ["[urval]  # gissat: en kategori per variabel"]
        lines += [f"{_text(d.name)} = {_text(totals[d.name])}  # {_label(d, totals[d.name])}" for d in rest if d.name in totals]
        lines += [""]
    if summed := [_text(d.name) for d in rest if d.name not in totals]:
        lines += ["[summera]", f"variabler = [{', '.join(summed)}]  {SUMMED}", ""]
    lines += _county_lines(county) if county else []
    return "\n".join([*lines, *_rows(cube, name)]) + "\n"


def _total(dimension: Dimension) -> str:
    """The code of the category that is the sum of the others; empty when none says so."""
    pairs = zip(dimension.codes, dimension.labels, strict=True)
    return next((code for code, label in pairs if TOTAL.match(label) or TOTAL.match(code)), "")


def _county_lines(county: Dimension) -> list[str]:
    """What is no county is proposed to be left out; for one that is no more a person must choose."""
    lines = []
    for code, label, ended in unrecognised(county):
        written, comment = f'{_text(code)} = "{LEFT_OUT}"', f"  # {label}: "
        lines.append(f"# {written}{comment}{ended}" if ended else f"{written}{comment}gissat")
    return ["[lan]", *lines, ""] if lines else []


def _rows(cube: Cube, name: str) -> list[str]:
    """The indicator and the source that the values need, as far as the file says."""
    title, unit, author = cube.title[:LONGEST] or name, cube.unit or "antal", cube.source or "Statistikmyndigheten"
    year = YEAR.search(cube.updated)
    source, noise = f"{name}_kalla", "ja" if any(NOISE.search(note) for note in cube.notes) else "nej"
    return [
        "[konstanter]",
        f"indicator = {_text(name)}",
        f"source = {_text(source)}",
        f"section = {_text(title)}",
        "",
        "[[rader.sources]]",
        f"source = {_text(source)}",
        f"title = {_text(title)}",
        f"short_title = {_text(author + (f' ({year[0]})' if year else ''))}",
        f"author = {_text(author)}",
        f'year = "{year[0]}"' if year else 'year = "…"  # filen säger inte när den gjordes: fyll i',
        'kind = "register"',
        'licence = "upphovsrätt, fakta återges"  # gissat: se vad utgivaren säger',
        f'has_noise = "{noise}"  # gissat: ja om utgivaren lägger till slump',
        f"section = {_text(title)}",
        "",
        "[[rader.indicators]]",
        f"indicator = {_text(name)}",
        f"name = {_text(title)}",
        'kind = "antal"  # gissat',
        f"numerator_label = {_text(unit)}",
        f"source = {_text(source)}",
        f"section = {_text(title)}",
    ]


def _label(dimension: Dimension, code: str) -> str:
    return dimension.labels[dimension.codes.index(code)]


def _text(text: str) -> str:
    """A TOML string: written as JSON writes one."""
    return json.dumps(text, ensure_ascii=False)
