"""An exhibit on a page: its chart, its table one click away, the files to take along, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import streamlit as st

from lstdash import formats
from lstdash.charts.kept import encoded
from lstdash.exhibits import Exhibit, Sheet, of_table
from lstdash.exports import cells, images, kinds
from lstdash.exports.content import Stamp
from lstdash.views import chart, downloads, evidence, tables
from lstdash.views.markdown import plain

TABLE = "Visa som tabell"
NO_ROWS = "Inga rader."


def show(
    found: Exhibit,
    *,
    stamp: Stamp | None = None,
    on_pick: Callable[[str], None] | None = None,
    marks: bool = True,
    is_open: bool = False,
    within: bool = False,
) -> None:
    """Draw all that belongs to an exhibit; a click on the chart passes its mark's custom data to `on_pick`.

    Its files say `stamp`, by default the page and all that is chosen on it. Without `marks` the page itself says what it rests
    on, once for several; `is_open` has the table unfolded; `within` a fragment: see `tables.folded`.
    """
    drawn(found, on_pick)
    files(found, stamp)
    if found.beside:
        for sheet in (found.table, *found.beside):
            _beside(found, sheet, stamp, within)
    elif is_open:
        data_table(_read(found), f"{found.stem}-tabell")
    else:
        behind(found, within=within)
    if marks:
        evidence.source_note(found.sources)
        evidence.conflict_notes(found.conflicts, f"{found.stem}-conflicts", within=within)


def ahead(*found: Exhibit) -> None:
    """Draw charts before a page shows them, kept where it looks for them."""
    for one in found:
        if one.figure:
            encoded(one.figure())


def drawn(found: Exhibit, on_pick: Callable[[str], None] | None = None) -> None:
    """Draw the chart alone; nothing of an exhibit that has none."""
    if found.figure:
        with st.container(key=f"wide-{found.stem}") if found.is_wide else nullcontext():
            chart.show(found.figure(), found.stem, found.alt, on_pick)


def files(found: Exhibit, stamp: Stamp | None = None) -> None:
    """Draw the files of an exhibit that is shown otherwise."""
    can_draw = images.browser() is not None
    offered = kinds.DATA + (kinds.IMAGE if found.figure and can_draw else ())
    note = kinds.NO_BROWSER if found.figure and not can_draw else ""
    downloads.row(found, offered, stamp, note=note)


def table(found: Exhibit, stamp: Stamp | None = None, *, key: str = "") -> None:
    """Draw a table that belongs to no chart, and its files; `key` tells it from others of the same stem."""
    data_table(found.table, key or found.stem)
    downloads.row(found, kinds.TABLE, stamp, key=key)


def data_table(sheet: Sheet, key: str) -> None:
    """Draw the rows of a sheet in Swedish, named by its name; that there are none is said."""
    if not sheet.rows:
        st.markdown(NO_ROWS)
        return
    tables.data_table(sheet.columns, cells.texts(sheet), sheet.name, key)


def behind(found: Exhibit, label: str = "", *, within: bool = False) -> None:
    """Draw the table behind the chart, one click away."""
    key = f"{found.stem}-tabell"
    if found.reading:
        tables.folded(label or TABLE, f"{key}-fold", lambda: data_table(_read(found), key), within=within)
    else:
        _folded(label or TABLE, found.table, key, lambda: data_table(found.table, key), within)


def _read(found: Exhibit) -> Sheet:
    return found.reading() if found.reading else found.table


def _beside(found: Exhibit, sheet: Sheet, stamp: Stamp | None, within: bool) -> None:
    key, one = f"{found.stem}-{formats.slug(sheet.name)}", of_table(sheet, found.sources)
    _folded(f"{TABLE}: {plain(sheet.name)}", sheet, key, lambda: table(one, stamp, key=key), within)


def _folded(label: str, sheet: Sheet, key: str, draw: Callable[[], None], within: bool) -> None:
    label = f"{label} ({formats.count(len(sheet.rows), 'rad', 'rader')})"
    if sheet.rows:
        tables.folded(label, f"{key}-fold", draw, within=within)
    else:
        with st.expander(label):
            st.markdown(NO_ROWS)
