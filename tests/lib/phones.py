"""Participants without a browser: each has a websocket of its own to the real server, joins, and does what vote.js does.

They ask as often as the script, send one message at a time, and count a score only when the server has said that this very
message is stored. What the server tells a phone before the reveal is noted, so that a test can look at it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from httpx2 import AsyncClient, HTTPError, Limits
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.lib import devices

ASK_SECONDS = 0.5
RETRY_SECONDS = 2.0
BACK_SECONDS = 0.2  # before a browser that has lost its connection tries again
PATIENCE_SECONDS = 60.0
LEAVE_SECONDS = 20.0
JOIN_SECONDS = 0.1  # between two phones that join: a room does not scan its code in the same instant


@dataclass
class Phone:
    """One participant; `counted` is what the server has acknowledged, `first_sent` when each question was first answered.

    `strangers` are scores the server has told this phone of that it has not sent itself, and `leaks` results that it was
    told of before the reveal: there must be neither.
    """

    comes_back: bool = False  # as a browser does whose server has gone; otherwise that is a fault
    returns: int = 0
    counted: dict[str, int] = field(default_factory=dict)
    first_sent: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)  # from a tap until the phone says that it is counted
    round: int = 0
    result_at: float | None = None
    strangers: list[str] = field(default_factory=list)
    leaks: list[object] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)  # the kinds of elements that the page was drawn with
    shows: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pending: dict[str, tuple[int, float]] = {}
        self._own: dict[str, set[int]] = {}
        self._sent = 0
        self._again = False
        self._tapped = asyncio.Event()
        self._leaving = False
        self._page = ""
        self.device = ""  # its cookie, once it has fetched the page

    async def live(self, client: AsyncClient, address: str, code: str, after: float = 0.0) -> None:
        """Open the page after so many seconds, join, and stay until told to leave."""
        await asyncio.sleep(after)
        self._client, self._address = client, address
        self._query, self._url = f"kod={code}", f"{address}/rosta?kod={code}"
        self.device = await devices.fetched(client, self._url)
        async with asyncio.TaskGroup() as both:
            both.create_task(self._talk())
            await self._stay()
            while self.comes_back and not self._leaving:
                self.returns += 1
                await asyncio.sleep(BACK_SECONDS)
                await self._stay()

    async def _stay(self) -> None:
        """Show the page as long as the connection holds; where the phone comes back, one that is lost is no fault."""
        try:
            async with connect(
                f"{self._address.replace('http', 'ws', 1)}/_stcore/stream",
                origin=self._address,  # type: ignore[arg-type]
                subprotocols=["streamlit"],  # type: ignore[list-item]
                additional_headers={"Cookie": f"lstdash_enhet={self.device}"},
                max_size=None,
            ) as socket:
                self._socket: ClientConnection = socket
                await self._rerun()
                async for message in socket:
                    assert isinstance(message, bytes)
                    await self._hear(ForwardMsg.FromString(message))
        except (WebSocketException, OSError):
            if not self.comes_back:
                raise

    async def score(self, rng: random.Random, questions: int, pause: tuple[float, float]) -> None:
        """Answer the first questions, change some, send some twice, and wait until all of it is counted."""
        self.first_sent.clear()
        for name in self._questions()[:questions]:
            for value in [rng.randint(1, 5) for _ in range(rng.choice((1, 1, 1, 2)))]:
                self._pending[name] = (value, time.monotonic())
                self._own.setdefault(name, set()).add(value)
                self.first_sent.setdefault(name, time.monotonic())
                self._again = rng.random() < 0.1  # as a pad does that got no answer
                self._tapped.set()
                await asyncio.sleep(rng.uniform(*pause))
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._pending:
            assert time.monotonic() < deadline, f"{len(self._pending)} scores were never acknowledged"
            await asyncio.sleep(0.05)

    def _questions(self) -> list[str]:
        shown, between = self.shows, self.shows["separator"]
        return [f"{item['key']}{between}{one['key']}" for item in shown["items"] for one in shown["criteria"]]

    def leave(self) -> None:
        """Hang up when the request under way is answered: one cut off in the middle leaves a socket that nobody closes."""
        self._leaving = True
        self._tapped.set()

    async def _talk(self) -> None:
        """Send what is pending at once, else ask every half second: one thing at a time. Hang up when leaving."""
        while not self._leaving:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._tapped.wait(), ASK_SECONDS)
            self._tapped.clear()
            if self._leaving or not self.shows:
                continue
            try:
                await (self._send() if self._pending and self.shows["open"] else self._ask())
            except HTTPError:
                await asyncio.sleep(RETRY_SECONDS)
            if self._pending and self.shows["open"]:
                self._tapped.set()
        await self._socket.close()

    async def _ask(self) -> None:
        asked = {"workshop": self.shows["workshop"], "stage": self.shows["stage"]}
        answer = await self._client.get(self._path("news"), params=asked, headers=self._headers)
        if answer.status_code == 200:
            self._receive(answer.json())

    async def _send(self) -> None:
        self._sent += 1
        sent, taps = self._sent, dict(self._pending)
        told = {
            "workshop": self.shows["workshop"],
            "round": self.shows["round"],
            "sent": sent,
            "scores": {name: value for name, (value, _) in taps.items()},
        }
        for _ in range(1 + self._again):
            answer = await self._client.post(self._path("scores"), json=told, headers=self._headers)
        self._again = False
        if answer.status_code != 200:
            await self._ask()
            await asyncio.sleep(RETRY_SECONDS)
            return
        assert answer.json() == {"sent": sent}
        for name, (value, tapped) in taps.items():
            self.counted[name] = value
            if self._pending.get(name) == (value, tapped):
                del self._pending[name]
                self.waits.append(time.monotonic() - tapped)

    def _path(self, name: str) -> str:
        return f"{self._address}{self.shows['paths'][name]}"

    @property
    def _headers(self) -> dict[str, str]:
        return {"cookie": f"lstdash_enhet={self.device}", "origin": self._address}

    def _receive(self, shows: dict[str, Any]) -> None:
        if shows["round"] != self.round:
            for kept in (self._pending, self.counted, self._own):
                kept.clear()
        self.shows, self.round = {**self.shows, **shows}, shows["round"]
        self.strangers += [name for name, score in shows["scores"].items() if score not in self._own.get(name, ())]
        if shows["open"]:
            self.result_at = None
            self.leaks += [shows["result"]] if shows["result"] else []
        elif shows["result"] and self.result_at is None:
            self.result_at = time.monotonic()

    async def _rerun(self, *states: WidgetState) -> None:
        message = BackMsg()
        client = message.rerun_script
        client.query_string, client.page_name, client.page_script_hash = self._query, "" if self._page else "rosta", self._page
        client.context_info.CopyFrom(ContextInfo(url=self._url, timezone="Europe/Stockholm", locale="sv-SE"))
        client.widget_states.widgets.extend(states)
        await self._socket.send(message.SerializeToString())

    async def _hear(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "navigation":
                self._page = message.navigation.page_script_hash
            case "delta" if message.delta.HasField("new_element"):
                await self._draw(message.delta.new_element)

    async def _draw(self, element: Element) -> None:
        kind = str(element.WhichOneof("type"))
        self.heard.add(kind)
        if kind == "button" and element.button.label == "Gå med":
            await self._rerun(WidgetState(id=element.button.id, trigger_value=True))
        elif kind == "bidi_component":
            self._receive(json.loads(element.bidi_component.bytes))


class Crowd:
    """Many phones on a thread of their own."""

    def __init__(self, address: str, code: str, count: int, *, comes_back: bool = False) -> None:
        self.phones = [Phone(comes_back) for _ in range(count)]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._stop = asyncio.Event()
        self._life = asyncio.run_coroutine_threadsafe(self._live(address, code), self._loop)

    async def _live(self, address: str, code: str) -> None:
        """Let everyone live until told to stop, or until one loses its connection; all is closed where it was opened."""
        async with AsyncClient(limits=Limits(max_connections=None), timeout=PATIENCE_SECONDS) as client:
            lives = [
                asyncio.create_task(phone.live(client, address, code, number * JOIN_SECONDS))
                for number, phone in enumerate(self.phones)
            ]
            stopped = asyncio.create_task(self._stop.wait())
            ended, _ = await asyncio.wait([*lives, stopped], return_when=asyncio.FIRST_COMPLETED)
            for phone in self.phones:
                phone.leave()
            await asyncio.wait(lives, timeout=LEAVE_SECONDS)
            for task in (*lives, stopped):
                task.cancel()
            await asyncio.gather(*lives, stopped, return_exceptions=True)
            for task in ended:
                task.result()

    def wait_for_round(self, number: int) -> None:
        """Wait until every phone has joined and shows the round's pad."""
        self._wait(lambda phone: phone.round == number and bool(phone.shows["open"]), f"round {number}")

    def wait_for_result(self) -> list[float]:
        """Wait until every phone shows the result; return when each did."""
        self._wait(lambda phone: phone.result_at is not None, "the result")
        return sorted(phone.result_at for phone in self.phones if phone.result_at)

    def _wait(self, there: Callable[[Phone], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while missing := sum(not there(phone) for phone in self.phones):
            assert not self._life.done(), f"a phone lost its connection: {self._life.exception()!r}"
            assert time.monotonic() < deadline, f"{missing} of {len(self.phones)} phones never came to {what}"
            time.sleep(0.02)

    def score(self, seed: int, questions: int, pause: tuple[float, float]) -> Future[None]:
        """Let everyone answer so many questions with such pauses in seconds; done when all of it is acknowledged."""
        return asyncio.run_coroutine_threadsafe(self._score(seed, questions, pause), self._loop)

    async def _score(self, seed: int, questions: int, pause: tuple[float, float]) -> None:
        tasks = (phone.score(random.Random(1000 * seed + n), questions, pause) for n, phone in enumerate(self.phones))
        await asyncio.gather(*tasks)

    def close(self) -> None:
        """Hang up: every connection is closed when this returns."""
        self._loop.call_soon_threadsafe(self._stop.set)
        with contextlib.suppress(Exception):
            self._life.result(30)
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
