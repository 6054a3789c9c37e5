"""Start the dashboard: for oneself, for a room of phones, or as several servers that share the visitors."""

from __future__ import annotations

from typing import Annotated

import typer

from lstdash.cli import refresh, screen
from lstdash.database import engine
from lstdash.errors import UserError
from lstdash.web import own_address, replicas, serve

FEWEST, MOST = 2, 64


def starta(
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="Porten den lyssnar på.")] = serve.PORT,
    room: Annotated[
        bool, typer.Option("--natverk", help="Öppna för det lokala nätet, så att deltagarnas telefoner når en workshop.")
    ] = False,
    copies: Annotated[
        int | None,
        typer.Option("--kopior", metavar="N", min=FEWEST, max=MOST, help="Så många servrar bakom nginx, med PostgreSQL."),
    ] = None,
) -> None:
    """Starta instrumentpanelen, och publicera först om inget är publicerat."""
    own_address.check()
    if copies:
        _several(port, room, copies)
        return
    url = serve.public_url(port) if room else f"http://{serve.OWN}:{port}"
    serve.require_free(serve.ANYWHERE if room else serve.OWN, port)
    refresh.publicera(only_if_missing=True)
    screen.say(serve.room_notice(url) if room else serve.notice(url))
    serve.serve(port, url if room else "")
    screen.say("\nStoppad.")
    serve.hush()


def _several(port: int, room: bool, copies: int) -> None:
    address = serve.ANYWHERE if room else serve.OWN
    replicas.require_possible(address, port, copies)
    _require_shared_store()
    refresh.publicera(only_if_missing=True)
    url = serve.public_url(port) if room else own_address.given() or f"http://{serve.OWN}:{port}"
    screen.say(f"Startar {copies} servrar och nginx ...")
    replicas.serve_all(address, port, copies, url, screen.say)
    screen.say("\nStoppade.")


def _require_shared_store() -> None:
    """Migrate the store before the servers do. Raises UserError for a file, and when the database does not answer."""
    if not engine.is_shared():
        raise UserError(
            "Flera servrar delar en databas, och en fil räcker inte till det.",
            engine.VARIABLE,
            "postgresql://ANVÄNDARE@VÄRD/DATABAS",
            "en SQLite-fil",
            "Ange en PostgreSQL-databas, eller starta en enda server: make run. Hur man gör står i docs/flera-servrar.md.",
        )
    engine.open_store().close()
