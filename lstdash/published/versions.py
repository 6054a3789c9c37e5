"""Published versions on disk: immutable folders, and one pointer that names the current one.

<extracts>/current                     the id of the current version
<extracts>/<version>/manifest.json     rows, sha256, schema, origins, time, version id
<extracts>/<version>/<table>.parquet   the extracts
<extracts>/<version>/source/<table>.csv  the normalised source tables
<extracts>/.leases/<version>-<process>   touched by a server while a session reads the version
<extracts>/.lock                       held by the one process that may write
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from lstdash import clock
from lstdash.errors import DataError
from lstdash.published.manifest import MANIFEST, Manifest, Part, TableEntry, sha256, sync_folder, write_synced

__all__ = [
    "MANIFEST",
    "POINTER",
    "Manifest",
    "Part",
    "TableEntry",
    "current_version",
    "damage",
    "every",
    "extracts_dir",
    "held",
    "hold",
    "is_published",
    "named",
    "point_to",
    "require_whole",
    "sha256",
    "shown_version",
    "sync_folder",
    "write_synced",
]

POINTER = "current"
MOST_BYTES = 200  # of a pointer
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
LEASES = ".leases"
LEASE_SECONDS = 3600  # a session that has shown nothing for an hour no longer holds its version
TOUCH_SECONDS = 60


def extracts_dir() -> Path:
    """Folder of the published versions: `LSTDASH_EXTRACTS`, else data/extracts beside the code."""
    configured = os.environ.get("LSTDASH_EXTRACTS")
    return Path(configured) if configured else Path(__file__).parents[2] / "data" / "extracts"


def current_version(root: Path | None = None) -> str:
    """Return the id of the current version; DataError when nothing is published, and when the pointer names no version."""
    pointer = (root or extracts_dir()) / POINTER
    try:
        found = pointer.read_bytes()[:MOST_BYTES].decode("ascii", "replace").strip()
    except OSError as error:
        raise DataError(
            "Inga uppgifter är publicerade ännu.",
            expected="en publicerad version",
            found="ingen",
            action="Kör: python -m lstdash publicera",
        ) from error
    if not VERSION.fullmatch(found):
        raise DataError(
            "Pekaren på den version som visas går inte att läsa.",
            POINTER,
            "ett versionsnummer",
            "något annat",
            "Se vilka versioner som finns: python -m lstdash versioner. Välj en av dem: python -m lstdash aterstall VERSION.",
        )
    return found


def shown_version(root: Path | None = None) -> str:
    """Return the id of the current version; nothing when there is none or its pointer is broken: for the way back."""
    try:
        return current_version(root)
    except DataError:
        return ""


def is_published(root: Path | None = None) -> bool:
    """True when a current version exists and has its papers."""
    folder = root or extracts_dir()
    return (folder / POINTER).exists() and (folder / current_version(folder) / MANIFEST).exists()


def every(root: Path | None = None) -> tuple[str, ...]:
    """Return the ids of all complete versions, newest first."""
    folder = root or extracts_dir()
    return tuple(sorted((path.parent.name for path in _papers(folder)), reverse=True))


def _papers(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob(f"*/{MANIFEST}") if not path.parent.name.startswith("."))


def named(text: str, root: Path | None = None) -> str:
    """Return the one version whose id, or the mark after its dash, begins with the text. DataError unless there is one."""
    found = [version for version in every(root) if version.startswith(text) or version.rpartition("-")[2].startswith(text)]
    if text in found:
        return text
    if len(found) == 1 and text:
        return found[0]
    what = "Flera versioner börjar så." if found else "Det finns ingen sådan version."
    raise DataError(what, expected="ett versionsnummer", found=text, action="Se vilka som finns: python -m lstdash versioner")


def point_to(version: str, root: Path) -> None:
    """Make a version current: one atomic rename, flushed to disk before and after."""
    draft = root / f".{POINTER}.{os.getpid()}"
    write_synced(draft, version + "\n")
    os.replace(draft, root / POINTER)
    sync_folder(root)


def damage(version: str, root: Path) -> list[str]:
    """Return the files of a version that are missing or not as they were published."""
    folder, broken = root / version, []
    for name, entry in Manifest.read(folder).tables.items():
        wanted = {folder / f"{name}.parquet": entry.sha256, folder / "source" / f"{name}.csv": entry.source_sha256}
        broken += [path.name for path, digest in wanted.items() if digest and not (path.is_file() and sha256(path) == digest)]
    return broken


def require_whole(folder: Path) -> None:
    """Raise DataError when a file of rows is missing or is not the one that was published: it is not shown."""
    for name, entry in Manifest.read(folder).tables.items():
        path = folder / f"{name}.parquet"
        if entry.sha256 and not (path.is_file() and sha256(path) == entry.sha256):
            raise DataError(
                "Den publicerade versionen är inte hel.",
                f"{folder.name}, {path.name}",
                "filen som den publicerades",
                "en annan fil" if path.is_file() else "ingen fil",
                "Återställ en annan version: python -m lstdash versioner och python -m lstdash aterstall VERSION",
            )


def hold(version: str, root: Path | None = None) -> bool:
    """Say that this process shows a version, so that it is not cleaned away; cheap enough to call on every page run.

    Returns False where the server may not write to the extracts; then only the newest versions are safe from cleaning.
    """
    lease = (root or extracts_dir()) / LEASES / f"{version}-{os.getpid()}"
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


def held(root: Path | None = None) -> frozenset[str]:
    """Return the versions that some server has shown within the last hour."""
    folder = (root or extracts_dir()) / LEASES
    fresh = clock.now().timestamp() - LEASE_SECONDS
    found = set()
    for lease in folder.glob("*"):
        try:
            if lease.stat().st_mtime >= fresh:
                found.add(lease.name.rpartition("-")[0])
        except FileNotFoundError:
            continue  # its process cleaned it away just now
    return frozenset(found)
