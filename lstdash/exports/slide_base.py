"""The presentation that every slide starts from: 16:9, our colours, one Swedish layout with a title."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from lstdash.exports import slide_paint

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LAYOUT = "Title Only"
LAYOUT_NAME = "Slutsats och innehåll"
FONT = "Arial"  # on every office machine
COLOURS = {
    "dk1": slide_paint.INK,
    "accent1": slide_paint.ACCENT,
    "accent2": slide_paint.WARNING,
    "accent3": slide_paint.FOCUS,
    "accent4": slide_paint.LIGHT,
    "accent5": slide_paint.GREY,
    "accent6": "7A3E7A",
    "hlink": slide_paint.ACCENT,
}
PLACEHOLDERS = {"TITLE": "Rubrik", "BODY": "Text", "DATE": "Datum", "FOOTER": "Sidfot", "SLIDE_NUMBER": "Bildnummer"}


def new() -> Any:
    """Return an empty presentation whose master and theme are ours, so that what its owner adds fits in."""
    deck = Presentation()
    ratio = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in [layout for layout in deck.slide_layouts if layout.name != LAYOUT]:
        deck.slide_layouts.remove(layout)
    layout = deck.slide_layouts[0]
    layout._element.cSld.set("name", LAYOUT_NAME)
    for shape in (*deck.slide_master.placeholders, *layout.placeholders):
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
        shape.left, shape.top, shape.width, shape.height = int(left * ratio), top, int(width * ratio), height
        shape.name = PLACEHOLDERS.get(shape.placeholder_format.type.name, shape.name)
    _restyle(deck)
    _left_align_titles(deck)
    return deck


def swedish(element: Any) -> None:
    """Mark all text below the element as Swedish, for spelling and for screen readers."""
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr()
    for properties in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        properties.set("lang", "sv-SE")


def _restyle(deck: Any) -> None:
    """Set the theme's colours and font; python-pptx has no door to the theme, which is a plain part of the package."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    words = theme.blob.decode()
    for name, colour in COLOURS.items():
        words = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour}"/>\2', words, flags=re.DOTALL)
    words = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{FONT}"', words)
    theme._blob = words.encode()


def _left_align_titles(deck: Any) -> None:
    style = deck.slide_master._element.find(".//" + qn("p:titleStyle") + "/" + qn("a:lvl1pPr"))
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(int(Pt(24).pt * 100)))
    run.set("b", "1")
