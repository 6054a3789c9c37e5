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
from lstdash.same import same
from lstdash.views import cards, chart, downloads, evidence, tables
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
    pieces = [_files(found, stamp)]  # of HTML, under each other in one element as far as may be
    if found.beside:
        for sheet in (found.table, *found.beside):
            pieces = _beside(found, sheet, stamp, within, pieces)
    elif table := _plain(found, "" if is_open else TABLE):
        pieces.append(table)
    else:
        cards.draw(*pieces)
        pieces = []
        data_table(_read(found), f"{found.stem}-tabell") if is_open else behind(found, within=within)
    if marks:
        pieces += [evidence.marks(found.sources), evidence.contradictions(found.conflicts, f"{found.stem}-conflicts")]
    cards.draw(*pieces)


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
    cards.draw(_files(found, stamp))


def taken(found: Exhibit, stamp: Stamp | None = None) -> None:
    """Draw the files of an exhibit that is shown otherwise, and its table one click away."""
    if table := _plain(found, TABLE):
        cards.draw(_files(found, stamp), table)
    else:
        files(found, stamp)
        behind(found)


def _files(found: Exhibit, stamp: Stamp | None) -> str:
    can_draw = images.browser() is not None
    offered = kinds.DATA + (kinds.IMAGE if found.figure and can_draw else ())
    note = kinds.NO_BROWSER if found.figure and not can_draw else ""
    return downloads.row(found, offered, stamp, note=note)


def table(found: Exhibit, stamp: Stamp | None = None, *, key: str = "") -> None:
    """Draw a table that belongs to no chart, and its files; `key` tells it from others of the same stem."""
    if plain_table := _table(found):
        cards.draw(plain_table, downloads.row(found, kinds.TABLE, stamp, key=key))
    else:
        data_table(_read(found), key or found.stem)
        cards.draw(downloads.row(found, kinds.TABLE, stamp, key=key))


def data_table(sheet: Sheet, key: str) -> None:
    """Draw the rows of a sheet in Swedish, named by its name; that there are none is said."""
    if not sheet.rows:
        st.markdown(NO_ROWS)
        return
    tables.data_table(sheet.columns, cells.texts(sheet), sheet.name, key)


def behind(found: Exhibit, label: str = "", *, within: bool = False) -> None:
    """Draw the table behind the chart, one click away."""
    key = f"{found.stem}-tabell"
    if table := _plain(found, label or TABLE):
        cards.draw(table)
    elif found.reading:
        tables.folded(label or TABLE, f"{key}-fold", lambda: data_table(_read(found), key), within=within)
    else:
        _folded(label or TABLE, found.table, key, lambda: data_table(found.table, key), within)


def _plain(found: Exhibit, label: str) -> str:
    """Return the HTML of the exhibit's table, folded away under a label if any; nothing for one that is empty or a grid."""
    table = _table(found)
    if not (table and label):
        return table
    return _fold(label if found.reading else _counted(label, found.table), table, f"{found.stem}-tabell")


@same
def _table(found: Exhibit) -> str:
    return _static(_read(found))


def _fold(label: str, table: str, key: str, below: str = "") -> str:
    """Return a fold whose table the browser gets when it is opened: most never are, and each is read with the page else."""
    return cards.fold(label, below, key, downloads.part(f"{key}.html", table))


@same
def _static(sheet: Sheet) -> str:
    is_plain = 0 < len(sheet.rows) <= tables.LONGEST_STATIC
    return tables.static(sheet.columns, cells.texts(sheet), sheet.name) if is_plain else ""


def _read(found: Exhibit) -> Sheet:
    return found.reading() if found.reading else found.table


def _beside(found: Exhibit, sheet: Sheet, stamp: Stamp | None, within: bool, above: list[str]) -> list[str]:
    """Draw a table with files of its own, one click away, below the HTML of what is above; return what is left to draw."""
    key, one = f"{found.stem}-{formats.slug(sheet.name)}", of_table(sheet, found.sources)
    if plain_table := _static(sheet):
        files = downloads.row(one, kinds.TABLE, stamp, key=key, is_aside=True)
        return [*above, _fold(_counted(f"{TABLE}: {sheet.name}", sheet), plain_table, key, files)]
    cards.draw(*above)
    _folded(f"{TABLE}: {plain(sheet.name)}", sheet, key, lambda: table(one, stamp, key=key), within)
    return []


def _folded(label: str, sheet: Sheet, key: str, draw: Callable[[], None], within: bool) -> None:
    if sheet.rows:
        tables.folded(_counted(label, sheet), f"{key}-fold", draw, within=within)
    else:
        with st.expander(_counted(label, sheet)):
            st.markdown(NO_ROWS)


def _counted(label: str, sheet: Sheet) -> str:
    return f"{label} ({formats.count(len(sheet.rows), 'rad', 'rader')})"
