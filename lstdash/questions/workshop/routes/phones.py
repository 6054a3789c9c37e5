"""A phone's two questions during a workshop: is there anything new, and have my scores been counted?

Both are plain requests, so that sixty phones cost neither a page run for each tap nor one for each poll. Who asks is told
by the device's cookie; a participant is told of nobody else's scores before the reveal (`answers/vote.py`).
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from lstdash.errors import UserError
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, PHONE_PATHS
from lstdash.web import lanes
from lstdash.web.guard import Guarded
from lstdash.web.requests import NOT_KEPT, own_json, refusal, refused

UNREADABLE = "Begäran går inte att läsa."
LONGEST_BODY = 200_000  # every question of the largest workshop, several times over


def routes() -> list[Guarded]:
    """Return the two routes."""
    return [
        Guarded(PHONE_PATHS["news"], _news, "delta"),
        Guarded(PHONE_PATHS["scores"], _scores, "delta", ["POST"]),
    ]


async def _news(request: Request) -> Response:
    """Answer 204 when the phone shows the workshop's stage already, else 200 with what it shows now, or 403."""
    from lstdash.numbers import read, whole
    from lstdash.questions.workshop.answers import phone, vote  # the database library: not what a start should wait for

    asked = request.query_params
    found = whole(read(asked.get("stage", "")))
    stage = found if isinstance(found, int) and found >= 0 else -1
    try:
        shown = await lanes.votes.do(lambda: vote.news(asked.get("workshop", ""), _device(request), stage))
    except UserError as error:
        return refused(error)
    return JSONResponse(phone.message(shown), headers=NOT_KEPT) if shown else Response(status_code=204, headers=NOT_KEPT)


async def _scores(request: Request) -> Response:
    """Store what the phone sent and answer 200 with the number of its latest message, or 4xx with what is wrong.

    It comes from a browser: the store checks device, round, item, criterion and step.
    """
    from lstdash.questions.workshop.answers import vote

    sent = await own_json(request, LONGEST_BODY)
    if isinstance(sent, JSONResponse):
        return sent
    workshop, scores, number, at = (sent.get(name) for name in ("workshop", "scores", "round", "sent"))
    why = sent.get("why", {})
    if not (isinstance(workshop, str) and isinstance(scores, dict) and type(number) is int and type(at) is int):
        return refusal(UNREADABLE, 400)
    if not (isinstance(why, dict) and all(isinstance(text, str) for text in why.values())):
        return refusal(UNREADABLE, 400)

    def record() -> int:
        return vote.record(workshop, _device(request), scores, round_number=number, sent=at, why=why)

    try:
        latest = await lanes.votes.do(record)
    except UserError as error:
        return refused(error)
    return JSONResponse({"sent": latest}, headers=NOT_KEPT)


def _device(request: Request) -> str:
    return request.cookies.get(DEVICE_COOKIE, "")
