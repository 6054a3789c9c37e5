"""Is the browser on the machine that the server runs on? Decided from the connection itself, before anything else sees it.

All of it must hold: the socket's other end is this machine, nothing says that the request was passed on, it was sent to
localhost by name and from a page of it, and the server is given no public address and has no replicas. Without a login files
are taken from such a browser alone; with one, from whoever may publish.
"""

from __future__ import annotations

import os
import re
from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lstdash.access import allowed
from lstdash.login import provider
from lstdash.views.who import HEADER, TOKEN
from lstdash.web import guard

UPLOADS = "/_stcore/upload_file"
PASSED_ON = re.compile(rb"forwarded|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-original-.*|true-client-ip|cf-.*|via")
HOSTS = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)
ORIGIN = re.compile(rb"https?://" + HOSTS.pattern, re.IGNORECASE)  # of the page: a bare proxy renames the host, not this
OPEN_TO_OTHERS = ("LSTDASH_PUBLIC_URL", "LSTDASH_REPLICAS")  # a server with either is meant for others
REFUSED = "Filer tas bara emot från den dator som servern körs på. Använd kommandot publicera."
REFUSED_WITH_LOGIN = "Filer tas bara emot från den som är inloggad och får publicera."


class OwnMachine:
    """Middleware: mark the requests of the server's own machine for the pages, and let files in from those alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        is_own = is_own_machine(scope)
        marked = _marked(scope, is_own)
        if scope["type"] == "http" and UPLOADS in scope["path"] and not allowed(guard.actor(marked), "publicera", "update"):
            refused = REFUSED_WITH_LOGIN if provider.is_on() else REFUSED
            await PlainTextResponse(refused, 403)(scope, receive, send)
            return
        await self.app(marked, receive, send)


def is_own_machine(scope: Scope) -> bool:
    """Return whether a connection comes straight from a browser on this machine."""
    if any(os.environ.get(name, "").strip() for name in OPEN_TO_OTHERS):
        return False
    names = [name.lower() for name, _ in scope["headers"]]
    hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
    origins = [value for name, value in scope["headers"] if name.lower() == b"origin"]
    is_direct = not any(PASSED_ON.fullmatch(name) for name in names) and all(map(ORIGIN.fullmatch, origins))
    return is_direct and _is_loopback(scope) and len(hosts) == 1 and bool(HOSTS.fullmatch(hosts[0]))


def _is_loopback(scope: Scope) -> bool:
    try:
        peer = ip_address((scope.get("client") or ("", 0))[0])
    except ValueError:
        return False
    mapped = getattr(peer, "ipv4_mapped", None)
    return bool((mapped or peer).is_loopback)


def _marked(scope: Scope, is_own: bool) -> Scope:
    name = HEADER.encode()
    headers = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    return {**scope, "headers": [*headers, (name, TOKEN.encode())] if is_own else headers}
