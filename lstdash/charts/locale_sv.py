"""Plotly's own texts in Swedish, keyed by its English ones; Streamlit ships no Swedish locale."""

from __future__ import annotations

from typing import Any

from lstdash import formats

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
        "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        "shortDays": ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
        "months": [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        "shortMonths": ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
        "date": "%Y-%m-%d",
        "decimal": ",",
        "thousands": formats.NBSP,
        "grouping": [3],
    },
}
