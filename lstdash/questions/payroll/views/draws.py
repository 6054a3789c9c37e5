"""The draws come after the first words, unless they are made: on a first visit after the whole page, later after the sentence.

A first visit shows the page without them, makes them, and runs again. When a slider is let go on an open page there is one run
(a second one costs the browser more than the draws cost the server): the sentence is said at once, and the rest waits.
"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.payroll.answers.payroll import Choices, joint
from lstdash.questions.payroll.answers.risk import RiskAnswer, risk_answer
from lstdash.views import cache
from lstdash.views.cache import own

SEEN = "payroll-drawn"


def found(choices: Choices) -> RiskAnswer | None:
    """Return the draws of this scenario if they have been made, for whomever, else None."""
    made: RiskAnswer | None = cache.made(risk_answer, joint(choices))
    own()[SEEN] = own().get(SEEN, False) or made is not None
    return made


def follow(choices: Choices) -> RiskAnswer | None:
    """Make the draws where a session has seen the page before; on its first visit return None."""
    return _make(choices) if own()[SEEN] else None


def finish(choices: Choices) -> None:
    """Make the draws of a first visit, and show the page again with them. The last call of a page."""
    if found(choices) is None:
        _make(choices)
        st.rerun()


def _make(choices: Choices) -> RiskAnswer:
    risk = cache.answer(risk_answer, joint(choices))
    own()[SEEN] = True
    return risk
