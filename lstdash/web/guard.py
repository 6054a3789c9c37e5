"""Every route of ours says which action it is, and nobody gets past it who may not: the pages' rule, asked of the request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from inspect import iscoroutinefunction
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from lstdash import access
from lstdash.access import Action, Actor
from lstdash.errors import UserError
from lstdash.login import provider, session
from lstdash.login.asking import Asking
from lstdash.views.who import HEADER, TOKEN
from lstdash.web.requests import NOT_KEPT, refused

Endpoint = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]


class Guarded(Route):
    """A route that only those reach who may do its action; the others are told why, in Swedish.

    One that writes asks the provider again. Scores need no login, and so are asked for none.
    """

    def __init__(
        self,
        path: str,
        endpoint: Endpoint,
        action: Action,
        methods: Sequence[str] = ("GET",),
        *,
        is_write: bool = False,
    ) -> None:
        self.action = action

        async def asked(request: Request) -> Response:
            try:
                access.require(actor(request.scope), action)
                if is_write and provider.is_on():
                    await run_in_threadpool(_asking(request).require, action)
            except UserError as error:
                return _told(request, error)
            return await _answer(endpoint, request)

        super().__init__(path, asked, methods=list(methods))


def actor(scope: Scope) -> Actor:
    """Return who sends a request, after `OwnMachine` has marked it."""
    connection = HTTPConnection(scope)
    if not provider.is_on():
        return Actor(is_at_server=connection.headers.get(HEADER) == TOKEN)
    return session.actor_of(_asking(connection).session())


def _asking(connection: HTTPConnection) -> Asking:
    return Asking(provider.said(connection.cookies), connection.cookies)


async def _answer(endpoint: Any, request: Request) -> Response:
    found: Response = await (endpoint(request) if iscoroutinefunction(endpoint) else run_in_threadpool(endpoint, request))
    return found


def _told(request: Request, error: UserError) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return PlainTextResponse(f"{error.what} {error.action}".strip(), 403, NOT_KEPT)
    return refused(error)
