"""Versions in a bucket, and a folder with a copy of those that are read here.

Objects have the names that files have in a folder: `<version>/areas.parquet`, `<version>/manifest.json` last of a version's,
`current` for the pointer. None of a version's is ever replaced. The copy is kept by `copy.py`.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from lstdash import clock
from lstdash.errors import DataError, Unsettled
from lstdash.published.copy import Copy, at_once, files
from lstdash.published.folder import LEASE_SECONDS, LEASES, TOUCH_SECONDS, Folder
from lstdash.published.manifest import MANIFEST, Manifest
from lstdash.published.objects import Objects, Refused, Taken
from lstdash.published.storage import POINTER, Busy, Unreachable, pointed, require_id

ASK_EVERY_SECONDS = 2.0  # a page asks on every run, and is told of a new version within five seconds
SILENT_SECONDS = 10.0  # before one that did not answer is asked again
FORGOTTEN = timedelta(days=1)  # after a lease is no longer fresh, whatever the clocks say


class Lost(Unreachable, Unsettled):
    """The pointer was to be moved, and nobody knows whether it was."""


class Bucket:
    """The storage that several machines share."""

    def __init__(self, address: str, root: Path) -> None:
        self._objects, self._root, self._here = Objects(address), root, Folder(root)
        self._copy = Copy(self._objects, root)
        self._ask_at, self._known, self._trouble = 0.0, "", ""
        self._failed: DataError | None = None  # while nothing was ever fetched
        self._leases: dict[str, float] = {}
        self._asking = threading.Lock()

    def require(self) -> None:
        """Ask for the pointer now, so that whoever writes knows what holds."""
        version = self._pointer()[0]
        with self._asking, suppress(DataError):  # a version that cannot be shown is no hindrance to going back from it
            self._know(version)

    def current(self) -> str:
        """Return the id of the current version as of two seconds ago; of the last one that was fetched while nothing answers.

        Raises DataError when nothing was ever fetched.
        """
        if time.monotonic() < self._ask_at or not self._asking.acquire(blocking=not self._known):
            return self._last()  # somebody else is asking: nobody waits for him
        try:
            self._know(self._pointer()[0])
            self._ask_at = time.monotonic() + ASK_EVERY_SECONDS
        except DataError as error:
            self._ask_at = time.monotonic() + SILENT_SECONDS
            self._known = self._known or self._here.current()
            self._trouble = f"{error.what} Sidan visar de uppgifter som hämtades senast."
            self._failed = error
        finally:
            self._asking.release()
        return self._last()

    def _last(self) -> str:
        if self._failed and not self._known:
            raise self._failed  # that nobody answers is not that nothing is published
        return self._known

    def _pointer(self) -> tuple[str, str]:
        found = self._objects.get(POINTER)
        return (pointed(found[0]), found[1]) if found else ("", "")

    def _know(self, version: str) -> None:
        """Take a version as the current one when all of it is here."""
        if version and version != self._known:
            self.bring(require_id(version))
            with suppress(OSError):  # read by a server that starts while nothing answers; what is shown does not hang on it
                self._here.move(version, None)
        self._known, self._trouble, self._failed = version, "", None

    def every(self) -> tuple[str, ...]:
        """Return the versions in the bucket, with the papers of each that is whole here; ours while nothing answers."""
        try:
            found = [name.partition("/")[0] for name in self._objects.names() if name.endswith(f"/{MANIFEST}")]
        except Unreachable:
            return self._here.every()
        for version in found:
            with suppress(DataError):  # whoever reads it is told; the others are what it is gone back to
                self._copy.papers(version)
        return tuple(sorted(found, reverse=True))

    def bring(self, version: str) -> None:
        """Fetch what is missing of a version. Raises DataError."""
        self._copy.bring(version)

    def move(self, version: str, expected: str | None) -> None:
        """Put every file of a version that is only here, then replace the pointer if it still says what was expected.

        Raises Busy when it does not: then the version is taken away again. Raises Unreachable when nothing answers: Lost, and
        the version is left, when it may have become the current one.
        """
        is_new = self._objects.get(f"{version}/{MANIFEST}") is None
        try:
            if is_new:
                self._send(version)
            known, tag = self._pointer()
            if expected is not None and known != expected:
                raise Taken
            self._point(version, tag)
        except (Taken, Unreachable) as error:
            self._ask_at = 0.0
            if is_new and not isinstance(error, Lost):
                self._take_back(version)
            if isinstance(error, Unreachable):
                raise
            raise _busy() from error
        self._copy.whole.add(version)
        with self._asking:
            self._know(version)

    def _point(self, version: str, tag: str) -> None:
        """Replace the pointer that has the tag; when the answer is lost, look what it says.

        Raises Taken and Refused when it was not replaced, Lost when that is not known: also one not replaced yet may still be.
        """
        try:
            self._objects.put(POINTER, f"{version}\n".encode(), {"e_tag": tag} if tag else "create")
        except Refused:
            raise
        except Taken:
            if self._pointer()[0] != version:
                raise  # else it was ours, sent again by somebody on the way who never got the answer
        except Unreachable as error:
            try:
                known, now = self._pointer()
            except Unreachable:
                raise _lost(version, error) from error
            if known == version:
                return
            raise (_lost(version, error) if now == tag else Taken) from error

    def _send(self, version: str) -> None:
        folder = self._root / version
        at_once(self._put, [(path,) for path, _ in files(Manifest.read(folder), folder)])
        self._put(folder / MANIFEST)

    def _put(self, path: Path) -> None:
        name, content = path.relative_to(self._root).as_posix(), path.read_bytes()
        try:
            self._objects.put(name, content, "create")
        except Taken:  # also by ourselves, when the answer was lost and the library asked again
            if (found := self._objects.get(name)) is None or found[0] != content:
                raise

    def _take_back(self, version: str) -> None:
        self._here.remove(version)
        try:
            self._delete(version)
        except Unreachable:
            return  # what is left has no pointer; cleaning removes it

    def remove(self, version: str) -> None:
        """Delete the papers first, then the other objects, then what is here."""
        self._delete(version)
        self._copy.whole.discard(version)
        if (self._root / version).is_dir():
            self._here.remove(version)

    def _delete(self, version: str) -> None:
        papers, others = f"{version}/{MANIFEST}", set(self._objects.names(f"{version}/"))
        for each in (*({papers} & others), *(others - {papers})):
            self._objects.delete(each)

    def hold(self, version: str) -> bool:
        """Put an object of this process, once a minute at most."""
        if time.monotonic() - self._leases.get(version, -TOUCH_SECONDS) < TOUCH_SECONDS:
            return True
        if self._trouble:
            return False
        self._leases[version] = time.monotonic()
        try:
            self._objects.put(f"{LEASES}/{version}-{socket.gethostname()}.{os.getpid()}", b"")
        except Unreachable:
            return False
        return True

    def held(self) -> frozenset[str]:
        """Return the versions with a lease that is fresh, by the storage's own clock and ours; old leases are deleted."""
        fresh = clock.now() - timedelta(seconds=LEASE_SECONDS)
        found = self._objects.names(f"{LEASES}/")
        with suppress(Unreachable):  # who only reads may not
            for name in [name for name, put in found.items() if put < fresh - FORGOTTEN]:
                self._objects.delete(name)
        leases = {name.removeprefix(f"{LEASES}/"): put for name, put in found.items()}
        return frozenset("-".join(name.split("-")[:2]) for name, put in leases.items() if put >= fresh)

    def trouble(self) -> str:
        """Return why the newest version may not be the one that is shown."""
        return self._trouble


def _busy() -> Busy:
    return Busy(
        "Någon annan har publicerat sedan kontrollen. Inget har ändrats.",
        expected="den version som kontrollen gjordes mot",
        found="en annan",
        action="Kör kommandot igen, så jämförs filerna med den nya versionen.",
    )


def _lost(version: str, error: Unreachable) -> Lost:
    return Lost(
        "Lagret svarade inte när den nya versionen skulle börja gälla. Det är inte känt om den är publicerad.",
        f"version {version}",
        "ett svar från lagret",
        error.found,
        "Se vilken version som gäller när lagret svarar: python -m lstdash versioner. Är det en annan, publicera igen.",
    )
