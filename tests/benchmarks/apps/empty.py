"""The least there is: two Streamlit pages with a title each. `streamlit run tests/benchmarks/apps/empty.py`."""

from __future__ import annotations

import streamlit as st


def first() -> None:
    st.title("Tom sida")


def second() -> None:
    st.title("En tom sida till")


st.navigation([st.Page(first, title="Ett", default=True), st.Page(second, title="Två", url_path="tva")]).run()
