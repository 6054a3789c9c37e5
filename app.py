"""The server: `streamlit run app.py`. Pages live in pages/, their frame in pages/frame.py."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from lstdash.views.error_box import show_error
from lstdash.web import html, steering

app = st.App(
    "pages/frame.py",
    middleware=[Middleware(html.SwedishHtml), Middleware(steering.DeviceCookie)],
    routes=[*html.routes(), *steering.routes()],
    on_script_error=show_error,
)
