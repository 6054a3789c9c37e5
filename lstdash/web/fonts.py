"""Fonts cut down to what a Swedish page shows: two fifths of the letters' file, a sixth of the icons'.

Letters outside are shown by a font of the reader's own machine. Its licence (OFL) keeps the name Source for the whole font, so
what is cut is named otherwise inside; copyright and licence stay in it.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

# Latin with its accents, Greek (for signs of arithmetic), and all signs: dashes, arrows, arithmetic, shapes.
SHOWN = (range(0x20, 0x180), range(0x2B0, 0x400), range(0x2000, 0x2800))
NAMES = (1, 3, 4, 6, 16, 25)  # OpenType: family, identifier, full name, PostScript name, typographic family, prefix
KEPT_NAME, OWN_NAME = "Source", "Latin"


def latin(path: Path) -> bytes:
    """Return a font with the signs of SHOWN, at every weight."""
    font = TTFont(path)
    shown = [sign for sign in font.getBestCmap() if any(sign in part for part in SHOWN)]
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = record.toUnicode().replace(KEPT_NAME, OWN_NAME)
    return _cut(font, unicodes=shown)


def icons(path: Path, words: Collection[str]) -> bytes:
    """Return a font of icons with those whose names are among the words; an icon is a ligature of its name's letters."""
    font = TTFont(path)
    kept = {name: glyph for name, glyph in icon_names(font).items() if name in words}
    return _cut(font, glyphs=list(kept.values()), text="".join(kept))


def icon_names(font: TTFont) -> dict[str, str]:
    """Return the glyph of every icon by its name."""
    letters = {glyph: chr(sign) for sign, glyph in font.getBestCmap().items()}
    tables = [getattr(table, "ExtSubTable", table) for look in font["GSUB"].table.LookupList.Lookup for table in look.SubTable]
    return {
        "".join(letters[glyph] for glyph in (first, *ligature.Component)): ligature.LigGlyph
        for table in tables
        for first, ligatures in table.ligatures.items()
        for ligature in ligatures
    }


def _cut(font: TTFont, **kept: object) -> bytes:
    options = subset.Options(layout_closure="text" not in kept, name_IDs=["*"], flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(**kept)
    subsetter.subset(font)
    cut = io.BytesIO()
    font.save(cut)
    return cut.getvalue()
