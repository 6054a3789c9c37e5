"""How every chart looks: one accent, one warning, grey for context, Swedish notation, direct labels."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from lstdash import formats
from lstdash.charts.draft import Draft
from lstdash.charts.locale_sv import SWEDISH

ACCENT = "#00504D"
PAPER = "#FFFFFF"  # behind a text that a line runs through
ACCENT_LIGHT = "#579892"  # 3.3:1 on white, 2.8:1 against the accent
WARNING = "#B3541E"
INK = "#1A1A1A"
GREY = "#767676"
GREY_LIGHT = "#8C8C8C"  # for marks only: 3.4:1
PALE = "#E3E5E1"
FOCUS = "#3B5B92"  # the reader's own county, everywhere
OUTLINED: dict[str, Any] = {"line": {"color": FOCUS, "width": 2}, "fillcolor": "rgba(0,0,0,0)"}  # its row or column
WIDEST = 0.55  # of its height: a letter on average, in a font that is wide
FONT = "Source Sans, sans-serif"
LEGEND_ON_TOP: dict[str, Any] = {"yref": "container", "y": 1, "yanchor": "top", "x": 0, "xanchor": "left"}
DRAWN = ("bar", "scatter", "heatmap", "contour")  # what a draft draws with
NOT_DRAWN = ("polar", "ternary", "scene", "geo", "coloraxis", "colorscale")  # other kinds of axes, and their colours
LABEL_ROW = 18  # px between labels above each other
LEAD = 20  # px from where a line ends to its name
End = tuple[float, str, str]  # where a line ends, what it is called there, its colour

# The same role has the same mark and colour on every page, and each mark can be told apart without colour.
ROLE_MARKS: dict[str, tuple[str, str, str]] = {  # role -> plotly symbol, colour, sign in text
    "deltar": ("circle", ACCENT, "●"),
    "värd": ("star", ACCENT, "★"),
    "tar emot": ("triangle-down", ACCENT, "▼"),
    "avlämnar": ("triangle-up", WARNING, "▲"),
    "observatör": ("circle-open", FOCUS, "○"),
    "intresserad": ("diamond-open", FOCUS, "◇"),
    "deltar inte": ("x-thin-open", GREY, "×"),
    "ej angivet": ("line-ew-open", GREY_LIGHT, "–"),
}
QUIET = {"deltar inte": 8, "ej angivet": 7}  # their sizes: where nothing happens a grid is calm


def mark(symbol: str, colour: str, size: int = 12, width: float = 2) -> dict[str, Any]:
    """Return a marker that is told from others by its shape."""
    return {"symbol": symbol, "color": colour, "size": size, "line": {"width": width, "color": colour}}


def role_marker(role: str) -> dict[str, Any]:
    """Return Plotly's marker of a role; where nothing happens or nothing is stated it is small, thin and grey."""
    symbol, colour, _ = ROLE_MARKS[role]
    return mark(symbol, colour, QUIET.get(role, 12), 1.5 if role in QUIET else 2)


def config(filename: str) -> dict[str, Any]:
    """Return the Plotly configuration: Swedish, only the image button, nothing sent anywhere."""
    return {
        "locale": "sv",
        "locales": {"sv": SWEDISH},
        "displaylogo": False,
        "showSendToCloud": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": filename, "scale": 2},
        "scrollZoom": False,
        "doubleClick": False,
    }


def base(height: int, **layout: Any) -> go.Figure:
    """Return an empty figure in the house style; given whole, as Plotly takes long to update what is there."""
    return go.Figure(layout=_house(height) | layout)


def draft(height: int, **layout: Any) -> Draft:
    """Return the draft of a figure in the house style, for charts with many labels or lines."""
    return Draft(_house(height) | layout)


def still(names: Iterable[str] = (), size: int = 14, **margin: float) -> dict[str, Any]:
    """Return margins with room for the names beside the chart and the texts under it, for axes without `automargin`.

    Plotly finds such room by drawing every label two or three times over: more than half of what a chart costs the browser.
    """
    longest = max((len(name) for name in names), default=0)
    return {"l": max(72, 16 + round(longest * size * WIDEST)), "r": 8, "t": 8, "b": 64, "autoexpand": False} | margin


@cache
def _look() -> None:
    """Let figures carry only what they use of Plotly's own look: whole it is seven kB, three times the rest of a chart."""
    whole = pio.templates["plotly"].to_plotly_json()
    drawn = {kind: whole["data"][kind] for kind in DRAWN}
    layout = {part: value for part, value in whole["layout"].items() if part not in NOT_DRAWN}
    pio.templates["lstdash"] = go.layout.Template(data=drawn, layout=layout)
    pio.templates.default = "lstdash"


def _house(height: int) -> dict[str, Any]:
    _look()
    axis = {"showgrid": False, "zeroline": False, "automargin": True, "fixedrange": True}
    return {
        "height": height,
        "separators": "," + formats.NBSP,
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hoverlabel": {"font": {"family": FONT, "size": 14}},
        "dragmode": False,
        "showlegend": False,
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.0, "xanchor": "left", "x": 0, "font": {"size": 13}},
        "xaxis": axis,
        "yaxis": axis,
    }


def named(labels: Sequence[str]) -> dict[str, Any]:
    """Return an axis that names what stands at 0, 1, 2 …, with air at each end."""
    return {"tickvals": list(range(len(labels))), "ticktext": list(labels), "range": [-0.6, len(labels) - 0.4]}


def lined(labels: Sequence[str]) -> dict[str, Any]:
    """Return the axis of a grid's rows, from the bottom, each with a line to follow to its marks."""
    return named(labels) | {"showgrid": True, "gridcolor": PALE}


def on_top(labels: Sequence[str]) -> dict[str, Any]:
    """Return the axis of a grid's columns, named above them."""
    return named(labels) | {"side": "top", "tickangle": 0}


def at_ends(figure: Draft | go.Figure, x: object, ends: Iterable[End], height: float) -> None:
    """Name lines where they end, at `x`; `height` is of one unit, in pixels.

    Names that would meet stand above each other, as near their lines as they all can, and a thread leads from each to its own.
    """
    found = sorted(ends, key=lambda end: end[0])
    for (value, text, colour), place in zip(found, apart([value * height for value, _, _ in found]), strict=True):
        at = {"x": x, "y": value, "xanchor": "left", "ax": LEAD, "ay": value * height - place, "standoff": 5}
        thread = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": GREY_LIGHT}
        figure.add_annotation(text=text, font={"size": 13, "color": colour}, bgcolor=PAPER, **at, **thread)


def apart(places: Sequence[float], row: float = LABEL_ROW) -> list[float]:
    """Return where labels stand that want these places, in order, none below 0: those that meet stand around their middle."""
    groups: list[list[float]] = []  # what each wants, less the rows under it: in a group they stand at the middle of that
    for at, place in enumerate(places):
        groups.append([place - at * row])
        while len(groups) > 1 and _middle(groups[-2]) > _middle(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    middles = [max(0.0, _middle(group)) for group in groups for _ in group]
    return [middle + at * row for at, middle in enumerate(middles)]


def _middle(wanted: Sequence[float]) -> float:
    return sum(wanted) / len(wanted)


def above(figure: Draft | go.Figure, at: float, text: str, row: int = 0, **look: Any) -> None:
    """Name a vertical line above the chart; rows keep close neighbours apart."""
    place = {"x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": row * LABEL_ROW, "showarrow": False}
    figure.add_annotation(text=text, **place, **look)


def letters(names: Mapping[str, str]) -> str:
    """Say which county each letter is, for a picture that nobody points at: `AB Stockholm · C Uppsala`."""
    return " · ".join(f"{letter}{formats.NBSP}{name}" for letter, name in names.items())


def safe(text: str) -> str:
    """Return data text that Plotly's small HTML cannot mistake for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def marked(name: str, is_chosen: bool) -> str:
    """Return a name, safe for Plotly, in bold when it is the reader's own or what they have chosen."""
    return f"<b>{safe(name)}</b>" if is_chosen else safe(name)


def wrapped(text: str, width: int) -> str:
    """Return the text on at most two lines of about `width` characters, safe for Plotly; longer text is cut at a word."""
    lines = textwrap.wrap(text, width)
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]} …"]
    return "<br>".join(safe(line) for line in lines)


def detailed(name: str, detail: str) -> str:
    """Return a name with what is said of it on a line below: a slide tells that after a comma."""
    return f"{name}<br><span>{detail}</span>"


def shortened(text: str, longest: int) -> str:
    """Return the text cut at a word with an ellipsis; the whole text stands in hover and table."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
