"""What this process listens on sends at once, and so do the connections it accepts."""

from __future__ import annotations

import os
import socket

import pytest

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


def test_streamlit_lets_our_time_pass_between_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(sockets.runtime), sockets.BETWEEN_BATCHES, 0.005)
    sockets.send_together()
    assert vars(sockets.runtime)[sockets.BETWEEN_BATCHES] == sockets.BATCH_SECONDS
    assert sockets.BETWEEN_BATCHES in sockets.runtime.Runtime._loop_coroutine.__code__.co_names, "it is read at every batch"


def test_a_streamlit_without_that_time_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(sockets.runtime), sockets.BETWEEN_BATCHES)
    with pytest.raises(KeyError, match=sockets.BETWEEN_BATCHES):
        sockets.send_together()
