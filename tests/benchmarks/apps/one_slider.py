"""One native Streamlit slider, one sentence, one chart: what /lonesamordning would be at its very least."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import streamlit as st

HORIZON_YEARS = 15
ONE_OFF = 1.68
Y_RANGE = (-4, 10)  # fixed, as otherwise a straight line is redrawn where it was

st.title("När har satsningen betalat sig?")
saving = st.slider("Besparing", 0.05, 0.7, 0.42, 0.01)
curve = np.arange(HORIZON_YEARS + 1) * saving - ONE_OFF
st.markdown(f"Betald efter **{ONE_OFF / saving:.2f}** år.")
st.plotly_chart(go.Figure(go.Scatter(y=curve)).update_yaxes(range=Y_RANGE), key="curve")
