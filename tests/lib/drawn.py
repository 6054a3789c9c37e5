"""The charts, headings, figures and links that a page draws, as the browser gets them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

COMPONENT = "lstdash.chart"


@dataclass(frozen=True)
class Chart:
    """A Plotly figure with the words for those who do not see it, and the name its files get."""

    figure: dict[str, Any]
    alt: str
    name: str


def drawn_charts(app: AppTest) -> list[Chart]:
    """The charts of a page in the order they stand."""
    drawn = (node.proto for node in app.get("bidi_component"))
    return [_chart(json.loads(proto.bytes)) for proto in drawn if proto.component_name == COMPONENT]


def _chart(sent: dict[str, Any]) -> Chart:
    return Chart(json.loads(sent["figure"]), sent["alt"], sent["config"]["toImageButtonOptions"]["filename"])


def headings(app: AppTest, level: int) -> list[str]:
    """Return the page's headings of a level, in order; those of plain HTML are unknown to AppTest."""
    return _found(app, rf"<h{level}>(.*?)</h{level}>")


def figures(app: AppTest) -> list[str]:
    """Return the numbers that a page opens with, in order."""
    return _found(app, r'<p class="value">(.*?)</p>')


def links(app: AppTest) -> dict[str, str]:
    """Return where the links inside the product lead, by their text; the last of those with the same."""
    found = re.findall(r'<a class="to-page" href="(.*?)">(.*?)</a>', _html(app))
    return {unescape(text): unescape(address) for address, text in found}


def _found(app: AppTest, pattern: str) -> list[str]:
    return [unescape(text) for text in re.findall(pattern, _html(app))]


def _html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))
