"""Streamlit's own routes under the same rule as ours: each asks an action, and what no page needs is not there.

Uploads are asked for in `own_machine.py`; here they are counted, as Streamlit keeps every file in memory until its tab is gone.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lstdash import undocumented
from lstdash.access import allowed
from lstdash.web import guard
from lstdash.web.own_machine import UPLOADS
from lstdash.web.requests import NOT_KEPT

METRICS, MEDIA, PARTS = "/_stcore/metrics", "/media/", "/_stcore/bidi-components/"
BROWSER_FILES = (".js", ".css")  # all that a browser needs of a package's folder
MEGABYTE = 1_000_000
MOST_UPLOADED = 200 * MEGABYTE  # of all tabs together
GONE = "Sidan finns inte."
NOT_LOGGED_IN = "Logga in för att läsa."


class InnerRoutes:
    """Middleware, after `OwnMachine`: answer for the routes that are not for everybody, and pass everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming = 0  # bytes of files that are on their way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _answer(scope, self.coming) if scope["type"] == "http" else None
        if answer or not _is_file(scope):
            await (answer or self.app)(scope, receive, send)
            return
        length = int(Headers(scope=scope)["content-length"])
        self.coming += length
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming -= length


def _is_file(scope: Scope) -> bool:
    return scope["type"] == "http" and UPLOADS in scope["path"] and scope["method"] == "PUT"


def _answer(scope: Scope, coming: int) -> Response | None:
    path = scope["path"]
    if METRICS in path and not allowed(guard.actor(scope), "logg"):
        return PlainTextResponse(GONE, 404, NOT_KEPT)
    if PARTS in path and not path.endswith(BROWSER_FILES):
        return PlainTextResponse(GONE, 404, NOT_KEPT)
    if MEDIA in path and not allowed(guard.actor(scope), "lasa"):
        return PlainTextResponse(NOT_LOGGED_IN, 403, NOT_KEPT)
    if _is_file(scope):
        return _full(Headers(scope=scope).get("content-length", ""), coming)
    return None


def _full(length: str, coming: int) -> Response | None:
    """Refuse a file that does not say its length, or that does not fit beside those that open tabs have sent or are sending."""
    if not (length.isascii() and length.isdigit() and len(length) < 12):
        return PlainTextResponse("Filens längd saknas.", 411, NOT_KEPT)
    if undocumented.uploaded_bytes() + coming + int(length) <= MOST_UPLOADED:
        return None
    from lstdash import formats  # Swedish notation: not what a start should wait for

    most = formats.decimal(MOST_UPLOADED // MEGABYTE)
    said = f"Öppna sidor har redan lämnat filer på nära {most} MB. Stäng dem som är klara, eller använd kommandot publicera."
    return PlainTextResponse(said, 413, NOT_KEPT)
