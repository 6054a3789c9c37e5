"""Three servers behind nginx with one PostgreSQL and one folder of extracts: who is where does not show, also when one dies.

How long it takes is measured by `python -m tests.benchmarks --only servrar`; here it is enough that it happens.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import httpx
import pytest

from lstdash.database import limits
from lstdash.database.engine import VARIABLE, connect
from lstdash.extracts.publishing import publish
from lstdash.published.versions import current_version, point_to
from lstdash.questions.workshop.answers import setup
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.answers.vote import SEPARATOR
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE
from lstdash.web.hosts import STRANGER
from lstdash.web.own_machine import REFUSED, UPLOADS
from lstdash.workshop import kinds, votes
from tests.lib.devices import cookie_of
from tests.lib.phones import Crowd
from tests.lib.several import COOKIE, Reader, Several, files_of, settled, with_another_year
from tests.lib.visitor import Visitor

pytestmark = pytest.mark.postgres

ADDRESSES = (("", "lan=H"), ("omraden", "omrade=it"), ("mitt-lan", "lan=M"), ("storlek", "lan=AB"))
READERS, PHONES, QUESTIONS = 21, 40, 6
PAUSE_SECONDS = (0.1, 0.4)
WRONG = "ABCDEFGHJKMNPQRSTVWX"
PATIENCE_SECONDS = 60
FORGED = {"X-Forwarded-For": "127.0.0.1", "Forwarded": "for=127.0.0.1", "X-Real-IP": "127.0.0.1", "Host": "localhost:8501"}


@pytest.fixture
def opened(several: Several, database: str, shared_extracts: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """A workshop in the database that the servers share."""
    monkeypatch.setenv(VARIABLE, database)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(shared_extracts))
    keys, criteria = ("upphandlingar", "loneadministration", "gemensamma_it_system"), ("initialkostnad", "effekt")
    plan = Plan(kinds.FIRST, "Var börjar vi?", keys, (), criteria, ())
    return setup.create(current_version(shared_extracts), plan)


def test_a_server_is_killed_in_the_middle_of_a_vote(several: Several, opened: Opened, database: str) -> None:
    with ExitStack() as staying:
        store = connect(database)
        staying.callback(store.close)
        readers = [
            Reader(several, 1 + number % several.count, ADDRESSES[number % len(ADDRESSES)], staying)
            for number in range(READERS)
        ]
        before = {reader: reader.shows for reader in readers}
        assert {reader.server for reader in readers} == {1, 2, 3}
        crowd = Crowd(several.address, opened.code, PHONES, comes_back=True)
        staying.callback(crowd.close)
        crowd.wait_for_round(1)
        scoring = crowd.score(1, QUESTIONS, PAUSE_SECONDS)
        _wait_until(lambda: sum(len(phone.counted) for phone in crowd.phones) > PHONES)
        os.kill(several.pid(1), signal.SIGKILL)

        lost = [reader for reader in readers if reader.is_lost()]
        assert len(lost) == READERS // several.count
        for reader in lost:
            reader.come_back()
        assert lost[0].server == 2  # the first is started anew, and takes those who come later
        assert {reader: reader.shows for reader in readers} == before
        assert {reader.takes_a_file().status_code for reader in readers} == {200}

        scoring.result(PATIENCE_SECONDS)
        assert any(phone.returns for phone in crowd.phones)
        for phone in crowd.phones:
            mine = votes.own_scores(store, opened.workshop, phone.device, 1)
            stored = {f"{item}{SEPARATOR}{criterion}": score for (item, criterion), score in mine.items()}
            assert stored == phone.counted and len(stored) == QUESTIONS
            assert not phone.strangers and not phone.leaks
    several.wait_until_said("Server 1 har stannat (SIGKILL) och startas igen")
    _wait_until(lambda: _is_back(several, 1))


def test_the_last_of_three_servers_takes_everybody(several: Several) -> None:
    with ExitStack() as staying:
        readers = [Reader(several, server, ADDRESSES[server], staying) for server in (1, 2, 3)]
        before = {reader: reader.shows for reader in readers}
        gone = several.pid(1), several.pid(2)
        for pid in gone:
            os.kill(pid, signal.SIGKILL)
        assert [reader.is_lost() for reader in readers] == [True, True, False]
        for reader in readers[:2]:
            reader.come_back()
        assert readers[0].server == 3, "the first two are away or on their way back"
        assert {reader: reader.shows for reader in readers} == before
        assert {reader.takes_a_file().status_code for reader in readers} == {200}
    _wait_until(lambda: _is_back(several, 1) and _is_back(several, 2))


def test_whoever_has_come_to_a_server_stays_there(several: Several) -> None:
    for server in (1, 2):
        _wait_until(partial(_is_back, several, server))
        with several.client(server) as client, Visitor(client) as visitor:
            files = files_of(visitor.open("omraden").said)
            assert [client.get(file).status_code for file in files[:1] * 6] == [200] * 6
            assert client.cookies[COOKIE] == str(server)
    with several.client() as client:
        assert "httponly" in client.get("/").headers["set-cookie"].lower()
        assert COOKIE not in client.get("/").headers.get("set-cookie", ""), "it is said once"


def test_a_published_version_reaches_every_server_and_no_page_mixes_two(
    several: Several, shared_extracts: Path, tmp_path: Path
) -> None:
    earlier = current_version(shared_extracts)
    with ExitStack() as staying:
        readers = [
            Reader(several, 1 + number % several.count, ADDRESSES[number % len(ADDRESSES)], staying)
            for number in range(several.count * len(ADDRESSES))
        ]
        old = {reader.at: reader.shows for reader in readers}
        later = publish.publish(with_another_year(tmp_path / "files"), root=shared_extracts).version
        for reader in readers:
            _wait_until(reader.is_told)
            assert reader.shows == old[reader.at], "the page does not change by itself"
        new = {reader.at: settled(reader.visitor.open(*reader.at)) for reader in readers}
        assert new[ADDRESSES[1]] != old[ADDRESSES[1]] and new[ADDRESSES[0]] != old[ADDRESSES[0]]

        with _pointing(shared_extracts, earlier, later):
            for _ in range(6):
                for reader in readers:
                    assert settled(reader.visitor.open(*reader.at)) in (old[reader.at], new[reader.at])


def test_nobody_who_comes_through_nginx_sits_at_the_server(several: Several) -> None:
    with several.client() as client:
        for headers in ({}, FORGED, {"Host": "localhost"}, {"Host": "localhost", "Origin": "http://localhost"}):
            answer = client.put(f"{UPLOADS}/a/b", headers=headers, files={"file": b"1"})
            assert (answer.status_code, answer.text) == (403, REFUSED)
        assert client.get("/", headers={"Host": "lst.example.se"}).text == STRANGER
    for own in range(several.port + 1, several.port + 1 + several.count):  # nor past it
        assert httpx.put(f"http://127.0.0.1:{own}{UPLOADS}/a/b", files={"file": b"1"}).text == REFUSED


def test_too_many_wrong_codes_are_too_many_on_every_server(several: Several, opened: Opened) -> None:
    device = {DEVICE_COOKIE: cookie_of("e" * 32)}  # as either server signs it
    for server, tries in ((1, limits.MOST_TRIES // 2), (2, limits.MOST_TRIES - limits.MOST_TRIES // 2)):
        with several.client(server, **device) as client, Visitor(client) as visitor:
            for letter in WRONG[:tries]:
                assert "Koden hör inte till" in visitor.open("rosta", f"kod=FEKK{letter}RK{server + 1}").said
    for server in (1, 2):
        with several.client(server, **device) as client, Visitor(client) as visitor:
            assert "För många försök" in visitor.open("rosta", f"kod={opened.code}").said
        with several.client(server, **{DEVICE_COOKIE: cookie_of("f" * 32)}) as client, Visitor(client) as visitor:
            assert "Gå med" in visitor.open("rosta", f"kod={opened.code}").buttons


class _pointing:
    """Point at one version and the other in turn, as fast as somebody who publishes and goes back could not."""

    def __init__(self, root: Path, *versions: str) -> None:
        self._root, self._versions, self._done = root, versions, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        turn = 0
        while not self._done.wait(0.02):
            point_to(self._versions[turn % len(self._versions)], self._root)
            turn += 1

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()


def _is_back(several: Several, server: int) -> bool:
    """Return whether nginx sends those who belong to a server there again."""
    with several.client(server) as client:
        client.get("/_stcore/health")
        return client.cookies[COOKIE] == str(server)


def _wait_until(there: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not there():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)
