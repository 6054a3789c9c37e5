"""Under every chart: its table and the files to take along, each one click away.

The files are plain links in one piece of HTML: buttons of Streamlit's are a message each, at every run, for what hardly
anybody presses. A file is described and built when its link is followed, in a thread of its own: a description knows
nothing of the session, and the page does not run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from lstdash import clock, formats, store
from lstdash.evidence.citations import Conflict, Source
from lstdash.exports import cells, images, kinds
from lstdash.exports.content import Export, Sheet, Stamp
from lstdash.exports.kinds import Kind
from lstdash.views import cache, tables, url_state
from lstdash.views.controls import Choice, Choices, Control, Number
from lstdash.views.shelf import File, Shelf

LEAD = "Ladda ner"
DECK = "Hela sidan som PowerPoint"
PAGE, SHELF = "page-exports", "shelf"

Chosen = Iterable[tuple[str, str]]
Describe = Callable[[Stamp], Export]


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one place of a page gives away, with the page's stamp."""

    describe: Describe
    stem: str
    stamp: Stamp

    def taken(self) -> Export:
        """A file is taken when its link is followed, not when the page was drawn."""
        return self.describe(replace(self.stamp, exported=clock.in_sweden(clock.now())))


def start_page() -> None:
    """Forget what the last page gave away."""
    st.session_state[PAGE] = {}
    _shelf().clear()


def row(describe: Describe, stem: str, stamp: Stamp, *, key: str = "", is_drawn: bool = True) -> None:
    """Draw the fold with the files of one chart, or of a table (not `is_drawn`); it joins the page's deck.

    `describe` is called with the stamp of the moment a link is followed.
    """
    offer = _Offer(describe, stem, stamp)
    st.session_state.setdefault(PAGE, {})[key or stem] = offer
    can_draw = images.browser() is not None
    _links(offer, key or stem, kinds.DATA + (kinds.IMAGE if is_drawn and can_draw else ()), is_drawn and not can_draw)


def alone(sheet: Sheet, key: str, page_title: str, *, found: Sequence[Source] = (), chosen: Chosen = ()) -> None:
    """Draw a table that belongs to no chart, and its files; `found` is what it rests on, `chosen` the page's choices."""
    tables.data_table(sheet.columns, cells.texts(sheet), sheet.name, key)
    name = sheet.name
    describe = partial(Export, name, name, name, sheet, sources(found))
    table_alone(describe, formats.slug(name), stamp(page_title, chosen), key)


def table_alone(describe: Describe, stem: str, stamp: Stamp, key: str) -> None:
    """Draw the files of a table that belongs to no chart; it joins the page's deck."""
    offer = _Offer(describe, stem, stamp)
    st.session_state.setdefault(PAGE, {})[key] = offer
    _links(offer, key, kinds.TABLE)


def deck() -> None:
    """Draw the link to one presentation of everything on the page; nothing where there is nothing to take."""
    taken: dict[str, _Offer] = st.session_state.get(PAGE, {})  # a tab chosen later adds its own before the link is followed
    if taken:
        first = next(iter(taken.values()))
        page = replace(first, stem=formats.slug(first.stamp.page_title))
        link = _link(DECK, "hela-sidan", kinds.DECK, page, lambda: kinds.deck(offer.taken() for offer in taken.values()))
        st.html(f'<p class="files">{link}</p>')


def _links(offer: _Offer, key: str, shown: Sequence[Kind], lacks_pictures: bool = False) -> None:
    links = "".join(_link(kind.label, key, kind, offer, partial(_build, kind, offer)) for kind in shown)
    note = f"<p>{escape(kinds.NO_BROWSER)}</p>" if lacks_pictures else ""
    st.html(f'<details class="files"><summary>{LEAD}</summary>{links}{note}</details>')


def _link(label: str, key: str, kind: Kind, offer: _Offer, build: Callable[[], bytes]) -> str:
    file = File(offer.stamp.filename(offer.stem, kind.ending), kind.mime, build)
    return f'<a href="{_shelf().put(f"{key}.{kind.ending}", file)}">{escape(label)}</a>'


def _build(kind: Kind, offer: _Offer) -> bytes:
    return kind.build(offer.taken())


def _shelf() -> Shelf:
    if SHELF not in st.session_state:
        st.session_state[SHELF] = Shelf()
    own: Shelf = st.session_state[SHELF]
    return own


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
    published = clock.day(papers.published_at)
    query = urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])
    link = (st.context.url or "") + (f"?{query}" if query else "")
    return Stamp(page_title, tuple(choices), papers.version, published, clock.in_sweden(clock.now()), link)


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


def _written(control: Control, value: object, shown: Mapping[str, Callable[[float], str]]) -> str:
    if isinstance(control, Choice):
        return control.codes.get(str(value), "")
    if isinstance(control, Choices) and isinstance(value, tuple):
        return formats.listed([control.codes[code] for code in value])
    if isinstance(control, Number) and isinstance(value, (int, float)):
        write = shown.get(control.name)
        return write(value) if write else formats.unit(value, control.unit, control.decimals).strip()
    return str(value or "")
