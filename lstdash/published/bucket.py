"""Versions in a bucket, and a folder with a copy of those that are read here.

Objects have the names that files have in a folder: `<version>/areas.parquet`, `<version>/manifest.json` last of a version's,
`current` for the pointer. None of a version's is ever replaced. Each file is checked against the manifest when it is fetched;
one that some version here already has is not fetched again.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from lstdash import clock
from lstdash.errors import DataError
from lstdash.published.folder import LEASE_SECONDS, LEASES, TOUCH_SECONDS, Folder
from lstdash.published.manifest import MANIFEST, Manifest, sha256
from lstdash.published.objects import Objects, Taken
from lstdash.published.storage import POINTER, Busy, Unreachable, pointed, require_id

ASK_EVERY_SECONDS = 2.0  # a page asks on every run, and is told of a new version within five seconds
SILENT_SECONDS = 10.0  # before one that did not answer is asked again
AT_ONCE = 8
FETCHED = ".draft-fetched-"


class Bucket:
    """The storage that several machines share."""

    def __init__(self, address: str, root: Path) -> None:
        self._objects, self._root, self._here = Objects(address), root, Folder(root)
        self._ask_at, self._known, self._trouble = 0.0, "", ""
        self._whole: set[str] = set()
        self._leases: dict[str, float] = {}
        self._asking, self._fetching = threading.Lock(), threading.Lock()

    def require(self) -> None:
        """Ask for the pointer now, so that whoever writes knows what holds."""
        version = self._pointer()[0]
        with self._asking, suppress(DataError):  # a version that cannot be shown is no hindrance to going back from it
            self._know(version)

    def current(self) -> str:
        """Return the id of the current version as of two seconds ago; of the last one that was fetched while nothing answers.

        Raises Unreachable when nothing was ever fetched.
        """
        if time.monotonic() < self._ask_at or not self._asking.acquire(blocking=not self._known):
            return self._known  # somebody else is asking: nobody waits for him
        try:
            self._know(self._pointer()[0])
            self._ask_at = time.monotonic() + ASK_EVERY_SECONDS
        except DataError as error:
            self._ask_at = time.monotonic() + SILENT_SECONDS
            self._known = self._known or self._here.current()
            self._trouble = f"{error.what} Sidan visar de uppgifter som hämtades senast."
            if not self._known:
                raise
        finally:
            self._asking.release()
        return self._known

    def _pointer(self) -> tuple[str, str]:
        found = self._objects.get(POINTER)
        return (pointed(found[0]), found[1]) if found else ("", "")

    def _know(self, version: str) -> None:
        """Take a version as the current one when all of it is here."""
        if version and version != self._known:
            self.bring(require_id(version))
            self._here.move(version, None)
        self._known, self._trouble = version, ""

    def every(self) -> tuple[str, ...]:
        """Return the versions in the bucket, with the papers of each here; those that are here while nothing answers."""
        try:
            found = [name.partition("/")[0] for name in self._objects.names() if name.endswith(f"/{MANIFEST}")]
            for version in found:
                self._papers(version)
        except Unreachable:
            return self._here.every()
        return tuple(sorted(found, reverse=True))

    def bring(self, version: str) -> None:
        """Fetch what is missing of a version, and check all of it once. Raises DataError for what is not as published."""
        with self._fetching:
            if version in self._whole:
                return
            wanted = _files(self._papers(version), self._root / version)
            _at_once(self._fetch, [(path, digest) for path, digest in wanted if not _is_whole(path, digest)])
            self._whole.add(version)

    def _papers(self, version: str) -> Manifest:
        path = self._root / version / MANIFEST
        if not path.is_file():
            self._fetch(path, "")
        return Manifest.read(path.parent)

    def _fetch(self, path: Path, digest: str) -> None:
        """Put a file in its place by one rename: the same file of another version, else the object."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{FETCHED}{os.getpid()}-{uuid.uuid4().hex[:8]}")
        try:
            if (twin := self._twin(path, digest)) is not None:
                shutil.copyfile(twin, draft)
            else:
                draft.write_bytes(self._object(path))
            if not _is_whole(draft, digest):
                raise _damaged(path)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)

    def _object(self, path: Path) -> bytes:
        found = self._objects.get(path.relative_to(self._root).as_posix())
        if found is None:
            raise _damaged(path)
        return found[0]

    def _twin(self, path: Path, digest: str) -> Path | None:
        name = path.relative_to(self._root).parts[1:]
        alike = (self._root.joinpath(version, *name) for version in self._here.every() if digest)
        return next((one for one in alike if one != path and _is_whole(one, digest)), None)

    def move(self, version: str, expected: str | None) -> None:
        """Put every file of a version that is only here, then replace the pointer if it still says what was expected.

        Raises Busy when it does not: then the version is taken away again. Raises Unreachable when nothing answers.
        """
        is_new = self._objects.get(f"{version}/{MANIFEST}") is None
        try:
            if is_new:
                self._send(version)
            known, tag = self._pointer()
            if expected is not None and known != expected:
                raise Taken
            self._objects.put(POINTER, f"{version}\n".encode(), {"e_tag": tag} if tag else "create")
        except (Taken, Unreachable) as error:
            self._ask_at = 0.0
            if is_new:
                self._take_back(version)
            if isinstance(error, Unreachable):
                raise
            raise _busy() from error
        self._whole.add(version)
        with self._asking:
            self._know(version)

    def _send(self, version: str) -> None:
        folder = self._root / version
        _at_once(self._put, [(path,) for path, _ in _files(Manifest.read(folder), folder)])
        self._put(folder / MANIFEST)

    def _put(self, path: Path) -> None:
        self._objects.put(path.relative_to(self._root).as_posix(), path.read_bytes(), "create")

    def _take_back(self, version: str) -> None:
        self._here.remove(version)
        try:
            self._delete(version)
        except Unreachable:
            return  # what is left has no pointer; cleaning removes it

    def remove(self, version: str) -> None:
        """Delete the papers first, then the other objects, then what is here."""
        self._delete(version)
        self._whole.discard(version)
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
        """Return the versions with a lease that is fresh, by the storage's own clock and ours."""
        fresh = clock.now() - timedelta(seconds=LEASE_SECONDS)
        leases = {name.removeprefix(f"{LEASES}/"): put for name, put in self._objects.names(f"{LEASES}/").items()}
        return frozenset("-".join(name.split("-")[:2]) for name, put in leases.items() if put >= fresh)

    def trouble(self) -> str:
        """Return why the newest version may not be the one that is shown."""
        return self._trouble


def _at_once(do: Callable[..., None], items: Sequence[tuple[object, ...]]) -> None:
    """Do it for every item, several at a time: most of the time is spent waiting. Raises what the first of them raises."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(do, *item) for item in items]:
            done.result()


def _is_whole(path: Path, digest: str) -> bool:
    return path.is_file() and (not digest or sha256(path) == digest)


def _files(papers: Manifest, folder: Path) -> Iterator[tuple[Path, str]]:
    """Return every file of a version but its papers, and the digest each was published with."""
    for name, entry in papers.tables.items():
        yield folder / f"{name}.parquet", entry.sha256
        if entry.source_sha256:
            yield folder / "source" / f"{name}.csv", entry.source_sha256


def _damaged(path: Path) -> DataError:
    return DataError(
        "Versionen i lagret är skadad.",
        path.parent.name if path.parent.name != "source" else path.parent.parent.name,
        "filerna som de publicerades",
        path.name,
        "Gå tillbaka till en annan version: python -m lstdash versioner",
    )


def _busy() -> Busy:
    return Busy(
        "Någon annan har publicerat sedan kontrollen. Inget har ändrats.",
        expected="den version som kontrollen gjordes mot",
        found="en annan",
        action="Kör kommandot igen, så jämförs filerna med den nya versionen.",
    )
