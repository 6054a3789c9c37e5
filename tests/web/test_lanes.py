"""Files wait for files, votes for votes; beyond the queue one is told to come back, and who leaves is taken out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from lstdash.views import shelf
from lstdash.web import files, lanes


class Reader:
    """A request whose reader stays until it leaves."""

    def __init__(self) -> None:
        self.left = asyncio.Event()
        self.request = Request({"type": "http", "headers": []}, self._receive)

    async def _receive(self) -> dict[str, str]:
        await self.left.wait()
        return {"type": "http.disconnect"}


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.001)


def run(scene: Callable[[], Awaitable[None]]) -> None:
    async def bounded() -> None:
        await asyncio.wait_for(scene(), 30)

    asyncio.run(bounded())


def test_beyond_the_queue_one_is_told_at_once() -> None:
    async def scene() -> None:
        queue, gate = lanes.Queue(1, 1), threading.Event()
        waiting = [asyncio.create_task(queue.run(Reader().request, gate.wait)) for _ in range(2)]
        await until(lambda: queue.inside == 2)
        with pytest.raises(lanes.Full):
            await queue.run(Reader().request, gate.wait)
        gate.set()
        assert await asyncio.gather(*waiting) == [True, True]
        assert queue.inside == 0 and await queue.run(Reader().request, lambda: "room again") == "room again"

    run(scene)


def test_two_files_are_built_and_twenty_wait() -> None:
    assert (lanes.FILES_AT_ONCE, lanes.FILES_WAITING, lanes.exports.most) == (2, 20, 22)


def test_nothing_is_built_for_a_reader_who_left_while_waiting() -> None:
    async def scene() -> None:
        queue, gate, built, leaver = lanes.Queue(1, 5), threading.Event(), list[str](), Reader()
        first = asyncio.create_task(queue.run(Reader().request, gate.wait))
        await until(lambda: queue.inside == 1)
        second = asyncio.create_task(queue.run(leaver.request, lambda: built.append("for nobody")))
        await until(lambda: queue.inside == 2)
        leaver.left.set()
        with pytest.raises(lanes.Left):
            await second
        assert queue.inside == 1, "the place is free before the first is done"
        gate.set()
        await first
        assert built == []

    run(scene)


def test_votes_are_counted_while_every_file_thread_is_taken() -> None:
    async def scene() -> None:
        queue, votes, gate = lanes.Queue(2, 100), lanes.Lane(2), threading.Event()
        pictures = [asyncio.create_task(queue.run(Reader().request, gate.wait)) for _ in range(45)]
        await until(lambda: queue.inside == 45)
        assert await asyncio.gather(*(votes.do(lambda: "counted") for _ in range(60))) == ["counted"] * 60
        gate.set()
        await asyncio.gather(*pictures)

    run(scene)


def test_a_fault_of_the_work_is_told_as_it_is() -> None:
    async def scene() -> None:
        with pytest.raises(ZeroDivisionError):
            await lanes.Queue(1, 1).run(Reader().request, lambda: 1 // 0)

    run(scene)


def test_a_full_queue_is_a_calm_answer_in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    own = shelf.Shelf()
    address = own.put("a.csv", shelf.File("a.csv", "text/csv", lambda: b"x")).removeprefix(".")
    monkeypatch.setattr(lanes, "exports", lanes.Queue(0, 0))
    with TestClient(Starlette(routes=files.routes())) as client:
        told = client.get(address)
    assert (told.status_code, told.text, told.headers["retry-after"]) == (503, files.BUSY, "30")
