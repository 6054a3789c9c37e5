"""Under every chart: its table and the files to take along, each one click away (DESIGN 6, issue 7).

A file is built when its button is pressed, in a thread of its own, and the page does not run again. The
writers are imported there too: PowerPoint and Excel take a third of a second that no first visit should pay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import streamlit as st

from lstdash import formats, store
from lstdash.answers.evidence import Conflict, Source
from lstdash.errors import DataError
from lstdash.exports import cells, images
from lstdash.exports.content import Export, Sheet, Stamp
from lstdash.views import cache, tables, url_state
from lstdash.views.controls import Choice, Choices, Control, Number

TIME_ZONE = ZoneInfo("Europe/Stockholm")
LEAD = "Ladda ner"
DECK = "Hela sidan som PowerPoint"
PAGE = "page-exports"
NO_BROWSER = "Bild: använd diagrammets egen knapp ”Ladda ner diagrammet som PNG”."


Chosen = Iterable[tuple[str, str]]


def _csv(export: Export) -> bytes:
    from lstdash.exports.csv_file import to_csv

    return to_csv(export.data)


def _xlsx(export: Export) -> bytes:
    from lstdash.exports.workbook import to_xlsx

    return to_xlsx(export)


def _pptx(export: Export) -> bytes:
    from lstdash.exports.slides import to_pptx

    return to_pptx([export])


def _image(kind: images.Format) -> Callable[[Export], bytes]:
    def build(export: Export) -> bytes:
        drawn = images.to_image(export, kind)
        if drawn is None:
            raise DataError("Bilden kunde inte ritas.", export.title, action=NO_BROWSER)
        return drawn

    return build


@dataclass(frozen=True, slots=True)
class _File:
    label: str
    ending: str
    mime: str
    build: Callable[[Export], bytes]


PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DATA_FILES = (
    _File("CSV", "csv", "text/csv", _csv),
    _File("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    _File("PowerPoint", "pptx", PPTX, _pptx),
)
TABLE_FILES = DATA_FILES[:2]
IMAGE_FILES = (_File("PNG", "png", "image/png", _image("png")), _File("SVG", "svg", "image/svg+xml", _image("svg")))


def start_page() -> None:
    """Forget what the last page gave away."""
    st.session_state[PAGE] = {}


def row(export: Export, key: str) -> None:
    """Draw the box with the files of one chart or table; it joins the page's deck."""
    st.session_state.setdefault(PAGE, {})[key] = export
    can_draw = images.browser() is not None
    with _buttons(export, key, DATA_FILES + (IMAGE_FILES if export.draw is not None and can_draw else ())):
        if export.draw is not None and not can_draw:
            st.caption(NO_BROWSER)


def alone(sheet: Sheet, key: str, page_title: str, *, found: Sequence[Source] = (), chosen: Chosen = ()) -> None:
    """Draw a table that belongs to no chart, and its files; `found` is what it rests on, `chosen` the page's choices."""
    tables.data_table(sheet.columns, cells.texts(sheet), sheet.name, key)
    stem, name = formats.slug(sheet.name), sheet.name
    export = Export(stem, name, name, name, sheet, sources(found), stamp(page_title, chosen))
    with _buttons(export, key, TABLE_FILES):
        pass


def deck() -> None:
    """Draw the button for one presentation of everything on the page; nothing where there is nothing to take."""
    taken: dict[str, Export] = st.session_state.get(PAGE, {})  # a tab chosen later adds its own before the button is pressed
    if not taken:
        return

    def build() -> bytes:
        from lstdash.exports.slides import to_pptx

        return to_pptx([_stamped(export) for export in taken.values()])

    with st.container(key="ta-med-hela-sidan", width="content"):
        _button(DECK, next(iter(taken.values())).filename("pptx"), PPTX, build, "hela-sidan")


@contextmanager
def _buttons(export: Export, key: str, files: Sequence[_File]) -> Iterator[None]:
    with st.popover(LEAD, key=f"ta-med-{key}"):  # a closed box costs a run nothing in the browser, five buttons did
        for file in files:
            _button(file.label, export.filename(file.ending), file.mime, _later(file.build, export), f"{key}-{file.ending}")
        yield


def table(sheet: Sheet, key: str, caption: str) -> None:
    """Draw the data behind a chart, one click away; `caption` names the table for a screen reader."""
    label = f"Visa som tabell ({formats.count(len(sheet.rows), 'rad', 'rader')})"
    if sheet.rows:
        tables.folded(label, f"{key}-fold", lambda: tables.data_table(sheet.columns, cells.texts(sheet), caption, key))
    else:
        with st.expander(label):
            st.markdown("Inga rader.")


def stamp(page_title: str, choices: Chosen = ()) -> Stamp:
    """Return the stamp of this run: the pinned version, and a link to the page with the same choices."""
    papers = store.manifest(cache.version())
    published = papers.published_at.astimezone(TIME_ZONE).date()
    query = urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])
    link = (st.context.url or "") + (f"?{query}" if query else "")
    return Stamp(page_title, tuple(choices), papers.version, published, _now(), link)


def choices(controls: Iterable[Control], shown: Mapping[str, Callable[[float], str]] | None = None) -> list[tuple[str, str]]:
    """Return label and text of what is chosen, empty choices left out; `shown` writes a number by its control's name."""
    pairs = ((control.label, _written(control, url_state.value(control), shown or {})) for control in controls)
    return [(label, text) for label, text in pairs if text]


def sources(found: Sequence[Source]) -> Sheet:
    """Return what the figures rest on, as a sheet."""
    return Sheet("Källor", ("Dokument och avsnitt", "Rad på sidan Källor"), tuple((s.label, s.row_id) for s in found))


def conflicts(found: Sequence[Conflict]) -> Sheet | None:
    """Return the contradictions that concern the figures, as a sheet; None when there are none."""
    rows = tuple((c.title, c.printed_a, c.printed_b, c.recomputed, c.handling, c.row_id) for c in found)
    columns = ("Motsägelse", "Uppgift A", "Uppgift B", "Raderna ger", "Så gör vi", "Rad på sidan Källor")
    return Sheet("Motsägelser", columns, rows) if rows else None


def _button(label: str, name: str, mime: str, build: Callable[[], bytes], key: str) -> None:
    st.download_button(label, build, file_name=name, mime=mime, key=f"ladda-ner-{key}", on_click="ignore", width="stretch")


def _later(build: Callable[[Export], bytes], export: Export) -> Callable[[], bytes]:
    return lambda: build(_stamped(export))


def _stamped(export: Export) -> Export:
    """A file is taken when its button is pressed, not when the page was drawn."""
    return replace(export, stamp=replace(export.stamp, exported=_now()))


def _now() -> datetime:
    return datetime.now(TIME_ZONE)


def _written(control: Control, value: object, shown: Mapping[str, Callable[[float], str]]) -> str:
    if isinstance(control, Choice):
        return control.codes.get(str(value), "")
    if isinstance(control, Choices) and isinstance(value, tuple):
        return formats.listed([control.codes[code] for code in value])
    if isinstance(control, Number) and isinstance(value, (int, float)):
        write = shown.get(control.name)
        return write(value) if write else formats.unit(value, control.unit, control.decimals).strip()
    return str(value or "")
