"""Only requests to this server by a name of its own are served, and only pages of its own may write to it.

A name of another's that leads here would let that one's page read ours as its own. An address in figures cannot be such a name,
so those are served, this machine's names too, and the names in LSTDASH_PUBLIC_URL and in the login's settings. Refused before
Streamlit sees it: it would ask the network for this machine's outside address to answer whether an origin is its own.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lstdash import undocumented
from lstdash.web import own_address
from lstdash.web.requests import NOT_KEPT, is_own_origin, own_addresses, refusal

READS = ("GET", "HEAD", "OPTIONS")
STRANGER = "Adressen hör inte till den här servern. Den som driver den ställer in sin adress i LSTDASH_PUBLIC_URL."
OTHER_SITE = "Begäran kom från en annan webbplats."


class OwnHost:
    """Middleware: refuse a Host that is not ours (400), and a write or a session that another site's page asks for (403)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refusal(scope) if scope["type"] in ("http", "websocket") else None
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refused(scope, receive, send)


def is_ours(host: str) -> bool:
    """Return whether a Host header names this server."""
    found = own_address.HOST.fullmatch(host)
    name = found["name"].lower().rstrip(".") if found else ""
    return bool(name) and (_is_address(name) or name == "localhost" or name in _names())


def tell_streamlit() -> None:
    """Give Streamlit the public name, so that it knows our pages without asking the network, whatever it was started with:
    a proxy that names the server otherwise sends on where the page is from.
    """
    if name := next(filter(None, map(own_address.name, own_addresses())), ""):
        undocumented.set_address(name)


def _refusal(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not is_ours(hosts[0]):
        return _told(headers, STRANGER, 400)
    is_read = scope["type"] == "http" and scope["method"] in READS
    if not is_read and not is_own_origin(headers.get("origin", ""), hosts[0]):
        return _told(headers, OTHER_SITE, 403)
    return None


def _told(headers: Headers, what: str, status: int) -> Response:
    is_json = headers.get("content-type", "").startswith("application/json")  # as our own scripts ask
    return refusal(what, status) if is_json else PlainTextResponse(what, status, NOT_KEPT)


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _names() -> set[str]:
    own = socket.gethostname().lower()
    return {own, f"{own}.local", *map(own_address.name, own_addresses())}
