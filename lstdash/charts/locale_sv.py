"""Plotly's own texts in Swedish, keyed by its English ones; Streamlit ships no Swedish locale."""

from __future__ import annotations

from typing import Any, Literal

from babel.dates import get_day_names, get_month_names

from lstdash import formats


def _months(width: Literal["wide", "abbreviated"]) -> list[str]:
    return [name.rstrip(".") for name in get_month_names(width, locale="sv").values()]


def _days(width: Literal["wide", "abbreviated"]) -> list[str]:
    """Sunday first, as Plotly counts; CLDR counts from Monday."""
    names = get_day_names(width, locale="sv")
    return [names[(day - 1) % 7] for day in range(7)]


SWEDISH: dict[str, Any] = {
    "moduleType": "locale",
    "name": "sv",
    "dictionary": {
        "Autoscale": "Autoskala",
        "Box Select": "Välj med ruta",
        "Download plot as a PNG": "Ladda ner diagrammet som PNG",
        "Download plot": "Ladda ner diagrammet",
        "Lasso Select": "Välj med lasso",
        "Pan": "Panorera",
        "Reset axes": "Återställ axlar",
        "Zoom": "Zooma",
        "Zoom in": "Zooma in",
        "Zoom out": "Zooma ut",
        "Double-click to zoom back out": "Dubbelklicka för att zooma ut",
    },
    "format": {
        "days": _days("wide"),
        "shortDays": _days("abbreviated"),
        "months": _months("wide"),
        "shortMonths": _months("abbreviated"),
        "date": "%Y-%m-%d",
        "decimal": ",",
        "thousands": formats.NBSP,
        "grouping": [3],
    },
}
