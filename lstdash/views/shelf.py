"""What open pages give away: which file is behind an address, and how it is built when somebody asks for it.

A page puts its files here at every run; what is asked for later is what the page shows by then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

FILES = "/filer"
MOST_SESSIONS = 200


@dataclass(frozen=True, slots=True)
class File:
    """A file's name and type, and what builds it: in a thread of its own, without the session."""

    name: str
    mime: str
    build: Callable[[], bytes]


_lock = Lock()
_shelves: OrderedDict[str, dict[str, File]] = OrderedDict()


def clear(session: str) -> None:
    """Take away what the session's last page gave; the sessions that have run latest are remembered."""
    with _lock:
        _shelves[session] = {}
        _shelves.move_to_end(session)
        while len(_shelves) > MOST_SESSIONS:
            _shelves.popitem(last=False)


def put(session: str, place: str, file: File) -> str:
    """Put a file in its place, and return its address as a page says it."""
    with _lock:
        _shelves.setdefault(session, {})[place] = file
    return f".{FILES}/{session}/{place}"


def take(session: str, place: str) -> File | None:
    """Return what is there, None when the page has left or the server has been started anew."""
    with _lock:
        return _shelves.get(session, {}).get(place)
