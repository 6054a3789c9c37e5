"""What /kostnader shows below its panel, and where a board has no figure for the year: what the sources say by themselves."""

from __future__ import annotations

from lstdash.errors import ScenarioError
from lstdash.exhibits import Sheet
from lstdash.questions.costs.answers import costs, words
from lstdash.questions.costs.answers.costs import Answer, Choices
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.charts import exhibits
from lstdash.questions.costs.views import controls
from lstdash.views import cache, evidence, exhibit, heading, prose


def without_sizes(choices: Choices, error: ScenarioError) -> None:
    """Say calmly whose figure is missing, offer another year, and show the printed costs."""
    evidence.headline(words.lacking(error))
    version = cache.version()
    known = inputs(version)
    prose.say(costs.sourced(known, choices))
    controls.sizes()
    tree = exhibits.tree(version, known)
    heading.section(tree.says)
    exhibit.show(tree)


def below(answer: Answer, on: Sheet) -> None:
    """Draw what stands below the panel."""
    version = cache.version()
    known = inputs(version)
    tree, once = exhibits.tree(version, known), exhibits.once(known, answer, on)
    heading.section(tree.says)
    exhibit.show(tree)
    by_area, by_base = exhibits.areas(version, known, answer, on), exhibits.bases(answer, on)
    for one in (by_area, by_base, exhibits.swings(version, answer, on)):
        heading.section(one.says)
        exhibit.show(one, marks=False)
    heading.section("Pengar som kommer en gång", words.ONCE)
    exhibit.table(once)
    evidence.source_note([one for one in dict.fromkeys((*answer.sources, *once.sources)) if one not in tree.sources])
