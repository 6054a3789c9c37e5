"""Cookies of a workshop: a device's own, set when its page is fetched, and the right to steer, exchanged once.

The exchange is a POST that only a page of ours can make, so neither the secret nor the token stands in an address.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lstdash.answers.workshop_cookies import (
    DEVICE_COOKIE,
    DEVICE_DAYS,
    EXCHANGE_PATH,
    PAGES_WITH_DEVICE,
    new_device,
    steer_cookie,
)
from lstdash.errors import UserError

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
    from lstdash.answers.workshop_access import exchange  # the database library: not what a start should wait for

    if not _is_own(request):
        return JSONResponse({"fel": "Begäran kom från en annan webbplats."}, 403)
    body = await request.body()
    try:
        token = str(json.loads(body[:LONGEST_BODY])["token"])
    except (ValueError, KeyError, TypeError):
        return JSONResponse({"fel": "Begäran går inte att läsa."}, 400)
    try:
        cookie = await run_in_threadpool(exchange, token)
    except UserError as error:
        return JSONResponse({"fel": f"{error.what} {error.action}".strip()}, 403)
    response = JSONResponse({"workshop": cookie.workshop}, headers={"cache-control": "no-store"})
    seconds = int((cookie.expires_at - datetime.now(UTC)).total_seconds())
    value = _set_cookie(steer_cookie(cookie.workshop), cookie.token, seconds, _is_secure(request.scope))
    response.headers.append("set-cookie", value)
    return response


def _is_own(request: Request) -> bool:
    """JSON from our own origin: another site can neither send that type nor that Origin."""
    origin = urlsplit(request.headers.get("origin", "")).netloc
    is_json = request.headers.get("content-type", "").startswith("application/json")
    return is_json and origin in ("", request.headers.get("host", ""))


def _is_secure(scope: Scope) -> bool:
    forwarded = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
    return scope.get("scheme") == "https" or forwarded == b"https"


def _set_cookie(name: str, value: str, seconds: int, is_secure: bool) -> str:
    secure = "; Secure" if is_secure else ""
    return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
