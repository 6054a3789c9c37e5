"""A panel tells where its thumb rests, and the answers there are made before it is let go (lstdash/views/foresight.py).

A plain request, answered at once with nothing: it starts no page run, and a panel that hears nothing goes on as before.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from lstdash.panel import RESTING
from lstdash.web.guard import Guarded
from lstdash.web.requests import NOT_KEPT, own_json, refusal

LONGEST_BODY = 10_000


def routes() -> list[Guarded]:
    """Return the one route."""
    return [Guarded(RESTING, _resting, "lasa", ["POST"])]


async def _resting(request: Request) -> Response:
    """Answer 204 when the request can be read, else 4xx. It comes from a browser: the page's own sliders check each value."""
    sent = await own_json(request, LONGEST_BODY)
    if isinstance(sent, JSONResponse):
        return sent
    page, codes = sent.get("page"), sent.get("set")
    if not (isinstance(page, str) and isinstance(codes, dict)):
        return refusal("Begäran går inte att läsa.", 400)
    from lstdash.views import foresight  # the tables: not what a start should wait for

    foresight.ask(page, {name: str(code) for name, code in codes.items()})
    return Response(status_code=204, headers=NOT_KEPT)
