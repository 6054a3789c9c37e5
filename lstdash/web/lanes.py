"""Who waits for whom: votes and files have threads of their own, so that neither waits for the other nor for the pages.

Starlette does everything that is not asynchronous in one pool of forty threads; a picture takes seconds, and forty-five of them
left a room's votes without an answer for a minute and a half.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter, create_task_group, to_thread
from starlette.requests import Request

T = TypeVar("T")

VOTES_AT_ONCE = 16  # as many as the store has connections ready
FILES_AT_ONCE = 2
FILES_WAITING = 20


class Full(Exception):
    """So many wait already that one more had better come back."""


class Left(Exception):
    """Whoever asked is gone, and nothing was built."""


class Lane:
    """So many at once in threads of their own; nobody is turned away."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self._limiter: CapacityLimiter | None = None  # belongs to the server's loop, which is not there at import

    async def do(self, work: Callable[[], T], *, abandon: bool = False) -> T:
        """Do the work when it is its turn, and return what it gives; begun work is waited for unless it may be abandoned."""
        return await to_thread.run_sync(work, limiter=self._threads(), abandon_on_cancel=abandon)

    def _threads(self) -> CapacityLimiter:
        if self._limiter is None:
            self._limiter = CapacityLimiter(self.at_once)
        return self._limiter


class Queue:
    """So many at once, so many waiting behind them; one whose reader leaves is taken out."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.most = at_once + waiting
        self.inside = 0
        self._lane = Lane(at_once)

    async def run(self, request: Request, work: Callable[[], T]) -> T:
        """Do the work when it is its turn. Raises Full at once, and Left when the reader leaves before it has begun."""
        if self.inside >= self.most:
            raise Full
        self.inside += 1
        done: list[Callable[[], T]] = []
        try:
            async with create_task_group() as group:
                group.start_soon(_until_left, request, group.cancel_scope.cancel)
                done.append(await self._lane.do(lambda: _outcome(work)))  # cancelled while it waits, never once it has begun
                group.cancel_scope.cancel()
        finally:
            self.inside -= 1
        if not done:
            raise Left
        return done[0]()


def _outcome(work: Callable[[], T]) -> Callable[[], T]:
    """Do the work, and return what gives its result or raises its fault: a group of tasks would wrap it."""
    try:
        result = work()
    except Exception as error:
        return partial(_raise, error)
    return lambda: result


def _raise(error: Exception) -> Any:
    raise error


async def _until_left(request: Request, leave: Callable[[], None]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    leave()


votes = Lane(VOTES_AT_ONCE)
exports = Queue(FILES_AT_ONCE, FILES_WAITING)
