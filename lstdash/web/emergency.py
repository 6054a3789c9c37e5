"""The local administrator's way in: a page of its own, without Streamlit, that works when no provider does."""

from __future__ import annotations

import logging
from html import escape
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from lstdash import clock
from lstdash.access import Actor
from lstdash.errors import UserError
from lstdash.login import emergency, journal, provider
from lstdash.views.site import PRODUCT
from lstdash.web.requests import NOT_KEPT, is_own_origin, is_secure

PATH = "/nodinloggning"
LONGEST_BODY = 1_000
WRONG = "Koden stämmer inte."
PAGE = """<!doctype html><html lang="sv"><meta charset="UTF-8" /><meta name="viewport" content="width=device-width">
<title>Nödinloggning – {product}</title>
<body style="font: 1rem/1.5 sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem">
<main><h1>Nödinloggning</h1><p>För den lokala administratören, när ingen inloggningstjänst svarar. Den gäller i en timme och
antecknas i loggen.</p><p role="alert">{said}</p><form method="post"><p><label for="kod">Nödkod</label><br>
<input id="kod" name="kod" type="password" autocomplete="off" required size="30"></p>
<p><button>Logga in</button></p></form></main>"""

log = logging.getLogger(__name__)


def routes() -> list[Route]:
    """Return the one route; whoever has the secret may use it, so it asks no role."""
    return [Route(PATH, _form, methods=["GET"]), Route(PATH, _enter, methods=["POST"])]


def _form(_request: Request) -> Response:
    return _page() if _is_there() else PlainTextResponse("Sidan finns inte.", 404, NOT_KEPT)


async def _enter(request: Request) -> Response:
    """Answer 303 to the first page with the cookie, 403 for a wrong code, 503 when the log cannot be written."""
    if not _is_there():
        return PlainTextResponse("Sidan finns inte.", 404, NOT_KEPT)
    origin = request.headers.get("origin", "")
    if not origin or not is_own_origin(origin, request.headers.get("host", "")):
        return PlainTextResponse("Begäran kom från en annan webbplats.", 403, NOT_KEPT)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_BODY:
            return PlainTextResponse("Begäran är för lång.", 413, NOT_KEPT)
    secret = parse_qs(body.decode("utf-8", "replace")).get("kod", [""])[0]
    if not emergency.matches(secret):
        log.warning("a wrong emergency code")
        return _page(WRONG, 403)
    try:
        await run_in_threadpool(_note)
    except UserError as error:
        return _page(f"{error.what} {error.action}", 503)
    response = RedirectResponse("./", 303, NOT_KEPT)
    seconds = int(emergency.LASTS.total_seconds())
    held = emergency.cookie(clock.now())
    response.set_cookie(emergency.COOKIE, held, max_age=seconds, secure=is_secure(request), httponly=True, samesite="strict")
    return response


def _note() -> None:
    who = Actor(frozenset({"administrator"}), is_login_on=True, name=emergency.ACCOUNT)
    with journal.noted(who, "logga-in", "nödinloggning"):
        pass


def _is_there() -> bool:
    return provider.is_on() and emergency.is_set()


def _page(said: str = "", status: int = 200) -> Response:
    return HTMLResponse(PAGE.format(product=escape(PRODUCT), said=escape(said)), status, NOT_KEPT)
