"""Hur uppdaterar jag uppgifterna?"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.update.views import parts
from lstdash.views import evidence, heading, site, who

listed = site.page("update")
heading.page(listed.question)
if not site.is_open(listed, who.actor()):
    evidence.headline(parts.REFUSED)
    st.stop()
evidence.headline("Släpp en fil, läs vad den skulle ändra och publicera. Inget ändras förrän du publicerar.")
parts.said()
parts.template()
files = parts.dropped()
asked = parts.allowed()
if files and (found := parts.checked(files, asked)):
    heading.section(found.headline)
    parts.findings(found)
    if not found.faults:
        parts.consent(found, asked)
        parts.publishing(files, asked, found)
parts.way_back()
