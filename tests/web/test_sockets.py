"""What this process listens on sends at once, as the connections it accepts do, and a run's words reach them together."""

from __future__ import annotations

import asyncio
import inspect
import os
import socket
from collections.abc import Callable

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from lstdash import undocumented
from lstdash.web import sockets


def nodelay(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_accepted_connections_send_at_once_and_the_socket_stays_open() -> None:
    with socket.socket() as listening, socket.socket() as client, socket.socket() as other:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert not nodelay(listening)
        before = len(os.listdir(sockets.OPEN_FILES))
        sockets.send_at_once()
        assert len(os.listdir(sockets.OPEN_FILES)) == before
        client.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert nodelay(listening) and nodelay(accepted)
        assert not nodelay(other), "it does not listen"


def test_a_system_that_lists_no_open_files_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "OPEN_FILES", sockets.Path("/finns/inte"))
    sockets.send_at_once()


class Session:
    """A session as far as a run tells it something: what reaches its event loop, in order."""

    def __init__(self) -> None:
        self._event_loop = asyncio.get_running_loop()
        self.told: list[object] = []

    def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:
        self._event_loop.call_soon_threadsafe(callback)

    def _handle_scriptrunner_event_on_event_loop(self, sender: object, event: object, said: object, *rest: object) -> None:
        self.told.append(said or event)


STARTED, DONE = ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS


async def run(session: Session, *told: object) -> None:
    """Let a run tell its session this, from a thread of its own."""

    def tell() -> None:
        for one in told:
            if isinstance(one, ScriptRunnerEvent):
                AppSession._on_scriptrunner_event(session, None, event=one)  # type: ignore[arg-type]
            else:
                said = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG
                AppSession._on_scriptrunner_event(session, None, event=said, forward_msg=one)  # type: ignore[arg-type]

    await asyncio.to_thread(tell)
    await asyncio.sleep(0.01)


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_on_scriptrunner_event", AppSession._on_scriptrunner_event)
    monkeypatch.setattr(sockets, "PART_SECONDS", 0.3)
    sockets.send_together()


@pytest.mark.usefixtures("together")
def test_what_a_run_says_is_handed_over_when_it_is_done_and_in_order() -> None:
    async def told() -> None:
        session = Session()
        await run(session, STARTED, "rubrik", "mening")
        assert session.told == [STARTED]
        await run(session, "diagram", DONE)
        assert session.told == [STARTED, "rubrik", "mening", "diagram", DONE]

    asyncio.run(told())


@pytest.mark.usefixtures("together")
def test_a_run_that_takes_long_says_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "PART_SECONDS", 0.02)

    async def told() -> None:
        session = Session()
        await run(session, STARTED, "rubrik", "mening")
        await asyncio.sleep(0.1)
        assert session.told == [STARTED, "rubrik", "mening"]
        await run(session, "diagram", DONE)
        assert session.told == [STARTED, "rubrik", "mening", "diagram", DONE]

    asyncio.run(told())


@pytest.mark.usefixtures("together")
def test_the_time_of_a_run_that_is_done_does_not_hand_over_what_the_next_one_says(monkeypatch: pytest.MonkeyPatch) -> None:
    async def told() -> None:
        session = Session()
        await run(session, STARTED, "rubrik", DONE)
        await asyncio.sleep(0.2)
        await run(session, STARTED, "mening")
        await asyncio.sleep(0.15)  # past the first part's time, before the second's
        assert session.told == [STARTED, "rubrik", DONE, STARTED]
        await run(session, DONE)
        assert session.told == [STARTED, "rubrik", DONE, STARTED, "mening", DONE]

    asyncio.run(told())


def test_a_runner_tells_its_session_by_the_method_that_holds() -> None:
    given = list(inspect.signature(undocumented._tell).parameters)
    assert given[:4] == ["self", "sender", "event", "forward_msg"]
    assert "_on_scriptrunner_event" in AppSession._create_scriptrunner.__code__.co_names
