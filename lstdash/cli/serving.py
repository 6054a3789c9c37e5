"""Start the dashboard: for oneself, or for a room of phones."""

from __future__ import annotations

from typing import Annotated

import typer

from lstdash.cli import refresh, screen
from lstdash.web import serve


def starta(
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="Porten den lyssnar på.")] = serve.PORT,
    room: Annotated[
        bool, typer.Option("--natverk", help="Öppna för det lokala nätet, så att deltagarnas telefoner når en workshop.")
    ] = False,
) -> None:
    """Starta instrumentpanelen, och publicera först om inget är publicerat."""
    url = serve.public_url(port) if room else f"http://{serve.OWN}:{port}"
    serve.require_free(serve.ANYWHERE if room else serve.OWN, port)
    refresh.publicera(only_if_missing=True)
    screen.say(serve.room_notice(url) if room else serve.notice(url))
    serve.serve(port, url if room else "")
    screen.say("\nStoppad.")
    serve.hush()
