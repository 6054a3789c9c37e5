"""Answers are sent when they are written, and what a run of a page says is sent a few times and not at every word.

Streamlit binds its socket in a way that asyncio does not know for TCP, and so the system holds small packets back until the
browser has confirmed the last one: up to 40 ms for every file and every batch of a page's messages.

Each message of a run wakes the event loop, which takes the interpreter from the page that is being made, and each batch has the
browser draw what has changed so far, and the page around it. What a run says is therefore handed over when it is done, or a
part at a time when it takes long; `sv.js` does in the browser what this does here.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from lstdash import undocumented
from lstdash.undocumented import Said, Session

OPEN_FILES = Path("/dev/fd")
PART_SECONDS = 0.03

_held: WeakKeyDictionary[Session, list[Said]] = WeakKeyDictionary()
_lock = Lock()


def send_at_once() -> None:
    """Ask the sockets that this process listens on not to hold back; the connections they accept do as they do."""
    for listening in _listening():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def send_together() -> None:
    """Let what a run says reach the event loop together; how the run goes is told at once, after what was said before."""
    undocumented.intercept(_hold, _hand_over_rest)


def _hold(session: Session, one: Said) -> None:
    with _lock:
        part = _held.setdefault(session, [])
        part.append(one)
        is_first = len(part) == 1
    if is_first:
        undocumented.after(session, PART_SECONDS, lambda: _hand_over_if_held(session, part))


def _hand_over_rest(session: Session) -> None:
    with _lock:
        undocumented.hand_over(session, _held.pop(session, []))


def _hand_over_if_held(session: Session, part: list[Said]) -> None:
    """Hand over a part of a run that is not done; what the next run says by now waits for its own time."""
    with _lock:  # until it stands in line: how the run goes may be told meanwhile, and comes after it
        if _held.get(session) is part:
            undocumented.hand_over(session, _held.pop(session))


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
