"""A room: from a tap on one of sixty phones to the facilitator's screen, in the rooms of scores and of sliders.

The phones are those of tests/lib/phones.py and the facilitator is one session more, without a browser: it runs the page's
polled part as often as the page asks it to, and reads the counter that it is sent.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from lstdash.database.place import VARIABLE
from lstdash.published.versions import current_version
from lstdash.questions.workshop.answers import access, setup
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import steer_cookie
from lstdash.workshop import kinds
from tests.benchmarks import web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.lib.phones import Crowd

NAME = "rum"
TITLE = "Ett rum: från tryck på en telefon till ledarens skärm"
GOAL = "mål: p95 högst 1 000 ms"
PAUSE_SECONDS = (1.0, 3.0)  # between two taps of one phone
COUNTED = re.compile(r"(\d+) av (\d+) (?:poäng|värden) räknade")
PLANS = {
    "Poäng": Plan(kinds.FIRST, "Poäng", ("upphandlingar", "loneadministration"), (), ("initialkostnad", "effekt")),
    "Reglage": Plan("reglage", "Reglage", ("besparing", "hemtaget", "inforande", "ranta"), (), ("troligast", "lagst", "hogst")),
}


def measure(settings: Settings) -> list[Row]:
    """One room after the other on a server of its own."""
    rows = []
    for name, plan in PLANS.items():
        with web.streamlit(web.OURS, settings.extracts) as server:
            os.environ[VARIABLE] = f"sqlite:///{settings.extracts.absolute() / 'lstdash.db'}"  # the server's own store
            opened = setup.create(current_version(settings.extracts), plan)
            seconds = _room(server, opened, settings.phones)
        what = f"{name}: {settings.phones} telefoner"
        rows.append(Row(TITLE, what, Series.of(1000 * one for one in seconds), note=GOAL))
    return rows


def _room(server: web.Server, opened: Opened, phones: int) -> list[float]:
    """Seconds from each counted tap until the facilitator's counter had come so far."""
    token = access.token_by_secret(opened.code, opened.secret, "benchmark-" + "x" * 20)
    cookie = f"{steer_cookie(opened.workshop)}={access.exchange(token).token}"
    crowd = Crowd(server.address, opened.code, phones)
    try:
        crowd.wait_for_round(1)
        asked = {f"{item['key']}|{on['key']}" for item in crowd.phones[0].shows["items"] for on in _required(crowd)}
        return asyncio.run(_watch(server, opened, cookie, crowd, asked))
    finally:
        crowd.close()


def _required(crowd: Crowd) -> list[dict[str, Any]]:
    return [one for one in crowd.phones[0].shows["criteria"] if not one["optional"]]


async def _watch(server: web.Server, opened: Opened, cookie: str, crowd: Crowd, asked: set[str]) -> list[float]:
    screen = Screen(server.address, f"rum={opened.workshop}", cookie)
    watching = asyncio.create_task(screen.live())
    await asyncio.wait_for(screen.ready.wait(), 60)
    questions = len(crowd.phones[0].shows["items"]) * len(crowd.phones[0].shows["criteria"])
    scoring = asyncio.wrap_future(crowd.score(1, questions, PAUSE_SECONDS))
    await scoring
    expected = len(crowd.phones) * len(asked)
    while screen.seen[-1][1] < expected:
        await asyncio.sleep(0.05)
    watching.cancel()
    taps = sorted(at for phone in crowd.phones for name, at in phone.first_sent.items() if name in asked)
    shown = [next(at for at, number in screen.seen if number >= count) for count in range(1, expected + 1)]
    return [seen - tap for tap, seen in zip(taps, shown, strict=True)]


@dataclass
class Screen:
    """The facilitator's page; `seen` is when each number first stood on it."""

    address: str
    query: str
    cookie: str
    seen: list[tuple[float, int]] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self) -> None:
        """Open the page and keep its polled part running."""
        async with connect(
            f"{self.address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=self.address,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": self.cookie},
            max_size=None,
        ) as socket:
            await socket.send(self._run())
            polling: asyncio.Task[None] | None = None
            async for message in socket:
                assert isinstance(message, bytes)
                told = ForwardMsg.FromString(message)
                self._read(told)
                if told.WhichOneof("type") == "auto_rerun":
                    if polling:
                        polling.cancel()
                    polling = asyncio.create_task(self._poll(socket, told.auto_rerun.fragment_id, told.auto_rerun.interval))

    async def _poll(self, socket: Any, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            await socket.send(self._run(fragment))

    def _run(self, fragment: str = "") -> bytes:
        message = BackMsg()
        client = message.rerun_script
        client.query_string, client.page_name, client.fragment_id = self.query, "workshop", fragment
        client.is_auto_rerun = bool(fragment)
        url = f"{self.address}/workshop?{self.query}"
        client.context_info.CopyFrom(ContextInfo(url=url, timezone="Europe/Stockholm", locale="sv-SE"))
        return message.SerializeToString()

    def _read(self, told: ForwardMsg) -> None:
        if told.WhichOneof("type") != "delta" or told.delta.new_element.WhichOneof("type") != "markdown":
            return
        said = told.delta.new_element.markdown.body.replace("\xa0", "").replace("\\", "")
        if found := COUNTED.search(said):
            self.seen.append((time.monotonic(), int(found[1])))
            self.ready.set()
