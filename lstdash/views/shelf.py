"""What open pages give away: which file is behind an address, and how it is built when somebody asks for it.

Each session has a shelf and fills it at every run, so what is asked for is what the page shows by then. What the run before
gave stays until this one is done: a link that is still on the screen leads to its file. The shelf is gone with its session:
here it is only found, not held.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakValueDictionary

FILES = "/filer"
HTML = "text/html"  # of what is a part of a page, made already


@dataclass(frozen=True, slots=True)
class File:
    """A file's name and type, and what builds it: in a thread of its own, without the session."""

    name: str
    mime: str
    build: Callable[[], bytes]


class Shelf:
    """The files of one session; whoever knows its name can ask for them."""

    def __init__(self) -> None:
        self.name = secrets.token_urlsafe(16)
        self._files: dict[str, File] = {}
        self._before: dict[str, File] = {}
        _shelves[self.name] = self

    def begin(self) -> None:
        """A run begins: what the last one gave stays until this one has put its own in place."""
        self._before |= self._files
        self._files = {}

    def settle(self) -> None:
        """The run is done: what only the last one gave is gone."""
        self._before = {}

    def put(self, place: str, file: File) -> str:
        """Put a file in its place, and return its address as a page says it."""
        self._files[place] = file
        return f".{FILES}/{self.name}/{place}"

    def take(self, place: str) -> File | None:
        """Return what is there, None when the page has left it."""
        return self._files.get(place) or self._before.get(place)


_shelves: WeakValueDictionary[str, Shelf] = WeakValueDictionary()


def take(name: str, place: str) -> File | None:
    """Return a file by its address, None when its page has left or its session has ended."""
    shelf = _shelves.get(name)
    return shelf.take(place) if shelf else None
