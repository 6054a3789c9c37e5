"""The frame around every page: menu, county focus, what a link got wrong, data version."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lstdash.views import cache, downloads, evidence, freshness, gate, projector, prose, site, url_state, who
from lstdash.views.controls import FOCUS
from lstdash.views.markdown import plain
from lstdash.web.html import STATIC

HERE = Path(__file__).parent


def _page(listed: site.Site) -> st.Page:
    return gate.way_to(HERE, listed, is_shown=listed.in_menu and site.is_open(listed, asking))


st.set_page_config(page_icon=str(STATIC / "favicon.svg"), layout="wide")  # before st.navigation: no icon from elsewhere
cache.pin_version()
asking = who.actor()
page = st.navigation({group: [_page(listed) for listed in pages] for group, pages in site.menu().items()}, expanded=True)
st.set_page_config(page_title=f"{page.title} – {site.PRODUCT}")
shown = site.BY_ADDRESS[page.url_path]
declared = shown.declared()
problems = url_state.start_page(shown.stem, declared)

if asking.is_login_on and not site.is_open(shown, asking):
    gate.closed(shown, asking)
    st.stop()
is_phone = shown.stem == "vote"  # sixty at once, and no menu: what they do not see is not drawn
is_projector = not is_phone and projector.is_on()
if is_projector:
    projector.look()
if not is_phone:
    with st.sidebar:
        url_state.select(FOCUS)
        prose.small(freshness.line(), gate.account(asking))
        if not is_projector:
            projector.enter()
if problems:
    st.warning("\n\n".join(plain(problem) for problem in problems), title="Allt i länken gick inte att förstå")
if not is_phone:
    freshness.notice()
downloads.start_page(shown.question, declared, shown.stem if shown.action == "lasa" else "")  # else nobody reads its notes
page.run()
if not is_phone:
    evidence.facts(shown.address)
    downloads.note_form()
downloads.deck()
