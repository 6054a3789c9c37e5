"""The draws come after the first paint: a run without them shows the page, makes them, and runs again with the band."""

from __future__ import annotations

import streamlit as st

from lstdash.answers import payroll_risk
from lstdash.answers.payroll import Choices, joint
from lstdash.answers.payroll_risk import RiskAnswer
from lstdash.views import cache

KEY = "payroll-drawn"


def found(choices: Choices) -> RiskAnswer | None:
    """Return the draws of this scenario if they have been made, else None."""
    if st.session_state.get(KEY) != (cache.version(), joint(choices)):
        return None
    return cache.answer(payroll_risk.answer, joint(choices))


def make(choices: Choices) -> None:
    """Make the draws if they are missing, and show the page again with them. The last call of a page."""
    if found(choices) is None:
        cache.answer(payroll_risk.answer, joint(choices))
        st.session_state[KEY] = (cache.version(), joint(choices))
        st.rerun()
