"""The frame around every page: menu, county focus, what a link got wrong, data version."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from lstdash.views import cache, downloads, freshness, url_state
from lstdash.views.controls import FOCUS, declared
from lstdash.views.evidence import plain
from lstdash.views.link import ADDRESSES
from lstdash.web.html import STATIC, TITLE

HERE = Path(__file__).parent

PAGES = {
    "Läget": {"overview": "Översikt", "areas": "Områden"},
    "Besluta": {
        "start_here": "Börja här",
        "workshop": "Workshop",
        "vote": "Rösta",
        "record": "Protokoll",
        "payroll": "Lönesamordning",
    },
    "Tillsammans": {"constellations": "Konstellationer", "my_county": "Mitt län"},
    "Underlag": {"sources": "Källor", "accessibility": "Tillgänglighet"},
}
BY_LINK = ("vote", "record")  # not in the menu: a code or a link leads there


def _page(stem: str, title: str) -> Page:
    path = ADDRESSES[stem]
    visibility: Literal["visible", "hidden"] = "hidden" if stem in BY_LINK else "visible"
    return st.Page(HERE / f"{stem}.py", title=title, url_path=path or None, default=not path, visibility=visibility)


st.set_page_config(page_icon=str(STATIC / "favicon.svg"), layout="wide")  # before st.navigation: no icon from elsewhere
cache.pin_version()
page = st.navigation({group: [_page(*entry) for entry in listed.items()] for group, listed in PAGES.items()})
st.set_page_config(page_title=f"{page.title} – {TITLE}")
stem = next(stem for stem, path in ADDRESSES.items() if path == page.url_path)
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
