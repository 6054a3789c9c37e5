"""Sixty phones in each of two rooms, scores and sliders, and a server that is killed in the middle and started again.

Lost means acknowledged and not stored. Every phone sends as vote.js does: all that waits, one message at a time, again until
the server has answered that this very message is stored.
"""

from __future__ import annotations

import asyncio
import random
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from httpx2 import AsyncClient, HTTPError, Limits
from sqlalchemy import func, select

from lstdash.database import schema
from lstdash.database.engine import open_store
from lstdash.questions.workshop.answers import progress, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Plan
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, PHONE_PATHS
from lstdash.workshop import kinds, votes
from lstdash.workshop.entities import Workshop
from tests.lib.devices import cookie_of
from tests.lib.rooms import database  # noqa: F401 (fixture)
from tests.lib.server import free_port

PEOPLE = 60
SERVER = Path(__file__).parents[3] / "lib" / "phone_server.py"
RETRY_SECONDS, PATIENCE_SECONDS = 0.2, 240
KILLED_AFTER = PEOPLE  # acknowledged messages: some phones have sent all of theirs, some nothing


@dataclass
class Phone:
    """One participant of one room. `counted` is what the server has said is stored."""

    of: Workshop
    device: str
    pending: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    sent: int = 0

    async def live(self, client: AsyncClient, address: str, chance: random.Random, acknowledged: list[int]) -> None:
        """Answer everything, change one's mind about the first question, and wait until all of it is counted."""
        names = [(item, on) for item in self.of.items for on in self.of.criteria]
        for item, on in [*names, names[0]]:
            self.pending[f"{item.key}|{on.key}"] = chance.randint(0, item.steps)
            await asyncio.sleep(chance.random() / 5)
            await self.send(client, address, acknowledged)
        while self.pending:
            await asyncio.sleep(RETRY_SECONDS)
            await self.send(client, address, acknowledged)

    async def send(self, client: AsyncClient, address: str, acknowledged: list[int]) -> None:
        self.sent += 1
        scores, sent = dict(self.pending), self.sent
        body = {"workshop": self.of.id, "round": 1, "sent": sent, "scores": scores}
        try:
            answer = await client.post(
                address + PHONE_PATHS["scores"], json=body, headers={"cookie": f"{DEVICE_COOKIE}={self.device}"}
            )
        except HTTPError:
            return  # no server, or no answer: what was sent still waits
        assert answer.status_code in (200, 503), answer.text
        if answer.status_code == 200 and answer.json()["sent"] == sent:
            acknowledged.append(sent)
            self.counted |= scores
            self.pending = {name: score for name, score in self.pending.items() if scores.get(name) != score}


def start(port: int) -> subprocess.Popen[bytes]:
    """Start the server and return when it listens."""
    process = subprocess.Popen([sys.executable, str(SERVER), str(port)])
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped while starting"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return process
        time.sleep(0.1)
    raise AssertionError("the server did not start")


async def everybody(phones: list[Phone], port: int) -> int:
    """Let all of them live through a kill and a restart; return how many messages were acknowledged before the kill."""
    address, chance, acknowledged = f"http://127.0.0.1:{port}", random.Random(20061), list[int]()
    process = await asyncio.to_thread(start, port)
    try:
        async with AsyncClient(timeout=20, limits=Limits(max_connections=2 * PEOPLE)) as client:
            living = [one.live(client, address, random.Random(chance.random()), acknowledged) for one in phones]
            lives = asyncio.gather(*living)
            while len(acknowledged) < KILLED_AFTER:
                await asyncio.sleep(0.005)
            process.kill()  # in the middle of something: nobody waits for anybody
            process.wait(timeout=20)
            before = len(acknowledged)
            process = await asyncio.to_thread(start, port)
            await asyncio.wait_for(lives, PATIENCE_SECONDS)
    finally:
        process.kill()
        process.wait(timeout=20)
    return before


def test_sixty_phones_in_each_of_two_rooms_lose_nothing_to_a_killed_server(version: str, database: None) -> None:  # noqa: F811
    scores = Plan(kinds.FIRST, "Poäng", ("upphandlingar",), (), ("initialkostnad", "effekt"))
    sliders = Plan("reglage", "Reglage", ("besparing",), (), ("troligast", "lagst", "hogst"))
    opened = [setup.create(version, plan) for plan in (scores, sliders)]
    both = [rooms.room(one.workshop) for one in opened]
    phones = [Phone(of, f"phone-{number:020}") for of in both for number in range(PEOPLE)]
    for phone, code in zip(phones, (one.code for one in opened for _ in range(PEOPLE)), strict=True):
        vote.join(code, cookie_of(phone.device), "", "")
    before = asyncio.run(everybody(phones, free_port()))
    assert KILLED_AFTER <= before < len(phones) * 3, "it was killed in the middle"
    for phone in phones:
        own = votes.own_scores(open_store(), phone.of.id, phone.device, 1)
        assert {f"{item}|{on}": score for (item, on), score in own.items()} == phone.counted
    for of, wanted in zip(both, (2, 3), strict=True):
        now = progress.come_so_far(of)
        assert (now.joined, now.done) == (PEOPLE, PEOPLE)
        with open_store().read() as connection:
            kept = connection.execute(select(func.count()).where(schema.scores.c.workshop == of.id)).scalar_one()
        assert kept == PEOPLE * wanted, "each once"
