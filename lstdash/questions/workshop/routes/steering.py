"""Cookies of a workshop: a device's own, set when its page is fetched, and the right to steer, exchanged once.

The exchange is a POST that only a page of ours can make, so neither the secret nor the token stands in an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lstdash import clock
from lstdash.errors import UserError
from lstdash.login import journal
from lstdash.questions.workshop.routes.cookies import (
    DEVICE_COOKIE,
    DEVICE_DAYS,
    EXCHANGE_PATH,
    PAGES_WITH_DEVICE,
    steer_cookie,
)
from lstdash.web.guard import Guarded, actor
from lstdash.web.requests import NOT_KEPT, is_secure, own_json, refused

if TYPE_CHECKING:
    from lstdash.workshop.steering import Cookie

LONGEST_BODY = 1_000
SECONDS_A_DAY = 24 * 60 * 60


def routes() -> list[Guarded]:
    """Return the route that exchanges a one-time token for the cookie that steers."""
    return [Guarded(EXCHANGE_PATH, _exchange, "leda", ["POST"], is_write=True)]


class DeviceCookie:
    """Middleware: a phone that fetches a workshop's page gets a signed cookie, so that a reload is the same person."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_page_with_device(scope):
            await self.app(scope, receive, send)
            return
        if not (made := await run_in_threadpool(_cookie_for, Request(scope).cookies.get(DEVICE_COOKIE, ""))):
            await self.app(scope, receive, send)
            return
        response = Response()
        _set_cookie(response, Request(scope), DEVICE_COOKIE, made, DEVICE_DAYS * SECONDS_A_DAY)

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", response.headers["set-cookie"])
            await send(message)

        await self.app(scope, receive, with_cookie)


def _is_page_with_device(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].rstrip("/").endswith(PAGES_WITH_DEVICE):
        return False
    return "text/html" in Request(scope).headers.get("accept", "")


def _cookie_for(held: str) -> str:
    from lstdash.questions.workshop.answers.vote import cookie_for  # the database library: not what a start should wait for

    try:
        return cookie_for(held)
    except UserError:  # the store does not answer, as the page says itself
        return ""


async def _exchange(request: Request) -> Response:
    """Answer 200 with the workshop's id and the cookie, or 4xx with what is wrong in Swedish."""
    from lstdash.questions.workshop.answers.access import exchange  # the database library: not what a start should wait for

    sent = await own_json(request, LONGEST_BODY)
    if isinstance(sent, JSONResponse):
        return sent
    token, who = str(sent.get("token", "")), actor(request.scope)

    def noted() -> Cookie:
        with journal.noted(who, "leda", "en workshop") as changed:
            cookie = exchange(token)
            changed.resource, changed.after = f"workshop {cookie.workshop}", "styrs från den här webbläsaren"
        return cookie

    try:
        cookie = await run_in_threadpool(noted)
    except UserError as error:
        return refused(error)
    response = JSONResponse({"workshop": cookie.workshop}, headers=NOT_KEPT)
    seconds = int((cookie.expires_at - clock.now()).total_seconds())
    _set_cookie(response, request, steer_cookie(cookie.workshop), cookie.token, seconds)
    return response


def _set_cookie(response: Response, request: Request, name: str, value: str, seconds: int) -> None:
    """Set a cookie that no script can read, sent over TLS alone where the browser came that way."""
    response.set_cookie(name, value, max_age=seconds, secure=is_secure(request), httponly=True, samesite="lax")
