"""What every slide has: the conclusion as title, a subtitle, what it rests on at its foot, and notes."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches, Pt

from lstdash.exports import cells, slide_base
from lstdash.exports.slide_paint import ACCENT, MUTED, rgb

Box = tuple[int, int, int, int]  # left, top, width, height in EMU
KEY_LINE, KEY_LETTER = Inches(0.2), Inches(0.075)
KEY = "Teckenförklaring"
LEFT, WIDTH = Inches(0.6), Inches(12.13)
TITLE = (LEFT, Inches(0.3), WIDTH, Inches(1.2))
SUBTITLE = (LEFT, Inches(1.5), WIDTH, Inches(0.4))
BODY_TOP, BODY_HEIGHT = Inches(1.95), Inches(4.75)
BODY = (LEFT, BODY_TOP, WIDTH, BODY_HEIGHT)
FOOT = (LEFT, Inches(6.75), WIDTH, Inches(0.6))
TITLE_SIZES = ((60, 28), (130, 24), (200, 20), (280, 18), (340, 16))  # up to so many letters: points
SMALLEST_TITLE = 14
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def add_slide(deck: Any, title: str, foot: str, subtitle: str = "") -> Any:
    """Add a slide that holds everything but its body."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    _write_title(slide.shapes.title, title)
    _add_band(slide)
    if subtitle:
        add_text(slide, "Underrubrik", subtitle, SUBTITLE, 14)
    add_text(slide, "Källor", foot, FOOT, 10)
    return slide


def _write_title(shape: Any, title: str) -> None:
    shape.left, shape.top, shape.width, shape.height = TITLE
    frame = shape.text_frame
    frame.text, frame.vertical_anchor, frame.word_wrap = cells.clean(title), MSO_ANCHOR.BOTTOM, True
    points = next((points for most, points in TITLE_SIZES if len(title) <= most), SMALLEST_TITLE)
    frame.paragraphs[0].font.size = Pt(points)
    describe(shape, "Rubrik")


def _add_band(slide: Any) -> None:
    """Draw the coloured band along the top; screen readers pass it by."""
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, slide_base.WIDTH, Inches(0.12))
    band.fill.solid()
    band.fill.fore_color.rgb = rgb(ACCENT)
    band.line.fill.background()
    band.shadow.inherit = False
    describe(band, "Färgband")
    band._element._nvXxPr.cNvPr.append(parse_xml(DECORATIVE))


def add_text(slide: Any, name: str, words: str, box: tuple[int, int, int, int], points: int) -> None:
    """Add quiet text, one paragraph a line, into the box (left, top, width, height in EMU)."""
    shape = slide.shapes.add_textbox(*box)
    shape.text_frame.word_wrap = True
    shape.text_frame.text = cells.clean(words)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.color.rgb = Pt(points), rgb(MUTED)
    describe(shape, name)


def add_key(slide: Any, key: Sequence[str], box: Box) -> Box:
    """Say at the foot of a chart's box what its marks and letters are; return the room that is left above."""
    if not key:
        return box
    left, top, width, height = box
    room = key_height(key, width)
    add_text(slide, KEY, "\n".join(key), (left, top + height - room, width, room), 10)
    return left, top, width, height - room


def key_height(key: Sequence[str], width: int) -> int:
    """Return how high the words at the foot of a chart are."""
    return sum(len(textwrap.wrap(told, width // KEY_LETTER)) for told in key) * KEY_LINE


def add_picture(slide: Any, picture: bytes, box: Box) -> Any:
    """Add a PNG as large as the box allows, in its middle, and return its shape."""
    left, top, width, height = box
    shape = slide.shapes.add_picture(io.BytesIO(picture), left, top, width=width)
    if shape.height > height:
        shape.width, shape.height = Emu(int(shape.width * height / shape.height)), Emu(height)
    shape.left = Emu(left + (width - shape.width) // 2)
    return shape


def write_notes(slide: Any, words: str) -> None:
    """Set the speaker notes."""
    slide.notes_slide.notes_text_frame.text = cells.clean(words)


def describe(shape: Any, name: str, words: str = "") -> None:
    """Give a shape its Swedish name and its text alternative."""
    shape.name = name
    if words:
        shape._element._nvXxPr.cNvPr.set("descr", cells.clean(words))
