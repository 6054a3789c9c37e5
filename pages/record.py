"""Vad kom workshopen fram till?"""

from __future__ import annotations

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.workshop.answers import records
from lstdash.questions.workshop.views import record_controls
from lstdash.questions.workshop.views.record import show
from lstdash.views import cache, error_box, evidence, heading, prose, site, url_state

heading.page(site.page("record").question)
token = url_state.value(record_controls.TOKEN)
if not token:
    evidence.headline("Här visas förseglade resultat från workshoppar. Öppna länken som workshopledaren har delat.")
    st.stop()
try:
    record = records.open_record(cache.version(), token)
except UserError as error:
    evidence.headline("Länken leder inte till något förseglat resultat.")
    error_box.show_error(error)
    st.stop()
evidence.headline(record.headline)
of = f" gäller omgång {record.round}," if record.round else ""
prose.say(f"Workshopen ”{record.title}”. Resultatet{of} är förseglat och kan bara läsas.")
show(record)
