"""Vad gör vårt län, vad gör de andra och vem ringer vi?"""

from __future__ import annotations

import streamlit as st

from lstdash.evidence import county_map
from lstdash.questions.my_county.answers import contacts, followed, my_county
from lstdash.questions.my_county.charts import exhibits
from lstdash.questions.my_county.views import parts
from lstdash.views import cache, error_box, evidence, exhibit, heading, markdown, prose, registers, site, url_state
from lstdash.views.controls import FOCUS

heading.page(site.page("my_county").question)
county = url_state.value(FOCUS)
if not county:
    evidence.headline(my_county.CHOOSE)
    parts.one_sheet()
    with parts.screen_only():
        parts.chooser(cache.answer(county_map.plain))
    st.stop()

registers.stamp_size()
answer = cache.answer(my_county.answer, county, parts.likenesses())
parts.one_sheet()
evidence.headline(answer.headline)
evidence.figures(answer.figures)
prose.say(" ".join(answer.lines))

heading.section(answer.gap_title)
parts.gaps(answer, f"Enligt rapporten var {answer.name} inte med", answer.shared(stated=True))
parts.gaps(answer, f"Rapporten säger inget om {answer.name} (ej angivet)", answer.shared(stated=False))

parts.call(cache.answer(contacts.calls, answer.shared(stated=True) + answer.shared(stated=False)))

parts.compare(answer)

heading.section(answer.own_title)
parts.own(my_county.own_lines(answer.own))
exhibit.show(exhibits.beside(answer))

heading.section("Vad säger de andra sidorna?")
parts.page_lines((*answer.pages, *followed.followed(cache.version(), county)))
st.caption(markdown.plain(answer.source_line))

with parts.screen_only():
    heading.section(answer.nearest.title)
    parts.likeness_controls()
    if answer.nearest.trouble:
        error_box.show_trouble(answer.nearest.trouble.what, answer.nearest.trouble.lines)
    else:
        parts.reasons(answer.nearest)
        exhibit.show(exhibits.likeness(answer), marks=False)
