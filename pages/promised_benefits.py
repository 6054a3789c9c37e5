"""Kom vinsten, och vad användes den till?"""

from __future__ import annotations

from lstdash import clock
from lstdash.questions.promised_benefits.answers import promised_benefits, words
from lstdash.questions.promised_benefits.answers.register import read
from lstdash.questions.promised_benefits.charts import exhibits
from lstdash.questions.promised_benefits.views import forms, parts
from lstdash.views import cache, evidence, exhibit, heading, reference_cases, site

heading.page(site.page("promised_benefits").question)
today = clock.today()
answer = promised_benefits.answer(cache.version(), read(), today)
evidence.headline(answer.headline)
parts.county_line(today)
evidence.figures(answer.figures)
parts.notes(answer)

item = None
if answer.items or answer.withdrawn:
    heading.section(answer.title)
    exhibit.show(exhibits.states(answer), is_open=True, marks=False)
    parts.limits(answer)
    heading.section("Planerat mot utfall")
    item = parts.chosen(answer)
    if item:
        parts.curve(answer, item)
    parts.amounts(answer, exhibits.uses(answer).table.rows)
reference_cases.show(words.beside_cases(answer.coverage))
parts.ways_in()
forms.render(item.benefit if item else None)
