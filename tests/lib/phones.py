"""Participants without a browser: each is a websocket of its own to the real server and does what the scoring pad does.

They speak Streamlit's protocol, poll as often as the page asks for, and count a score only when the server has said that
this very message is stored. What the server tells a phone before the reveal is noted, so that a test can look at it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{}__events"
RETRY_SECONDS = 2.0
PATIENCE_SECONDS = 60.0
JOIN_SECONDS = 0.1  # between two phones that join: a room does not scan its code in the same instant


@dataclass
class Phone:
    """One participant; `counted` is what the server has acknowledged, `first_sent` when each question was first answered.

    `strangers` are scores the server has told this phone of that it has not sent itself: there must be none.
    """

    device: str
    counted: dict[str, int] = field(default_factory=dict)
    first_sent: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)  # from a tap until the phone says that it is counted
    round: int = 0
    result_at: float | None = None
    strangers: list[str] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)  # the kinds of elements that were drawn while the round was open
    ballot: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pending: dict[str, tuple[int, int, float]] = {}
        self._own: dict[str, set[int]] = {}
        self._sent, self._last = 0, 0.0
        self._pad, self._fragment, self._page = "", "", ""
        self._widgets: dict[str, Element] = {}
        self._timers: dict[str, asyncio.Task[None]] = {}

    async def live(self, address: str, code: str, after: float = 0.0) -> None:
        """Open the page after so many seconds, join, and stay until cancelled."""
        await asyncio.sleep(after)
        self._query, self._url = f"kod={code}", f"{address}/rosta?kod={code}"
        async with connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=address,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": f"lstdash_enhet={self.device}"},
            max_size=None,
        ) as socket:
            self._socket: ClientConnection = socket
            try:
                await self._rerun()
                async for message in socket:
                    assert isinstance(message, bytes)
                    await self._hear(ForwardMsg.FromString(message))
            finally:
                self._stop_timers()

    async def score(self, rng: random.Random, questions: int, pause: tuple[float, float]) -> None:
        """Answer the first questions, change some, send some twice, and wait until all of it is counted."""
        self.first_sent.clear()
        for name in self._questions()[:questions]:
            for value in [rng.randint(1, 5) for _ in range(rng.choice((1, 1, 1, 2)))]:
                await self._tap(name, value)
                await asyncio.sleep(rng.uniform(*pause))
            if rng.random() < 0.1:
                await self._send()  # as a pad does that got no answer
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._pending:
            if time.monotonic() - self._last > RETRY_SECONDS:
                await self._send()
            assert time.monotonic() < deadline, f"{len(self._pending)} scores were never acknowledged"
            await asyncio.sleep(0.05)

    def _questions(self) -> list[str]:
        shown, between = self.ballot, self.ballot["separator"]
        return [f"{item['key']}{between}{one['key']}" for item in shown["items"] for one in shown["criteria"]]

    async def _tap(self, name: str, value: int) -> None:
        self._pending[name] = (value, self._sent + 1, time.monotonic())
        self._own.setdefault(name, set()).add(value)
        self.first_sent.setdefault(name, time.monotonic())
        await self._send()

    async def _send(self) -> None:
        self._sent, self._last = self._sent + 1, time.monotonic()
        scores = {name: value for name, (value, _, _) in self._pending.items()}
        told = {"pad": self.device, "sent": self._sent, "round": self.ballot["round"], "scores": scores}
        state = WidgetState(id=TRIGGER.format(self._pad), json_trigger_value=json.dumps([{"event": "scores", "value": told}]))
        await self._rerun(state, fragment=self._fragment)

    async def _rerun(self, *states: WidgetState, fragment: str = "", is_auto: bool = False) -> None:
        message = BackMsg()
        client = message.rerun_script
        client.query_string, client.page_name, client.page_script_hash = self._query, "" if self._page else "rosta", self._page
        client.fragment_id, client.is_auto_rerun = fragment, is_auto
        client.context_info.CopyFrom(ContextInfo(url=self._url, timezone="Europe/Stockholm", locale="sv-SE"))
        client.widget_states.widgets.extend(states)
        with contextlib.suppress(ConnectionError):
            await self._socket.send(message.SerializeToString())

    async def _hear(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session" if not message.metadata.run.fragment_ids:
                self._stop_timers()
            case "navigation":
                self._page = message.navigation.page_script_hash
            case "stop_auto_rerun":
                self._stop_timers(message.stop_auto_rerun.fragment_ids)
            case "auto_rerun":
                asked = message.auto_rerun
                if asked.fragment_id not in self._timers:
                    self._timers[asked.fragment_id] = asyncio.create_task(self._poll(asked.fragment_id, asked.interval))
            case "delta" if message.delta.HasField("new_element"):
                await self._draw(message.delta.new_element, message.delta.fragment_id)

    async def _draw(self, element: Element, fragment: str) -> None:
        kind = str(element.WhichOneof("type"))
        if self.result_at is None:
            self.heard.add(kind)
        if kind == "button" and element.button.label == "Gå med":
            await self._rerun(WidgetState(id=element.button.id, trigger_value=True))
        elif kind == "bidi_component":
            self._pad, self._fragment = element.bidi_component.id, fragment
            self._receive(json.loads(element.bidi_component.json or element.bidi_component.mixed.json))
        elif kind == "markdown" and "\n1. " in element.markdown.body and self.result_at is None:
            self.result_at = time.monotonic()

    def _receive(self, ballot: dict[str, Any]) -> None:
        if ballot["round"] != self.round:
            self._pending.clear()
            self.counted.clear()
            self._own.clear()
        self.ballot, self.round = ballot, ballot["round"]
        if ballot["open"]:
            self.result_at = None
        self.strangers += [name for name, score in ballot["scores"].items() if score not in self._own.get(name, ())]
        seen = ballot["seen"] if ballot["pad"] == self.device and not ballot["error"] else 0
        for name, (value, sent, tapped) in list(self._pending.items()):
            if sent <= seen:
                del self._pending[name]
                self.counted[name] = value
                self.waits.append(time.monotonic() - tapped)

    async def _poll(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            await self._rerun(fragment=fragment, is_auto=True)

    def _stop_timers(self, fragments: Iterable[str] | None = None) -> None:
        for fragment in list(self._timers if fragments is None else fragments):
            if timer := self._timers.pop(fragment, None):
                timer.cancel()


class Crowd:
    """Many phones on a thread of their own."""

    def __init__(self, address: str, code: str, count: int) -> None:
        self.phones = [Phone(f"simulated-{number:020}") for number in range(count)]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        comings = [phone.live(address, code, number * JOIN_SECONDS) for number, phone in enumerate(self.phones)]
        self._lives = [asyncio.run_coroutine_threadsafe(coming, self._loop) for coming in comings]

    def wait_for_round(self, number: int) -> None:
        """Wait until every phone has joined and shows the round's pad."""
        self._wait(lambda phone: phone.round == number and bool(phone.ballot["open"]), f"round {number}")

    def wait_for_result(self) -> list[float]:
        """Wait until every phone shows the result; return when each did."""
        self._wait(lambda phone: phone.result_at is not None, "the result")
        return sorted(phone.result_at for phone in self.phones if phone.result_at)

    def _wait(self, there: Callable[[Phone], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while missing := sum(not there(phone) for phone in self.phones):
            dead = [life.exception() for life in self._lives if life.done()]
            assert not dead, f"a phone lost its connection: {dead[0]!r}"
            assert time.monotonic() < deadline, f"{missing} of {len(self.phones)} phones never came to {what}"
            time.sleep(0.02)

    def score(self, seed: int, questions: int, pause: tuple[float, float]) -> Future[None]:
        """Let everyone answer so many questions with such pauses in seconds; done when all of it is acknowledged."""
        return asyncio.run_coroutine_threadsafe(self._score(seed, questions, pause), self._loop)

    async def _score(self, seed: int, questions: int, pause: tuple[float, float]) -> None:
        tasks = (phone.score(random.Random(1000 * seed + n), questions, pause) for n, phone in enumerate(self.phones))
        await asyncio.gather(*tasks)

    def close(self) -> None:
        """Hang up."""
        for life in self._lives:
            life.cancel()
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
