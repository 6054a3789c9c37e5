"""The files that a page gives away, one click away, and what they are stamped with.

The files are plain links in one piece of HTML: buttons of Streamlit's are a message each, at every run, for what hardly
anybody presses. A file is built when its link is followed, in a thread of its own: an exhibit knows nothing of the session,
and the page does not run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

import streamlit as st

from lstdash import clock, formats, store
from lstdash.evidence.citations import Figure
from lstdash.exhibits import Exhibit
from lstdash.exports import kinds
from lstdash.exports.content import Answer, Export, Stamp, of_now
from lstdash.exports.kinds import Kind
from lstdash.views import cache, notes, url_state
from lstdash.views.cache import own
from lstdash.views.controls import FOCUS, Control, Text
from lstdash.views.controls.scenarios import shareable
from lstdash.views.controls.slider import MODE
from lstdash.views.shelf import HTML, File, Shelf

LEAD = "Ladda ner"
DECK, WITH_TABLES = "Hela sidan som PowerPoint", "Samma med tabellerna som bilaga"
PAGE, SHELF = "page-exports", "shelf"
LOOKED_AT = (MODE.name, "flik")  # sliders of either kind, a tab

Chosen = Iterable[tuple[str, str]]


@dataclass(slots=True)
class _Page:
    """The page that is shown, and what it has given away so far."""

    title: str
    controls: tuple[Control, ...]
    stem: str = ""
    given: dict[str, Export] = field(default_factory=dict)
    answer: Answer | None = None
    brief: Callable[[], Sequence[Exhibit]] | None = None  # what is taken along in place of what the page has given away
    notes: Sequence[Any] | None = None  # read when the first exhibit is drawn
    instead: dict[str, str] = field(default_factory=dict)  # a control's name -> what the page shows in place of its value
    shown: dict[str, tuple[Control, Any]] = field(default_factory=dict)  # a control's name -> what is shown for it, if another
    stamp: Stamp | None = None  # of all that is chosen, made when the first file says it


def start_page(title: str, controls: Iterable[Control], stem: str = "") -> None:
    """Forget what the last page gave away; what the new one gives says its title and what is chosen by its controls.

    Notes are kept under its stem; a page without one has no notes.
    """
    own()[PAGE] = _Page(title, tuple(one for one in controls if not (isinstance(one, Text) and one.is_key)), stem)
    _shelf().begin()


def answered(headline: str) -> None:
    """Take the page's sentence along to its deck; said anew it replaces what was said before."""
    if page := own().get(PAGE):
        page.answer = Answer(headline, page.answer.figures if page.answer else ())


def figured(found: Iterable[Figure]) -> None:
    """Take the figures that the page opens with along to its deck; the first that are shown are those."""
    page = own().get(PAGE)
    if page and page.answer and not page.answer.figures:
        page.answer = replace(page.answer, figures=tuple(found))


def carried(found: Exhibit) -> None:
    """Take an exhibit along to the page's deck that stands in other words on the page."""
    _page().given[found.about] = Export(found, stamp_of_page())


def instead(name: str, text: str) -> None:
    """Let the files say what the page shows for a control whose value it cannot show: another year, the latest."""
    if page := own().get(PAGE):
        page.instead[name] = text


def shows(pairs: Iterable[tuple[Control, object]]) -> None:
    """Let the files say these values in place of the address's, which could not be answered; none: they say the address's."""
    if page := own().get(PAGE):
        page.shown, page.stamp = {control.name: (control, value) for control, value in pairs}, None


def briefing(build: Callable[[], Sequence[Exhibit]]) -> None:
    """Let the page's deck be of these exhibits, made when its link is followed: what stands on the page is one slide of it."""
    _page().brief = build


def row(
    found: Exhibit,
    offered: Sequence[Kind],
    stamp: Stamp | None = None,
    *,
    key: str = "",
    note: str = "",
    is_aside: bool = False,
) -> str:
    """Return the HTML of the fold with an exhibit's files, a note, and what is pinned to it; it joins the page's deck.

    What is aside belongs to another exhibit, and goes with that one.

    Its files say `stamp`, by default the page and all that is chosen on it, and when their links were followed.
    """
    about = replace(found, stem=key or found.stem).about
    key = key or found.stem
    pinned = [note for note in _notes() if note.exhibit == about]
    export = Export(replace(found, notes=notes.sheet(pinned)), stamp or stamp_of_page())
    if not is_aside:
        _page().given[about] = export
    links = "".join(_link(kind.label, key, kind, export, partial(_build, kind, export, _page())) for kind in offered)
    said = f"<p>{escape(note)}</p>" if note else ""
    return f'<details class="files" data-fold="{key}"><summary>{LEAD}</summary>{links}{said}</details>{notes.told(pinned)}'


def deck() -> None:
    """Draw the links to one presentation of everything on the page, which is whole by now; nothing where there is nothing."""
    if given := _page().given:  # a tab chosen later adds its own before the link is followed
        first = next(iter(given.values()))
        stem = formats.slug(first.stamp.page_title)
        links = [
            _link(
                label, key, kinds.DECK, replace(first, exhibit=replace(first.exhibit, stem=of)), partial(_deck, _page(), more)
            )
            for label, key, of, more in (
                (DECK, "hela-sidan", stem, False),
                (WITH_TABLES, "med-tabeller", f"{stem}-bilaga", True),
            )
        ]
        st.html(f'<p class="files">{" ".join(links)}</p>')
    _shelf().settle()


def _deck(page: _Page, has_tables: bool) -> bytes:
    """Build the presentation of a page, in a thread without its session."""
    shown = tuple(page.given.values())
    given = [_taken(export) for export in of_now(shown, shown)]
    if page.brief:
        given = [given[0], *(replace(given[0], exhibit=exhibit) for exhibit in page.brief())] + given[1:] * has_tables
    return kinds.deck(given, page.answer, has_tables)


def note_form() -> None:
    """Draw where notes are pinned to what the page has shown; nothing on a page that has none."""
    page = _page()
    if page.stem:
        notes.foot(page.stem, {key: export.exhibit.title for key, export in page.given.items()}, _notes())


def _notes() -> Sequence[Any]:
    page = _page()
    if page.notes is None:
        page.notes = notes.read(page.stem) if page.stem else ()
    return page.notes


def part(place: str, html: str) -> str:
    """Return the address of some HTML that the page has not shown yet; another one when it is other HTML, on any server."""
    return f"{_shelf().put(place, File(place, HTML, partial(str.encode, html)))}?{crc32(html.encode()):x}"


def _link(label: str, key: str, kind: Kind, export: Export, build: Callable[[], bytes]) -> str:
    file = File(export.stamp.filename(export.exhibit.stem, kind.ending), kind.mime, build)
    return f'<a href="{_shelf().put(f"{key}.{kind.ending}", file)}">{escape(label)}</a>'


def _build(kind: Kind, export: Export, page: _Page) -> bytes:
    (now,) = of_now((export,), tuple(page.given.values()))
    return kind.build(_taken(now))


def _taken(export: Export) -> Export:
    """A file is taken when its link is followed, not when the page was drawn."""
    return replace(export, stamp=replace(export.stamp, exported=clock.in_sweden(clock.now())))


def _page() -> _Page:
    page: _Page = own()[PAGE]
    return page


def _shelf() -> Shelf:
    shelf: Shelf | None = own().get(SHELF)
    if shelf is None:
        shelf = own()[SHELF] = Shelf()
    return shelf


def stamp(chosen: Chosen, version: str = "") -> Stamp:
    """Return the stamp of this run: the given version, else the pinned one, and a link to the page with the same choices."""
    papers = store.manifest(version or cache.version())
    published = clock.day(papers.published_at)
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    given |= {name: control.encode(value) for name, (control, value) in _page().shown.items()}
    said = [(name, shareable(name, value)) for name, values in given.items() for value in values]
    query = urlencode([(name, value) for name, value in said if value])
    link = (st.context.url or "") + (f"?{query}" if query else "")
    when = clock.in_sweden(clock.now())
    return Stamp(_page().title, tuple(chosen), papers.version, published, when, link, _changed(_page().controls))


def _changed(controls: Iterable[Control]) -> tuple[tuple[str, str], ...]:
    """Return label and text of what stands otherwise than at first; how it is looked at is no choice."""
    moved = (control for control in controls if control.name not in LOOKED_AT and control.encode(_value(control)))
    return tuple((one.label, _said(one)) for one in moved)


def stamp_of_page() -> Stamp:
    """Return the stamp of this run with everything that is chosen on the page, the county among it; made once a run."""
    page = _page()
    if page.stamp is None:
        page.stamp = stamp(choices((*page.controls, FOCUS)))
    return page.stamp


def choices(controls: Iterable[Control]) -> list[tuple[str, str]]:
    """Return label and text of what is chosen, as the page shows it; empty choices are left out."""
    pairs = ((control.label, _said(control)) for control in controls)
    return [(label, text) for label, text in pairs if text]


def _said(control: Control) -> str:
    page = own().get(PAGE)
    instead = page.instead.get(control.name) if page else None
    return instead or shareable(control.name, control.said(_value(control)))


def _value(control: Control) -> Any:
    """Return the value that the page shows of a control."""
    page = own().get(PAGE)
    return page.shown[control.name][1] if page and control.name in page.shown else url_state.value(control)
