"""Så räknar vi: how a question counts, in words and in the examples that the tests run."""

from __future__ import annotations

import streamlit as st

from lstdash.questions.sources.charts import exhibits
from lstdash.questions.sources.views import controls
from lstdash.views import downloads, exhibit, heading, prose, site, url_state

LEAD = "Varje rad nedan prövas varje gång koden ändras, mot samma tal som står här."


def show() -> None:
    """Show the chosen question's text and tables."""
    chosen = site.BY_ADDRESS[url_state.select(controls.QUESTION)]
    told = chosen.explained()
    heading.section(chosen.question)
    st.markdown(told.text)
    prose.say(LEAD)
    stamp = downloads.stamp(downloads.choices((controls.VIEW, controls.QUESTION)))
    for table in told.tables:
        heading.small(table.title, table.says)
        exhibit.table(exhibits.worked(table), stamp)
