"""The server: `streamlit run app.py`. Pages live in pages/, their frame in pages/frame.py."""

from __future__ import annotations

import logging
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread

import streamlit as st
from starlette.middleware import Middleware

from lstdash.engines import start
from lstdash.login import provider
from lstdash.questions.workshop.routes import phones, steering
from lstdash.web import (
    daily,
    emergency,
    files,
    frontend,
    health,
    hosts,
    html,
    inner_routes,
    login,
    open_files,
    own_address,
    own_machine,
    panels,
    sockets,
)

log = logging.getLogger(__name__)

BROWSER_SECONDS = 0.3  # a browser that is already there gets its programs first: it has as much to do as the server
STOP_SECONDS = 5.0  # what it does at the stop is waited for: Python ended under DuckDB's hands is a crash


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Settle who may come in and who counts, answer at once, and load what pages need while a browser reads its own part."""
    provider.settle()
    start.check()
    own_address.check()
    hosts.tell_streamlit()
    open_files.raise_limit()
    sockets.send_at_once()
    sockets.send_together()
    stopped = Event()
    loading = Thread(target=_load_ahead, args=(stopped,), daemon=True)
    loading.start()
    yield
    stopped.set()
    await to_thread(loading.join, STOP_SECONDS)


def _load_ahead(stopped: Event) -> None:
    frontend.asked.wait(BROWSER_SECONDS)
    try:
        from lstdash.views import ahead

        ahead.load(stopped)
    except Exception:  # the pages load it themselves, and what is due is deleted all the same
        log.exception("what pages need could not be loaded ahead")
    if not stopped.is_set():
        daily.keep_promises(stopped)


def show_error(error: Exception) -> bool:
    """Show an error in Swedish; imported when needed, as it needs much."""
    from lstdash.views import error_box

    return error_box.show_error(error)


app = st.App(
    "pages/frame.py",
    middleware=[
        Middleware(html.SwedishHtml),
        Middleware(hosts.OwnHost),
        Middleware(own_machine.OwnMachine),
        Middleware(inner_routes.InnerRoutes),
        Middleware(login.LoginRoutes),
        Middleware(frontend.FromMemory),
        Middleware(steering.DeviceCookie),
    ],
    routes=[
        *(html.routes() + health.routes() + emergency.routes()),
        *(files.routes() + panels.routes() + steering.routes() + phones.routes()),
    ],
    on_script_error=show_error,
    lifespan=lifespan,
)
