"""The folder with this machine's copy of versions in a bucket: what is missing is fetched, and checked against the manifest."""

from __future__ import annotations

import os
import shutil
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from lstdash.errors import DataError
from lstdash.published.folder import Folder
from lstdash.published.manifest import MANIFEST, Manifest, sha256
from lstdash.published.objects import Objects

AT_ONCE = 8
FETCHED = ".draft-fetched-"


class Copy:
    """Versions here, file by file as they were published."""

    def __init__(self, objects: Objects, root: Path) -> None:
        self._objects, self._root, self._here = objects, root, Folder(root)
        self._fetching = threading.Lock()
        self.whole: set[str] = set()  # versions of which every file is known to be here

    def bring(self, version: str) -> None:
        """Fetch what is missing of a version, and check all of it once; who asks for one that is here waits for nobody.

        Raises DataError for what is not as published, and for a folder that cannot be written.
        """
        if version in self.whole:
            return
        with self._fetching, _on_disk(self._root):
            if version in self.whole:
                return
            wanted = files(self.papers(version), self._root / version)
            at_once(self._fetch, [(path, digest) for path, digest in wanted if not _is_whole(path, digest)])
            self.whole.add(version)

    def papers(self, version: str) -> Manifest:
        """Return the papers of a version, fetched when they are not here. Raises DataError."""
        path = self._root / version / MANIFEST
        with _on_disk(self._root):
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


def at_once(do: Callable[..., None], items: Sequence[tuple[object, ...]]) -> None:
    """Do it for every item, several at a time: most of the time is spent waiting. Raises what the first of them raises."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(do, *item) for item in items]:
            done.result()


def files(papers: Manifest, folder: Path) -> Iterator[tuple[Path, str]]:
    """Return every file of a version but its papers, and the digest each was published with."""
    for name, entry in papers.tables.items():
        yield folder / f"{name}.parquet", entry.sha256
        if entry.source_sha256:
            yield folder / "source" / f"{name}.csv", entry.source_sha256


def _is_whole(path: Path, digest: str) -> bool:
    return path.is_file() and (not digest or sha256(path) == digest)


def _damaged(path: Path) -> DataError:
    return DataError(
        "Versionen i lagret är skadad.",
        path.parent.name if path.parent.name != "source" else path.parent.parent.name,
        "filerna som de publicerades",
        path.name,
        "Gå tillbaka till en annan version: python -m lstdash versioner",
    )


@contextmanager
def _on_disk(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DataError(
            "Uppgifterna från lagret går inte att spara på den här maskinen.",
            str(root),
            "en skrivbar mapp med ledigt utrymme",
            error.strerror or type(error).__name__,
            "Ge plats eller behörighet, eller ange en annan mapp i LSTDASH_EXTRACTS_CACHE och starta om.",
        ) from error
