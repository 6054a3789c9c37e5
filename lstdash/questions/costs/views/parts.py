"""What /kostnader shows where a board has no figure for the year: all that the sources say by themselves."""

from __future__ import annotations

import streamlit as st

from lstdash.errors import ScenarioError
from lstdash.questions.costs.answers import costs, words
from lstdash.questions.costs.answers.costs import Choices
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.charts import exhibits
from lstdash.questions.costs.views import controls
from lstdash.views import cache, evidence, exhibit, heading
from lstdash.views.markdown import plain


def without_sizes(choices: Choices, error: ScenarioError) -> None:
    """Say calmly whose figure is missing, offer another year, and show the printed costs."""
    evidence.headline(words.lacking(error))
    version = cache.version()
    known = inputs(version)
    st.markdown(plain(costs.sourced(known, choices)))
    controls.sizes()
    tree = exhibits.tree(version, known)
    heading.section(tree.says)
    exhibit.show(tree)
