"""How fresh are the figures? The version line, and a quiet notice when a newer version is published."""

from __future__ import annotations

import streamlit as st

from lstdash import clock, formats, store
from lstdash.evidence.activities import surveyed
from lstdash.views import cache, polling, who

CHECK_EVERY_SECONDS = 3  # told within five, on a busy server too


def line() -> str:
    """Say which survey years the figures are of, and when they were read in: two different days."""
    papers = store.manifest(cache.version())
    return f"{cache.answer(surveyed)} {formats.day(clock.day(papers.published_at))}"


def notice() -> None:
    """Say when a newer version exists, or cannot be known of; the page changes when the reader asks for it, never by itself."""
    polling.every(CHECK_EVERY_SECONDS, _notice)


def _notice() -> None:
    store.hold(cache.version())
    if not who.may("lasa"):
        st.rerun(scope="app")  # the login ran out while the page stood open
    if said := store.trouble():
        st.warning(said)
    if store.current_version() == cache.version():
        return
    with st.container(key="notice", horizontal=True, vertical_alignment="center"):
        st.info("Nya uppgifter har publicerats. Sidan visar de tidigare tills du läser in.")
        if st.button("Läs in de nya uppgifterna", key="reload-data"):
            st.rerun(scope="app")
