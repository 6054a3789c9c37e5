"""Cookies of a workshop: a device's own, set when its page is fetched, and the right to steer, exchanged once.

The exchange is a POST that only a page of ours can make, so neither the secret nor the token stands in an address.
"""

from __future__ import annotations

from http.cookies import SimpleCookie

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lstdash import clock
from lstdash.errors import UserError
from lstdash.questions.workshop.routes.cookies import (
    DEVICE_COOKIE,
    DEVICE_DAYS,
    EXCHANGE_PATH,
    PAGES_WITH_DEVICE,
    new_device,
    steer_cookie,
)
from lstdash.web.requests import NOT_KEPT, own_json, refused

LONGEST_BODY = 1_000
SECONDS_A_DAY = 24 * 60 * 60


def routes() -> list[Route]:
    """Return the route that exchanges a one-time token for the cookie that steers."""
    return [Route(EXCHANGE_PATH, _exchange, methods=["POST"])]


class DeviceCookie:
    """Middleware: a phone that fetches a workshop's page gets a cookie, so that a reload is the same person."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _wants_device(scope):
            await self.app(scope, receive, send)
            return
        value = _set_cookie(DEVICE_COOKIE, new_device(), DEVICE_DAYS * SECONDS_A_DAY, _is_secure(scope))

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(raw=message["headers"]).append("set-cookie", value)
            await send(message)

        await self.app(scope, receive, with_cookie)


def _wants_device(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].rstrip("/").endswith(PAGES_WITH_DEVICE):
        return False
    headers = dict(scope["headers"])
    known = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
    return b"text/html" in headers.get(b"accept", b"") and DEVICE_COOKIE not in known


async def _exchange(request: Request) -> Response:
    """Answer 200 with the workshop's id and the cookie, or 4xx with what is wrong in Swedish."""
    from lstdash.questions.workshop.answers.access import exchange  # the database library: not what a start should wait for

    sent = await own_json(request, LONGEST_BODY)
    if isinstance(sent, JSONResponse):
        return sent
    token = str(sent.get("token", ""))
    try:
        cookie = await run_in_threadpool(exchange, token)
    except UserError as error:
        return refused(error)
    response = JSONResponse({"workshop": cookie.workshop}, headers=NOT_KEPT)
    seconds = int((cookie.expires_at - clock.now()).total_seconds())
    value = _set_cookie(steer_cookie(cookie.workshop), cookie.token, seconds, _is_secure(request.scope))
    response.headers.append("set-cookie", value)
    return response


def _is_secure(scope: Scope) -> bool:
    forwarded = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
    return scope.get("scheme") == "https" or forwarded == b"https"


def _set_cookie(name: str, value: str, seconds: int, is_secure: bool) -> str:
    secure = "; Secure" if is_secure else ""
    return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
