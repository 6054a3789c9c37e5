"""Versions in a folder: one atomic rename moves the pointer, one takes a version away, leases are files."""

from __future__ import annotations

import logging
import os
import shutil
import stat
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lstdash import clock
from lstdash.published.manifest import MANIFEST, sync_folder, write_synced
from lstdash.published.storage import POINTER, pointed

LEASES = ".leases"
TRASH = ".trash-"
LEASE_SECONDS = 3600  # a session that has shown nothing for an hour no longer holds its version
TOUCH_SECONDS = 60

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Folder:
    """The storage that needs nothing but a disk."""

    root: Path

    def require(self) -> None:
        """A folder tells when it is written to."""

    def current(self) -> str:
        """Return what the pointer says, empty without one."""
        try:
            return pointed((self.root / POINTER).read_bytes())
        except OSError:
            return ""

    def every(self) -> tuple[str, ...]:
        """Return the folders that have papers, newest first."""
        return tuple(sorted((path.parent.name for path in self._papers()), reverse=True))

    def _papers(self) -> Iterator[Path]:
        return (path for path in self.root.glob(f"*/{MANIFEST}") if not path.parent.name.startswith("."))

    def bring(self, version: str) -> None:
        """The files are where they are."""

    def move(self, version: str, expected: str | None) -> None:
        """Write the pointer: one atomic rename, flushed to disk before and after. The lock has kept others away."""
        draft = self.root / f".{POINTER}.{os.getpid()}"
        write_synced(draft, version + "\n")
        os.replace(draft, self.root / POINTER)
        try:
            sync_folder(self.root)
        except OSError as error:  # it counts for everybody from now on; only a power cut could still undo it
            _log.warning("the pointer is moved to %s, and the folder could not be flushed to disk: %s", version, error)

    def remove(self, version: str) -> None:
        """Take the name away first, then the files."""
        trash = self.root / f"{TRASH}{os.getpid()}-{uuid.uuid4().hex[:8]}"
        os.rename(self.root / version, trash)
        for path in trash.rglob("*"):
            if path.is_file():
                path.chmod(stat.S_IWRITE | stat.S_IREAD)  # Windows removes no read-only file
        shutil.rmtree(trash)

    def hold(self, version: str) -> bool:
        """Touch a file of this process, once a minute at most."""
        lease = self.root / LEASES / f"{version}-{os.getpid()}"
        now = clock.now().timestamp()  # not the file system's clock: a server's disk may have another
        try:
            if lease.exists() and now - lease.stat().st_mtime < TOUCH_SECONDS:
                return True
            lease.parent.mkdir(parents=True, exist_ok=True)
            lease.touch()
            os.utime(lease, (now, now))
        except OSError:
            return False
        return True

    def held(self) -> frozenset[str]:
        """Return the versions with a lease that is fresh."""
        fresh = clock.now().timestamp() - LEASE_SECONDS
        found = set()
        for lease in (self.root / LEASES).glob("*"):
            try:
                if lease.stat().st_mtime >= fresh:
                    found.add(lease.name.rpartition("-")[0])
            except FileNotFoundError:
                continue  # its process cleaned it away just now
        return frozenset(found)

    def trouble(self) -> str:
        """A folder is there or it is not."""
        return ""
