"""The charts, headings, figures and links that a page draws, as the browser gets them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pandas as pd
from streamlit.testing.v1 import AppTest

from lstdash.views import shelf

COMPONENT = "lstdash.chart"


@dataclass(frozen=True)
class Chart:
    """A Plotly figure with the words for those who do not see it, and the name its files get."""

    figure: dict[str, Any]
    alt: str
    name: str


@dataclass(frozen=True)
class Table:
    """A table as a reader sees it, and its name for those who do not; the first cell of a row names it where it can."""

    alt: str
    value: pd.DataFrame


def tables(app: AppTest, *, folded: bool = False) -> list[Table]:
    """The tables of a page: those that are open in the order they stand, and with `folded` then those that can be opened."""
    drawn = re.sub(r"<details.*?</details>", "", _html(app), flags=re.DOTALL)
    if folded:
        places = re.findall(r'data-begins="\./filer/([^"/]+)/([^"?]+)', _html(app))
        drawn += "".join(file.build().decode() for place in places if (file := shelf.take(*place)))
    return [_table(ElementTree.fromstring(found)) for found in re.findall(r"<table .*?</table>", drawn, flags=re.DOTALL)]


def _table(table: ElementTree.Element) -> Table:
    head, *rows = [[cell.text or "" for cell in row] for row in table.iter("tr")]
    frame = pd.DataFrame(rows, columns=head, dtype="str")
    is_named = table.find(".//th[@scope='row']") is not None
    return Table(table.get("aria-label", ""), frame.set_index(head[0]) if is_named else frame)


def drawn_charts(app: AppTest) -> list[Chart]:
    """The charts of a page in the order they stand."""
    drawn = (node.proto for node in app.get("bidi_component"))
    return [_chart(json.loads(proto.bytes)) for proto in drawn if proto.component_name == COMPONENT]


def _chart(sent: dict[str, Any]) -> Chart:
    return Chart(json.loads(sent["figure"]), sent["alt"], sent["config"]["toImageButtonOptions"]["filename"])


def texts(app: AppTest) -> list[str]:
    """Return the page's running text as a reader sees it, a paragraph or a list each, in order; last that of the sidebar."""
    return [text for node in (*app.main, *app.sidebar) for text in _said(node)]


def in_sidebar(app: AppTest) -> list[str]:
    """Return the running text of the sidebar."""
    return [text for node in app.sidebar for text in _said(node)]


def _said(node: Any) -> list[str]:
    if node.type == "html":
        found = re.findall(r'<(p|ul) class="said">(.*?)</\1>', node.proto.body, flags=re.DOTALL)
        return [unescape(re.sub("<.*?>", "", text)) for _, text in found]
    return [node.value.strip("*").replace("\\", "")] if node.type == "markdown" else []


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
