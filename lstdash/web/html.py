"""The page that Streamlit serves, made Swedish and locked down.

Streamlit has no setting for the page's language, title or security headers, so the one HTML page it
sends is rewritten on its way out. `script-src` names the hash of Streamlit's only inline script.
"""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lstdash.charts import LIBRARY
from lstdash.panel import PLOTLY
from lstdash.undocumented import IN_BROWSER
from lstdash.views import browser
from lstdash.views.site import PRODUCT
from lstdash.web import frontend, packed
from lstdash.web.requests import is_secure

STATIC = Path(__file__).parent / "static"
FAILED = "Något gick fel i servern. Försök igen; felet är antecknat i serverns logg."
log = logging.getLogger(__name__)
NOSCRIPT = "Instrumentpanelen behöver JavaScript. Slå på det i webbläsaren och läs in sidan igen."


def inline_script_hash(html: str) -> str:
    """Return the CSP source of the page's only inline script; ValueError if there is not exactly one."""
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    if len(scripts) != 1:
        raise ValueError(f"expected one inline script in Streamlit's index.html, found {len(scripts)}")
    digest = sha256(scripts[0].encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def index_html() -> str:
    """Return Streamlit's own start page."""
    return (IN_BROWSER / "index.html").read_text(encoding="utf-8")


def content_security_policy(script_hash: str) -> str:
    """Return the policy: everything from this server, nothing from elsewhere."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {script_hash}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def swedish(html: str, draws: str = "") -> str:
    """Return the start page in Swedish, with our script and style first in its head, and what the page draws with."""
    replacements = {
        '<html lang="en">': '<html lang="sv">',
        "<title>Streamlit</title>": f"<title>{PRODUCT}</title>",
        '<meta charset="UTF-8" />': f'<meta charset="UTF-8" />{_draws(draws)}{_head()}',
        "./favicon.png": _address("favicon.svg"),
        "You need to enable JavaScript to run this app.": NOSCRIPT,
    }
    for old, new in replacements.items():
        html = html.replace(old, new, 1)
    return frontend.preloaded(html)


def _draws(program: str) -> str:
    """Tell our script what to get when the page's own programs are here: the page says it much later."""
    return f'<meta name="draws" content="{escape(program)}" />' if program else ""


@cache
def _head() -> str:
    style, *scripts = map(_address, ("sv.css", "texts.js", "sv.js"))
    return f'<link rel="stylesheet" href="{style}" />' + "".join(f'<script src="{script}"></script>' for script in scripts)


class SwedishHtml:
    """Middleware: rewrite the HTML page and put the security headers on every response, one about a fault included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "content-security-policy": content_security_policy(inline_script_hash(index_html())),
            "x-content-type-options": "nosniff",
            "x-frame-options": "SAMEORIGIN",
            "referrer-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=()",
            "cross-origin-opener-policy": "same-origin",
        }
        self.over_tls = self.headers | {"strict-transport-security": f"max-age={365 * 24 * 60 * 60}"}  # RFC 6797, section 6.1

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        encoding = packed.chosen(Headers(scope=scope).get("accept-encoding", ""))
        headers = self.over_tls if is_secure(HTTPConnection(scope)) else self.headers
        answer = _Rewriter(send, headers, encoding, browser.drawn_with(scope["path"]))
        try:
            await self.app(_uncompressed(scope), receive, answer)
        except Exception:
            log.exception("no answer to %s %s", scope["method"], scope["path"])
            if answer.is_begun:
                raise  # the rest cannot be told; the server hangs up
            await PlainTextResponse(FAILED, 500, {"cache-control": "no-store"})(
                scope, receive, _Rewriter(send, headers, encoding)
            )


def _uncompressed(scope: Scope) -> Scope:
    """Ask for a page's whole, uncompressed body: a gzipped or not-modified page cannot be rewritten.

    What is fetched ahead is asked for as a page is (Fetch standard, Accept); a browser also says what it is for.
    """
    asked = dict(scope["headers"])
    if b"text/html" not in asked.get(b"accept", b"") or asked.get(b"sec-fetch-dest", b"document") == b"empty":
        return scope
    unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in unwanted]}


class _Rewriter:
    """Hold an HTML response back until it is whole, then send it rewritten and packed; pass everything else on."""

    def __init__(self, send: Send, headers: dict[str, str], encoding: str, draws: str = "") -> None:
        self.send, self.headers, self.encoding, self.draws = send, headers, encoding, draws
        self.start: Message | None = None
        self.is_begun = False  # something has been sent
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.update(self.headers)
            if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
                self.start = message
                return
        if self.start is None:
            self.is_begun = True
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._send_rewritten(self.start)

    async def _send_rewritten(self, start: Message) -> None:
        body = packed.page(swedish(self.body.decode(), self.draws).encode(), self.encoding)
        headers = MutableHeaders(raw=start["headers"])
        headers.add_vary_header("accept-encoding")
        if self.encoding:
            headers["content-encoding"] = self.encoding
        if "content-length" in headers and self.body:
            headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def routes() -> list[Route]:
    """Return one route per file in `static/`, and Plotly's own; nothing else can be asked for."""
    own = [Route(f"/sv/{path.name}", _file(path)) for path in sorted(STATIC.iterdir())]
    return [*own, Route(PLOTLY, _file(LIBRARY))]


def _file(path: Path) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        """An address with a version or a checksum in it may be kept."""
        return packed.respond(path, request.headers, packed.NAMED if request.url.query else packed.ASKED_AGAIN)

    return respond


def _address(name: str) -> str:
    """Return where a file of ours is, relative as Streamlit's own links, so that a base path in front keeps working."""
    return f"./sv/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
