"""Files to take along, by the links that a page draws (lstdash/views/downloads.py): built when asked for, a few at a time."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lstdash.errors import UserError
from lstdash.views import shelf
from lstdash.views.shelf import File
from lstdash.web import lanes
from lstdash.web.guard import Guarded
from lstdash.web.requests import NOT_KEPT

GONE = "Filen finns inte kvar. Gå tillbaka, läs in sidan igen och hämta filen på nytt."
BUSY = "Många hämtar filer just nu. Vänta en halv minut, gå tillbaka och hämta filen igen."
RETRY_SECONDS = 30
FAILED = "Filen kunde inte skapas. Gå tillbaka och försök igen; felet är antecknat i serverns logg."

log = logging.getLogger(__name__)


def routes() -> list[Guarded]:
    """Return the one route."""
    return [Guarded(f"{shelf.FILES}/{{shelf}}/{{place}}", _file, "hamta")]


async def _file(request: Request) -> Response:
    """Build and send one file, after those already waiting; what went wrong is told in Swedish."""
    found = shelf.take(request.path_params["shelf"], request.path_params["place"])
    if found is None:
        return PlainTextResponse(GONE, 404, NOT_KEPT)
    if found.mime == shelf.HTML:
        return _built(found)
    try:
        return await lanes.exports.run(request, lambda: _built(found))
    except lanes.Full:
        return PlainTextResponse(BUSY, 503, NOT_KEPT | {"retry-after": str(RETRY_SECONDS)})
    except lanes.Left:
        return PlainTextResponse(GONE, 499, NOT_KEPT)  # nobody reads it


def _built(found: File) -> Response:
    try:
        built = found.build()
    except UserError as error:
        return PlainTextResponse(str(error), 503, NOT_KEPT)
    except Exception:
        log.exception("could not build %s", found.name)
        return PlainTextResponse(FAILED, 500, NOT_KEPT)
    sent_as = {"content-disposition": f'attachment; filename="{found.name}"'}
    return Response(built, media_type=found.mime, headers=NOT_KEPT | sent_as)
