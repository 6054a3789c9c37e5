"""Which category of a statistics office's variable is which county: recognised by code and by label, or chosen by a person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from lstdash import formats
from lstdash.catalog.counties import COUNTIES, SCB_CODES
from lstdash.errors import DataError
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.cubes import Dimension

LEFT_OUT = "utelämnas"
MOST_NAMED = 5


@cache
def known() -> Counties:
    """Return the ways to write the 21 counties."""
    return Counties.of((letter, f"{name} län", name, SCB_CODES[letter]) for letter, name in COUNTIES.items())


def letter(code: str, label: str) -> str:
    """Return the county that a category's code and label name together; empty when they name none, or two."""
    named = {known().letter(text) for text in (code, label)} - {""}
    return named.pop() if len(named) == 1 else ""


def recognised(dimension: Dimension, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return each category's county letter, or LEFT_OUT, by its code; what a person chose by code or label goes first.

    Raises DataError that names the categories that are no county, or none any longer, and that nobody has chosen for.
    """
    found = {
        code: chosen.get(code) or chosen.get(label) or letter(code, label)
        for code, label in zip(dimension.codes, dimension.labels, strict=True)
    }
    if odd := sorted(set(found.values()) - {"", LEFT_OUT, *COUNTIES}):
        raise _fault(dimension, f"en länsbokstav eller ”{LEFT_OUT}”", formats.listed(odd), "Rätta under [lan].")
    unknown = [_shown(code, label) for code, label in _unknown(dimension, found)]
    if unknown:
        more = f" och {len(unknown) - MOST_NAMED} till" if len(unknown) > MOST_NAMED else ""
        action = f"Skriv under [lan] vilket län var och en räknas till, eller ”{LEFT_OUT}”."
        raise _fault(dimension, "ett av de 21 länen", f"{', '.join(unknown[:MOST_NAMED])}{more}", action)
    return found


def _unknown(dimension: Dimension, found: Mapping[str, str]) -> list[tuple[str, str]]:
    return [pair for pair in zip(dimension.codes, dimension.labels, strict=True) if not found[pair[0]]]


def unrecognised(dimension: Dimension) -> list[tuple[str, str, str]]:
    """Return the code, the label and what is known of every category that is no county of today."""
    found = {code: letter(code, label) for code, label in zip(dimension.codes, dimension.labels, strict=True)}
    return [(code, label, _ended(code, label)) for code, label in _unknown(dimension, found)]


def _ended(code: str, label: str) -> str:
    ended = known().former(label) or known().former(code)
    return ended.told if ended else ""


def _shown(code: str, label: str) -> str:
    ended = _ended(code, label)
    written = code if code == label else f"{code} {label}"
    return f"{written} ({ended})" if ended else written


def gathered(
    cells: NDArray[np.float64], signs: NDArray[np.str_], axis: int, dimension: Dimension, letters: Mapping[str, str]
) -> tuple[NDArray[np.float64], NDArray[np.str_], Dimension]:
    """Return the cells with one category a county, in the file's order; categories of the same county are added up."""
    places: dict[str, list[int]] = {}
    for place, code in enumerate(dimension.codes):
        if letters[code] != LEFT_OUT:
            places.setdefault(letters[code], []).append(place)
    values = [np.take(cells, at, axis=axis).sum(axis=axis) for at in places.values()]
    marks = [np.take(np.sort(np.take(signs, at, axis=axis), axis=axis), -1, axis=axis) for at in places.values()]
    if not places:
        return np.take(cells, [], axis=axis), np.take(signs, [], axis=axis), Dimension(dimension.name, (), ())
    return np.stack(values, axis=axis), np.stack(marks, axis=axis), Dimension(dimension.name, tuple(places), tuple(places))


def _fault(dimension: Dimension, expected: str, found: str, action: str) -> DataError:
    return DataError("Filen har något som inte är ett län.", f"variabeln {dimension.name}", expected, found, action)
