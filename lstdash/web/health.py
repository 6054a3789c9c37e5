"""Is the server well? Asked by what watches over it; answered by doing what a vote and a page need, not by being there."""

from __future__ import annotations

from anyio import move_on_after
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lstdash import clock
from lstdash.errors import UserError
from lstdash.web import lanes
from lstdash.web.requests import NOT_KEPT

PATH = "/halsa"
PATIENCE_SECONDS = 3.0
WELL = "svarar"
LOCK_SECONDS = 2.0  # that another may hold the store: so that it can still be told within our patience
ASKED = "-- column: one INTEGER\nselect 1 as one"  # of every engine: its columns declared, as of every text


def routes() -> list[Route]:
    """Return the one route; it says nothing of what is kept, so it asks no role."""
    return [Route(PATH, _health)]


async def _health(_request: Request) -> Response:
    """Answer 200 when published figures and the store of votes answer in time, else 503; each says how it is."""
    found = dict.fromkeys(("uppgifter", "lager"), "svarar inte i tid")
    with move_on_after(PATIENCE_SECONDS):
        await lanes.votes.do(lambda: _ask(found), abandon=True)
    is_well = all(said == WELL for said in found.values())
    waiting = max(0, lanes.exports.inside - lanes.FILES_AT_ONCE)
    return JSONResponse(found | {"filer i kö": waiting}, 200 if is_well else 503, headers=NOT_KEPT)


def _ask(found: dict[str, str]) -> None:
    found["uppgifter"] = _figures()
    found["lager"] = _store()


def _figures() -> str:
    from lstdash import store  # the tables: not what a start should wait for

    try:
        store.run(ASKED, store.current_version())
    except UserError as error:
        return error.what
    return WELL


def _store() -> str:
    """Write as a vote does, and leave nothing: what only reads is well on a full disk, a locked file and a standby."""
    from lstdash.database import limits  # the database library: not what a start should wait for
    from lstdash.database.engine import open_store

    try:
        with open_store().write(lock_seconds=LOCK_SECONDS) as connection:
            limits.count_and_forget(connection, clock.now())
    except UserError as error:
        return error.what
    return WELL
