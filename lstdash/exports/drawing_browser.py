"""A Chromium kept running between pictures: to start one takes seconds, to draw in one that runs a part of a second.

It lives on an event loop of its own, is started by the first picture, draws one at a time, and is ended when nothing has been
drawn for a while or the program ends. One that fails is ended too, and the next picture starts another. Nothing is fetched:
MathJax is off, plotly.js is ours, and the browser's proxy leads nowhere.
"""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock, Thread
from typing import Any, TypeVar

from lstdash.charts import LIBRARY

T = TypeVar("T")
Draw = Callable[[Any], Awaitable[T]]
NOWHERE = "127.0.0.1:9"
TIMEOUT_SECONDS = 60
REST_SECONDS = 300.0  # an idle Chromium holds 0.2 GB
ENDING_SECONDS = 5.0


class DrawingBrowser:
    """At most one browser; any thread may ask it to draw."""

    def __init__(self, rest_seconds: float = REST_SECONDS) -> None:
        self.rest_seconds = rest_seconds
        self._loop: asyncio.AbstractEventLoop | None = None
        self._starting, self._turn = Lock(), asyncio.Lock()
        self._kaleido: Any = None
        self._path = ""
        self._rest: asyncio.Task[None] | None = None

    def run(self, path: str, draw: Draw[T]) -> T:
        """Let a job draw in the browser at `path`, after those already waiting; whatever goes wrong is raised."""
        return self._do(self._drawn(path, draw)).result()

    def end(self) -> None:
        """End the browser, if one is running."""
        if self._loop is not None:
            with suppress(Exception):
                self._do(self._close()).result(ENDING_SECONDS)

    def _do(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                Thread(target=self._loop.run_forever, name="drawing-browser", daemon=True).start()
                atexit.register(self.end)
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _drawn(self, path: str, draw: Draw[T]) -> T:
        async with self._turn:
            if self._rest:
                self._rest.cancel()
            try:
                return await asyncio.wait_for(self._draw(path, draw), TIMEOUT_SECONDS)
            except BaseException:
                await self._close()
                raise
            finally:
                self._rest = asyncio.create_task(self._close_later())

    async def _draw(self, path: str, draw: Draw[T]) -> T:
        if self._kaleido is None or self._path != path:
            await self._close()
            self._kaleido, self._path = await _opened(path), path
        return await draw(self._kaleido)

    async def _close_later(self) -> None:
        await asyncio.sleep(self.rest_seconds)
        async with self._turn:
            await self._close()

    async def _close(self) -> None:
        kaleido, self._kaleido = self._kaleido, None
        if kaleido is not None:
            with suppress(Exception):  # it may be the reason
                await kaleido.close()


async def _opened(path: str) -> Any:
    from kaleido import Kaleido, PageGenerator  # type: ignore[import-untyped]  # 0.2 s: only those who ask for a picture wait

    page = PageGenerator(plotly=(LIBRARY.as_uri(), "utf-8"), mathjax=False)
    kaleido = Kaleido(n=1, path=path, timeout=TIMEOUT_SECONDS, proxy_server=NOWHERE, page_generator=page)
    await kaleido.open()
    return kaleido
