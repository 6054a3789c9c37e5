"""The frame around every page: menu, county focus, what a link got wrong, data version."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from lstdash.views import cache, downloads, freshness, url_state
from lstdash.views.controls import FOCUS, declared
from lstdash.views.evidence import plain
from lstdash.web.html import STATIC, TITLE

HERE = Path(__file__).parent

PAGES = {
    "Läget": [("overview", "Översikt", ""), ("areas", "Områden", "omraden")],
    "Besluta": [
        ("start_here", "Börja här", "borja-har"),
        ("workshop", "Workshop", "workshop"),
        ("vote", "Rösta", "rosta"),
        ("record", "Protokoll", "protokoll"),
        ("payroll", "Lönesamordning", "lonesamordning"),
    ],
    "Tillsammans": [("constellations", "Konstellationer", "konstellationer"), ("my_county", "Mitt län", "mitt-lan")],
    "Underlag": [("sources", "Källor", "kallor"), ("accessibility", "Tillgänglighet", "tillganglighet")],
}
BY_LINK = ("vote", "record")  # not in the menu: a code or a link leads there


def _page(stem: str, title: str, path: str) -> Page:
    visibility: Literal["visible", "hidden"] = "hidden" if stem in BY_LINK else "visible"
    return st.Page(HERE / f"{stem}.py", title=title, url_path=path or None, default=not path, visibility=visibility)


st.set_page_config(page_icon=str(STATIC / "favicon.svg"), layout="wide")  # before st.navigation: no icon from elsewhere
cache.pin_version()
stems = {path: stem for group in PAGES.values() for stem, _, path in group}
page = st.navigation({group: [_page(*entry) for entry in listed] for group, listed in PAGES.items()})
st.set_page_config(page_title=f"{page.title} – {TITLE}")
stem = stems[page.url_path]
problems = url_state.start_page(stem, declared(stem))

is_phone = stem == "vote"  # sixty at once, and no menu: what they do not see is not drawn
if not is_phone:
    with st.sidebar:
        url_state.select(FOCUS)
        freshness.line()
if problems:
    st.warning("\n\n".join(plain(problem) for problem in problems), title="Allt i länken gick inte att förstå")
if not is_phone:
    freshness.notice()
downloads.start_page()
page.run()
downloads.deck()
