"""A visitor without a browser: Streamlit's own websocket protocol, so that one machine can hold hundreds of sessions."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE_SECONDS = 180.0
FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_EARLY_FOR_RERUN,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


@dataclass(frozen=True)
class Click:
    """One thing a visitor does: be on a page (its path without slash) with these words in the address."""

    page: str
    query: str = ""


@dataclass
class Visitor:
    """One session that clicks at an even pace; `took` holds the milliseconds from click to the last word of the answer."""

    address: str  # ws://127.0.0.1:port/_stcore/stream
    clicks: Sequence[Click]
    took: list[float] = field(default_factory=list)
    faults: int = 0

    async def live(self, ready: asyncio.Barrier, until: asyncio.Event, pause: float, offset: float) -> None:
        """Connect and see the first page, wait for the others, then click every `pause` seconds until told to stop."""
        async with websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:  # type: ignore[list-item]
            await self.answer(socket, self.clicks[0])
            await ready.wait()
            await asyncio.sleep(offset)
            turn = 0
            while not until.is_set():
                turn += 1
                start = time.perf_counter()
                await self.answer(socket, self.clicks[turn % len(self.clicks)])
                self.took.append((time.perf_counter() - start) * 1000)
                rest = pause - (time.perf_counter() - start)
                await asyncio.sleep(max(0.0, rest))

    async def answer(self, socket: websockets.ClientConnection, click: Click) -> None:
        """Do one thing and read all of what the server says to it."""
        message = BackMsg()
        message.rerun_script.page_name = click.page
        message.rerun_script.query_string = click.query
        message.rerun_script.widget_states.SetInParent()
        await socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                part = await socket.recv()
                assert isinstance(part, bytes)
                told = ForwardMsg.FromString(part)
                if told.WhichOneof("type") == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                    self.faults += 1
                if told.WhichOneof("type") == "script_finished" and told.script_finished in FINISHED:
                    return


async def visit(address: str, click: Click, times: int) -> int:
    """Go to a page by the menu so many times, from the first page each time; return how many runs the server made.

    The first run of the session, on the page itself, is one of them. Raises RuntimeError for a page that failed.
    """
    visitor = Visitor(address, (click,))
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:  # type: ignore[list-item]
        for _ in range(times):
            await visitor.answer(socket, click)
    if visitor.faults:
        raise RuntimeError(f"/{click.page} failed")
    return times
