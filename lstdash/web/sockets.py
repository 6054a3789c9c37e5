"""Answers are sent when they are written, and what a run of a page says is sent a few times and not at every word.

Streamlit binds its socket in a way that asyncio does not know for TCP, and so the system holds small packets back until the
browser has confirmed the last one: up to 40 ms for every file and every batch of a page's messages.

Each batch has the browser draw what has changed so far, and the page around it: sent every fifth millisecond, as Streamlit
does, a page is drawn a dozen times over. A reader sees no difference between 5 and 25 ms; the whole page stands a fifth sooner.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from streamlit.runtime import runtime

OPEN_FILES = Path("/dev/fd")
BATCH_SECONDS = 0.025
BETWEEN_BATCHES = "MESSAGE_FLUSH_INTERVAL_SECS"  # what Streamlit calls it


def send_at_once() -> None:
    """Ask the sockets that this process listens on not to hold back; the connections they accept do as they do."""
    for listening in _listening():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def send_together() -> None:
    """Let so much time pass between batches of messages to all sessions. Raises KeyError when Streamlit has no such time."""
    if BETWEEN_BATCHES not in vars(runtime):
        raise KeyError(BETWEEN_BATCHES)
    vars(runtime)[BETWEEN_BATCHES] = BATCH_SECONDS


def _listening() -> Iterator[socket.socket]:
    """Yield this process's listening TCP sockets; none where the system does not list open files."""
    with suppress(OSError):
        for number in map(int, os.listdir(OPEN_FILES)):
            with suppress(OSError):  # the list itself is closed by now
                if stat.S_ISSOCK(os.fstat(number).st_mode):
                    yield from _if_listening(number)


def _if_listening(number: int) -> Iterator[socket.socket]:
    with socket.socket(fileno=os.dup(number)) as found:
        is_tcp = found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM
        if is_tcp and found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            yield found
