"""Vilket motstånd, ett steg svagare, vänder läget?"""

from __future__ import annotations

from lstdash.questions.factors.answers import factors
from lstdash.questions.factors.views import controls, parts
from lstdash.views import cache, downloads, evidence, heading, link, site, url_state

heading.page(site.page("factors").question)
own = url_state.value(controls.OWN)
answer = cache.answer(factors.answer, own)
evidence.headline(answer.headline)
downloads.figured(answer.figures)
if answer.weighed:
    parts.sides(answer.weighed, answer.sources)
    parts.reading(answer.weighed)
    parts.order(answer.weighed)
else:
    parts.counted(answer)
parts.own_scores(answer.factors, own)
link.draw(
    link.to("workshop", "Låt en grupp poängsätta: starta en workshop om faktorerna", slag="faktorer"),
    link.to("start_here", "Var börjar vi? Förslagen efter insats och vinst"),
)
parts.everything(answer)
evidence.source_note(answer.sources)
evidence.conflict_notes(answer.conflicts)
