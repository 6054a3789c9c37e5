"""Är skillnaden större än slumpen, och går det att rangordna?"""

from __future__ import annotations

import streamlit as st

from lstdash.evidence.indicators import offered
from lstdash.questions.equality.answers import county, equality, over_time, words
from lstdash.questions.equality.charts import exhibits
from lstdash.questions.equality.views import controls
from lstdash.views import cache, county_line, evidence, exhibit, heading, markdown, prose, site, url_state
from lstdash.views.controls import FOCUS, measures

heading.page(site.page("equality").question)
measure, period = measures.measures()
trim = controls.trim_share(url_state.value(controls.TRIM))
by_size = url_state.value(controls.ORDER) == "storlek"
wanted, when = url_state.value(measure), url_state.value(period)
answer = cache.answer(equality.answer, wanted, when, trim, by_size)
evidence.headline(answer.headline)
county_line.show(county.line, wanted, when, trim)
if notice := words.notice(list(cache.answer(offered))):
    st.caption(markdown.plain(notice))

with st.container(horizontal=True, key="filters-measure", vertical_alignment="bottom"):
    url_state.select(measure)
    url_state.select(period, list(reversed(answer.found.periods)) if answer.found else [])
    url_state.select(controls.TRIM)
    url_state.select(controls.ORDER)
    url_state.reset(controls.declared(), "Återställ urvalet")
if answer.judged is None or answer.found is None:
    st.stop()
focus = answer.found.name_of(url_state.value(FOCUS))

heading.section(answer.title)
exhibit.show(exhibits.funnel(answer, focus))
evidence.figures(answer.figures)
prose.say(*answer.says)
st.markdown(f"**Vad skiljer ärendena åt?** {markdown.plain(answer.found.case_mix)}")

heading.section(answer.ranks_title)
exhibit.show(exhibits.places(answer, focus), marks=False)

heading.section("Över tid")
through = cache.answer(over_time.over_time, url_state.value(FOCUS), answer.found.key)
if through:
    prose.say(through.title)
if through and through.points:
    exhibit.show(exhibits.over_time(through, answer), marks=False)
