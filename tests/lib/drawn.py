"""The charts and headings that a page draws, as the browser gets them."""

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
    bodies = "".join(element.proto.body for element in app.get("html"))
    return [unescape(text) for text in re.findall(rf"<h{level}>(.*?)</h{level}>", bodies)]
