"""Hur tillgänglig är tjänsten?"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.accessibility.answers import accessibility
from lstdash.views import evidence, heading, markdown, prose, site

heading.page(site.page("accessibility").question)
answer = accessibility.answer()
evidence.headline(answer.headline)
prose.say(answer.status, answer.tested)

heading.section("Det här fungerar inte för alla")
for known in answer.shortcomings:
    where = f" Gäller: {', '.join(known.pages)}." if known.pages else ""
    st.markdown(
        f"**{markdown.plain(known.what)}**{markdown.plain(where)}  \n"
        f"I stället: {markdown.plain(known.instead)}  \nOrsak: {markdown.plain(known.cause)}"
    )
if answer.untested:
    heading.small("Det här är inte prövat")
    prose.listed(answer.untested)

heading.section(
    "Om du inte kan använda någon del",
    "Kontakta oss, så hjälper vi dig till uppgiften på ett annat sätt. Berätta också om brister som inte står här.",
)
if answer.has_contact:
    st.markdown(f"Kontakt: {markdown.plain(answer.contact)}")
else:
    st.warning(markdown.plain(answer.contact))
prose.say(accessibility.SUPERVISION)

heading.section("Så har vi prövat")
prose.listed(answer.how)
