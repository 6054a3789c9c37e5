"""Vem ändrade vad, och när?"""

from __future__ import annotations

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.log.answers import log
from lstdash.questions.log.views import parts
from lstdash.views import error_box, evidence, heading, prose, site, who

listed = site.page("log")
heading.page(listed.question)
if not site.is_open(listed, who.actor()):
    evidence.headline(parts.REFUSED)
    st.stop()
try:
    found = log.answer()
except UserError as error:
    error_box.show_error(error)
    st.stop()
evidence.headline(found.headline)
prose.say("Här står vem, när, vad och från vilken version till vilken, men aldrig poäng eller innehåll.")
parts.download()
parts.changes(found)
