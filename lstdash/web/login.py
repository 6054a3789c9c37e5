"""Around Streamlit's own login routes: back to the page one came from, and a cookie that lasts as long as the login does.

Streamlit sends whoever has logged in to the first page, and its cookie lasts thirty days and goes over plain HTTP too. The
page that asked for the login stands in the browser's Referer, which our own policy lets it send to us alone.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import quote, unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lstdash import clock, undocumented
from lstdash.errors import UserError
from lstdash.login import emergency, ended, provider
from lstdash.login.settings import settings
from lstdash.web.requests import is_secure

_log = logging.getLogger(__name__)

START, OUT, END = "/auth/login", "/auth/logout", "/oauth2callback"
BACK = "lstdash_tillbaka"
BACK_SECONDS = 600
LONGEST = 2_000  # characters of an address
OURS = re.compile(r"/(?![/\\])[^\\\x00-\x20]*")  # a path of this server: neither another's name nor a header of its own


class LoginRoutes:
    """Middleware: keep the address through the login, and give the cookie the login's own age."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith((START, OUT, END)) or not provider.is_on():
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if scope["path"].endswith(OUT):
            await run_in_threadpool(_end, request)
        mend = next(one for path, one in MENDED.items() if scope["path"].endswith(path))

        async def mended(message: Message) -> None:
            if message["type"] == "http.response.start":
                mend(request, MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, mended)


def _remember(request: Request, headers: MutableHeaders) -> None:
    asked_from = urlsplit(request.headers.get("referer", ""))
    target = asked_from.path + (f"?{asked_from.query}" if asked_from.query else "")
    if f"{asked_from.scheme}://{asked_from.netloc}" == undocumented.login_origin() and _is_ours(target):
        _append(request, headers, quote(target, safe=""), BACK_SECONDS)


def _return(request: Request, headers: MutableHeaders) -> None:
    cookies = headers.getlist("set-cookie")
    if any(cookie.startswith(f"{undocumented.LOGIN_COOKIE}=") and "Max-Age=0" not in cookie for cookie in cookies):
        target = unquote(request.cookies.get(BACK, ""))
        if _is_ours(target):
            headers["location"] = target
        del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", _aged(request, cookie))
    _append(request, headers, "", 0)


def _leave(request: Request, headers: MutableHeaders) -> None:
    """Whoever logs out is no local administrator any longer either."""
    _append(request, headers, "", 0, emergency.COOKIE)


def _end(request: Request) -> None:
    """Whoever has copied the cookies is out, too; where that cannot be written down, this browser is out all the same."""
    now = clock.now()
    local = request.cookies if emergency.session(request.cookies, now) else {}  # one that we have signed
    try:
        ended.end(ended.marks(provider.said(request.cookies), local), now)
    except UserError as error:
        _log.warning("a login that is over could not be written down: %s", error.what)


def _aged(request: Request, cookie: str) -> str:
    seconds = int(settings().lasts.total_seconds())
    aged = cookie.replace(f"Max-Age={undocumented.LOGIN_SECONDS}", f"Max-Age={seconds}")
    return f"{aged}; Secure" if is_secure(request) and "; secure" not in aged.casefold() else aged


def _append(request: Request, headers: MutableHeaders, value: str, seconds: int, name: str = BACK) -> None:
    response = Response()
    response.set_cookie(name, value, max_age=seconds, secure=is_secure(request), httponly=True, samesite="lax")
    headers.append("set-cookie", response.headers["set-cookie"])


def _is_ours(target: str) -> bool:
    return len(target) <= LONGEST and OURS.fullmatch(target) is not None


MENDED = {START: _remember, OUT: _leave, END: _return}
