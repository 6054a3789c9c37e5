"""What a page's first screen says: every text in reading order, up to and with its first chart or panel."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

BLOCKS = re.compile(r"</?(?:p|div|h\d|summary|details|a|li|ul|ol|br|table|tr|td|th)\b[^>]*>")
FILES = re.compile(r'<(details|p) class="files"[^>]*>.*?</\1>|<table.*?</table>', re.DOTALL)  # nor what a table holds
STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
FRAMED = ("title", "x_label", "y_label", "curve_label", "strong", "cell_label", "span_label")  # words of a panel's drawing


def first_screen(app: AppTest) -> list[str]:
    """Return the texts, each once, without those of the menu. A page without a chart is read whole."""
    return list(dict.fromkeys(text for said in _said(app) if (text := " ".join(said.split()))))


def _said(app: AppTest) -> Iterator[str]:
    for node in app.main:
        proto = getattr(node, "proto", None)
        if node.type == "bidi_component":
            yield from _drawn(proto)
            return
        if node.type == "html":
            yield from _plain(STYLE.sub("", FILES.sub("", proto.body)))
        elif node.type in ("markdown", "caption", "error", "warning", "info", "success"):
            yield from node.value.replace("\\", "").replace("*", "").splitlines()
        else:
            yield from _of_widget(node, proto)


def _of_widget(node: Any, proto: Any) -> Iterator[str]:
    """Yield a control's label with its help one press away, a fold's, what is chosen, what stands there while nothing is."""
    told = (getattr(proto, "label", ""), getattr(proto, "help", ""))
    yield ": ".join(filter(None, told))
    yield getattr(getattr(proto, "expandable", None), "label", "")
    options = list(getattr(proto, "options", ()))
    if node.type == "button_group":
        yield from (option.content for option in options)
    elif node.type == "selectbox" and getattr(node, "index", None) is not None:
        yield str(options[node.index])
    yield getattr(proto, "placeholder", "")


def _plain(body: str) -> Iterator[str]:
    yield from (html.unescape(re.sub(r"<[^>]+>", "", part)) for part in BLOCKS.split(body))


def _drawn(proto: Any) -> Iterator[str]:
    sent = json.loads(proto.bytes)
    if "figure" in sent:
        yield from _of_figure(json.loads(sent["figure"]))
    elif "sliders" in sent:
        yield from sent["figures"]
        yield from (sent["texts"][number] for number in sent["base"]["cells"][0])
        for slider in sent["sliders"]:
            yield from (f"{slider['label']}: {slider['help']}", slider["flip_text"])
        chart = sent["chart"]
        yield from (chart[name] for name in FRAMED if chart.get(name))
        yield from (*chart.get("items", ()), *chart.get("quadrants", ()))
        yield from (chart[name]["label"] for name in ("reference", "band") if name in chart)


def _of_figure(figure: dict[str, Any]) -> Iterator[str]:
    """Yield axis titles, names along the axes, legend, and labels."""
    layout = figure["layout"]
    for name, axis in layout.items():
        if re.fullmatch(r"[xy]axis\d*", name):
            yield from (*_plain((axis.get("title") or {}).get("text", "")), *_several(axis.get("ticktext")))
    for trace in figure["data"]:
        yield from (*_plain(trace.get("name") or ""), *_several(trace.get("text")))
        yield from (text for axis in "xy" for text in _several(trace.get(axis)))
    yield from (text for note in layout.get("annotations", ()) for text in _plain(note.get("text") or ""))


def _several(found: Any) -> Iterator[str]:
    """Yield the words among values; numbers are nobody's jargon."""
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, str) and re.search(r"[^\W\d]", one):
            yield from _plain(one)
