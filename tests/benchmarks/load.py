"""A full room and a rush at once: sixty phones vote while forty-five pictures are asked for, three hundred connections rest,
and five hundred visits come and go. A vote that is not stored is a failure, not a figure. Everything on 127.0.0.1.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from contextlib import AsyncExitStack, closing

import httpx
import httpx2
import psutil
import websockets

from lstdash import clock
from lstdash.database.engine import Store, connect
from lstdash.questions.workshop.answers.vote import SEPARATOR
from lstdash.workshop import kinds, votes, workshops
from lstdash.workshop.entities import Created
from tests.benchmarks import web
from tests.benchmarks.protocol import PATIENCE_SECONDS, Click, Visitor
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.lib import visitor
from tests.lib.phones import Crowd

NAME = "last"
TITLE = "Trängsel"
MOST_SECONDS = 0.5  # from a tap until the phone says that it is counted, for 95 of 100
QUESTIONS = 6
PAUSE = (0.3, 0.9)  # seconds between two taps of a person
PICTURES = re.compile(r'href="\.(/filer/[^"]+\.png)"')
PAGE = Click("omraden")
VISITS_BEFORE = 5  # what is loaded once is loaded
MEGABYTE = 1024**2


def measure(settings: Settings) -> list[Row]:
    """One server after the other does all three."""
    with web.streamlit(web.OURS, settings.extracts) as server:
        asyncio.run(_visits(server, VISITS_BEFORE))
        return [
            *_votes_and_pictures(server, settings),
            asyncio.run(_resting(server, settings.resting)),
            *asyncio.run(_growth(server, settings.come_and_go)),
        ]


def _votes_and_pictures(server: web.Server, settings: Settings) -> list[Row]:
    store = connect(f"sqlite:///{settings.extracts.absolute() / 'lstdash.db'}")
    with closing(store):
        room = _room(store, settings)
        with closing(Crowd(server.address, room.code, settings.phones)) as crowd:
            crowd.wait_for_round(1)
            crowd.score(1, QUESTIONS, PAUSE).result(PATIENCE_SECONDS)
            alone = _waits(crowd)
            voting = crowd.score(2, QUESTIONS, PAUSE)
            answers = asyncio.run(_pictures(server, settings.pictures))
            voting.result(PATIENCE_SECONDS)
            beside = _waits(crowd)
            _require_every_vote(store, room, crowd)
    got, later = answers[200], answers[503]
    said = f"varje röst är lagrad; {got} av {settings.pictures} bilder kom, {later} fick veta att de ska vänta"
    if got + later != settings.pictures:
        raise RuntimeError(f"pictures were answered {dict(answers)}")
    what = f"{settings.phones} telefoner röstar medan {settings.pictures} bilder begärs"
    limit = Series.of([1000 * MOST_SECONDS])
    return [
        Row(TITLE, what, beside, "gränsen", limit, goal=1.0, note=said),
        Row(TITLE, "samma röster medan bilderna görs", beside, "utan bilder", alone),
    ]


def _room(store: Store, settings: Settings) -> Created:
    kind = kinds.kind(kinds.FIRST)
    offer = kind.offer((settings.extracts / "current").read_text(encoding="utf-8").strip())
    criteria = [one for one in offer.criteria if one.key in offer.suggested]
    return workshops.create(
        store, kind=kind, title="T", items=offer.items[:8], criteria=criteria, data_version="v", settings={}, now=clock.now()
    )


def _waits(crowd: Crowd) -> Series:
    waits = [1000 * seconds for phone in crowd.phones for seconds in phone.waits]
    for phone in crowd.phones:
        phone.waits.clear()
    return Series.of(waits)


def _require_every_vote(store: Store, room: Created, crowd: Crowd) -> None:
    for phone in crowd.phones:
        mine = votes.own_scores(store, room.id, phone.device, 1)
        stored = {f"{item}{SEPARATOR}{criterion}": score for (item, criterion), score in mine.items()}
        if stored != phone.counted or len(stored) < QUESTIONS:
            raise RuntimeError(f"{len(phone.counted)} votes acknowledged, {len(stored)} stored")


async def _pictures(server: web.Server, count: int) -> Counter[int]:
    """Ask for so many pictures in the same moment, from pages that are open; return how they were answered."""
    addresses, opened = await asyncio.to_thread(_links, server)
    try:
        async with httpx2.AsyncClient(limits=httpx2.Limits(max_connections=None), timeout=PATIENCE_SECONDS) as client:
            asked = (client.get(f"{server.address}{addresses[n % len(addresses)]}") for n in range(count))
            return Counter(answer.status_code for answer in await asyncio.gather(*asked))
    finally:
        await asyncio.to_thread(opened.close)


class _Open:
    """A page that stays open, as its links lead nowhere without it."""

    def __init__(self, server: web.Server) -> None:
        self.client = httpx.Client(base_url=server.address, timeout=PATIENCE_SECONDS)
        self.tab = visitor.Visitor(self.client).__enter__()

    def close(self) -> None:
        self.tab.__exit__(None, None, None)
        self.client.close()


def _links(server: web.Server) -> tuple[list[str], _Open]:
    opened = _Open(server)
    return PICTURES.findall(opened.tab.open(PAGE.page).said), opened


async def _resting(server: web.Server, count: int) -> Row:
    """A click, with nobody else there and with so many open connections that do nothing."""
    alone = await _clicks(server)
    async with AsyncExitStack() as held:
        for _ in range(count):
            socket = websockets.connect(web.stream(server), subprotocols=["streamlit"], ping_interval=None)  # type: ignore[list-item]
            await held.enter_async_context(socket)
        beside = await _clicks(server)
    return Row(TITLE, f"ett klick medan {count} förbindelser vilar", beside, "utan dem", alone, goal=1.5)


async def _clicks(server: web.Server) -> Series:
    one, ready, until = Visitor(web.stream(server), (Click(""), PAGE)), asyncio.Barrier(1), asyncio.Event()
    living = asyncio.create_task(one.live(ready, until, 0.0, 0.0))
    while len(one.took) < 10 and not living.done():
        await asyncio.sleep(0.05)
    until.set()
    await living
    return Series.of(one.took)


async def _growth(server: web.Server, count: int) -> list[Row]:
    """Memory and open files after a fifth of the visits and after all of them."""
    process = psutil.Process(server.process.pid)
    await _visits(server, count // 5)
    early = await _held(process)
    await _visits(server, count - count // 5)
    late = await _held(process)
    names = (("minne", "MB", 1.1), ("öppna filer", "st", 1.2))
    return [
        Row(TITLE, f"{name} efter {count} besök", Series.of([now]), f"efter {count // 5}", Series.of([then]), unit, goal)
        for (name, unit, goal), now, then in zip(names, late, early, strict=True)
    ]


async def _visits(server: web.Server, count: int) -> None:
    for _ in range(count):
        guest = Visitor(web.stream(server), (PAGE,))
        async with websockets.connect(web.stream(server), subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
            await guest.answer(socket, PAGE)


async def _held(process: psutil.Process) -> tuple[float, float]:
    await asyncio.sleep(2.0)  # the last visitors' sessions are cleared away
    return float(process.memory_full_info().uss / MEGABYTE), float(process.num_fds())
