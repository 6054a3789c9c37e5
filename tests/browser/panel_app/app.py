"""The panel alone behind the product's own headers: `streamlit run tests/browser/panel_app/app.py`. Used by tests only."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from lstdash.web.html import SwedishHtml, routes

app = st.App("frame.py", middleware=[Middleware(SwedishHtml)], routes=routes())
