"""Vilken form passar syftet?"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstdash.questions.forms.answers import forms
from lstdash.questions.forms.charts import exhibits
from lstdash.questions.forms.views import controls, parts
from lstdash.views import cache, downloads, evidence, exhibit, heading, markdown, site, url_state

heading.page(site.page("forms").question)
given = tuple(controls.meant(url_state.value(control)) for control in controls.ASKED)
answer = cache.answer(forms.answer, controls.meant(url_state.value(controls.AIM)), given)
parts.one_sheet()
evidence.headline(answer.headline)
downloads.figured(answer.figures)

with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    for control in controls.declared():
        url_state.select(control)
    url_state.reset(controls.declared(), "Återställ urvalet")
st.caption(markdown.plain(answer.decides))

heading.section(answer.title)
exhibit.show(replace(exhibits.verdicts(answer), of=url_state.value(controls.AIM)), marks=False)

if answer.verdicts:
    heading.section("Skälen, form för form")
    parts.reasons(answer.verdicts)

whole = exhibits.rules(cache.answer(forms.rules))
with st.container(key="screen-only"):
    heading.section("Alla regler som en tabell", forms.ABOUT_RULES)
    exhibit.behind(whole, "Visa reglerna")
    exhibit.files(whole)
