"""What our own routes have in common: a question from a page of ours, and an answer in JSON with Swedish errors."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse

from lstdash.database.faults import Unavailable
from lstdash.errors import UserError


async def own_json(request: Request, longest: int) -> dict[str, Any] | JSONResponse:
    """Return the object that a page of ours has sent, at most so many bytes; else the refusal to answer with."""
    if not _is_own(request):
        return refusal("Begäran kom från en annan webbplats.", 403)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > longest:
            return refusal("Begäran är för lång.", 413)
    try:
        sent = json.loads(body)
    except ValueError:
        sent = None
    return sent if isinstance(sent, dict) else refusal("Begäran går inte att läsa.", 400)


def refusal(what: str, status: int) -> JSONResponse:
    """Say in Swedish what was wrong."""
    return JSONResponse({"fel": what}, status, headers=NOT_KEPT)


def refused(error: UserError) -> JSONResponse:
    """Say what went wrong and what to do: 503 when the store does not answer, else 403."""
    return refusal(f"{error.what} {error.action}".strip(), 503 if isinstance(error, Unavailable) else 403)


def _is_own(request: Request) -> bool:
    """JSON from our own origin: another site can neither send that type nor that Origin."""
    origin = urlsplit(request.headers.get("origin", "")).netloc
    is_json = request.headers.get("content-type", "").startswith("application/json")
    return is_json and origin in ("", request.headers.get("host", ""))


NOT_KEPT = {"cache-control": "no-store"}
