"""What our own routes have in common: a question from a page of ours, and an answer in JSON with Swedish errors."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse

from lstdash import undocumented
from lstdash.database.faults import Unavailable
from lstdash.errors import UserError
from lstdash.login import provider
from lstdash.web import own_address


async def own_json(request: Request, longest: int) -> dict[str, Any] | JSONResponse:
    """Return the object that a page of ours has sent, at most so many bytes; else the refusal to answer with.

    A number longer than Python reads, brackets nested deeper than it follows and half a character are no JSON of ours.
    """
    if not _is_own(request):
        return refusal("Begäran kom från en annan webbplats.", 403)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > longest:
            return refusal("Begäran är för lång.", 413)
    try:
        sent = json.loads(body)
        json.dumps(sent, ensure_ascii=False).encode()  # half a surrogate pair can be read, but never be kept
    except (ValueError, RecursionError):
        sent = None
    return sent if isinstance(sent, dict) else refusal("Begäran går inte att läsa.", 400)


def refusal(what: str, status: int) -> JSONResponse:
    """Say in Swedish what was wrong."""
    return JSONResponse({"fel": what}, status, headers=NOT_KEPT)


def refused(error: UserError) -> JSONResponse:
    """Say what went wrong and what to do: 503 when the store does not answer, else 403."""
    return refusal(f"{error.what} {error.action}".strip(), 503 if isinstance(error, Unavailable) else 403)


def _is_own(request: Request) -> bool:
    """JSON from our own origin: another site can neither send that type nor that Origin, and `null` is nobody's."""
    is_json = request.headers.get("content-type", "").startswith("application/json")
    return is_json and is_own_origin(request.headers.get("origin", ""), request.headers.get("host", ""))


def is_own_origin(origin: str, host: str) -> bool:
    """Return whether an Origin header is this server's: none at all, the address asked for, or one that it is given."""
    if not origin:
        return True
    netloc = own_address.netloc(origin)
    return bool(netloc) and netloc in (host.lower(), *map(own_address.netloc, own_addresses()))


def own_addresses() -> list[str]:
    """Return the addresses that this server is given: LSTDASH_PUBLIC_URL, and where the login sends people back to."""
    login = undocumented.login_origin() if provider.is_on() else ""
    return [one for one in (own_address.given(), login) if one]


def is_secure(connection: HTTPConnection) -> bool:
    """Return whether the browser comes over TLS: so the address says that the server is given, or the first of the proxies on
    the way; or it came here by itself. A proxy that says nothing, or what it heard itself, makes no cookie go in the clear.
    """
    first = connection.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    is_given = any(one.lower().startswith("https:") for one in own_addresses())
    return is_given or connection.scope["scheme"] in ("https", "wss") or first == "https"


NOT_KEPT = {"cache-control": "no-store"}
