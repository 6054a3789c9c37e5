"""Published versions: immutable folders, and one pointer that names the current one.

<extracts>/current                     the id of the current version
<extracts>/<version>/manifest.json     rows, sha256, schema, origins, time, version id
<extracts>/<version>/<table>.parquet   the extracts
<extracts>/<version>/source/<table>.csv  the normalised source tables
<extracts>/.leases/<version>-<process>   touched by a server while a session reads the version
<extracts>/.lock                       held by the one process that may write

LSTDASH_EXTRACTS is the folder, or s3://bucket/prefix: then the same names are objects there, and the folder is this machine's
copy (LSTDASH_EXTRACTS_CACHE).
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from lstdash.errors import DataError
from lstdash.published.bucket import Bucket
from lstdash.published.folder import LEASE_SECONDS, LEASES, TOUCH_SECONDS, Folder
from lstdash.published.manifest import MANIFEST, Manifest, Part, TableEntry, sha256, sync_folder, write_synced
from lstdash.published.objects import SCHEME
from lstdash.published.storage import POINTER, Storage, require_id

__all__ = [
    "LEASES",
    "LEASE_SECONDS",
    "MANIFEST",
    "POINTER",
    "TOUCH_SECONDS",
    "Manifest",
    "Part",
    "TableEntry",
    "at",
    "current_version",
    "damage",
    "every",
    "extracts_dir",
    "held",
    "hold",
    "is_published",
    "known_version",
    "named",
    "point_to",
    "remove",
    "require",
    "require_whole",
    "sha256",
    "shown_version",
    "sync_folder",
    "trouble",
    "write_synced",
]

EXTRACTS, CACHE = "LSTDASH_EXTRACTS", "LSTDASH_EXTRACTS_CACHE"
DATA = Path(__file__).parents[2] / "data"


def extracts_dir() -> Path:
    """Folder of the published versions: LSTDASH_EXTRACTS, else data/extracts beside the code; of a bucket, its copy here."""
    configured = os.environ.get(EXTRACTS, "")
    if not configured.startswith(SCHEME):
        return Path(configured) if configured else DATA / "extracts"
    digest = hashlib.sha256(f"{configured} {os.environ.get('AWS_ENDPOINT_URL', '')}".encode()).hexdigest()
    return Path(os.environ.get(CACHE) or DATA / "extracts-cache") / digest[:12]


def _storage(root: Path | None) -> Storage:
    address, configured = os.environ.get(EXTRACTS, ""), extracts_dir()
    if address.startswith(SCHEME) and root in (None, configured):
        return _bucket(address, configured)
    return Folder(root or configured)


@lru_cache(maxsize=8)
def _bucket(address: str, root: Path) -> Bucket:
    return Bucket(address, root)


def known_version(root: Path | None = None) -> str:
    """Return the id of the current version, empty when nothing is published. Raises DataError for a pointer that names none."""
    found = _storage(root).current()
    return require_id(found) if found else ""


def current_version(root: Path | None = None) -> str:
    """Return the id of the current version; DataError when nothing is published, and when the pointer names no version."""
    if found := known_version(root):
        return found
    raise DataError(
        "Inga uppgifter är publicerade ännu.",
        expected="en publicerad version",
        found="ingen",
        action="Kör: python -m lstdash publicera",
    )


def shown_version(root: Path | None = None) -> str:
    """Return the id of the current version; nothing when there is none or its pointer is broken: for the way back."""
    try:
        return current_version(root)
    except DataError:
        return ""


def is_published(root: Path | None = None) -> bool:
    """True when a current version exists and has its papers."""
    found = known_version(root)
    return bool(found) and ((root or extracts_dir()) / found / MANIFEST).exists()


def at(version: str, root: Path | None = None) -> Path:
    """Return the folder with the files of a version, brought there when they are kept elsewhere. Raises DataError."""
    _storage(root).bring(version)
    return (root or extracts_dir()) / version


def every(root: Path | None = None) -> tuple[str, ...]:
    """Return the ids of all complete versions, newest first."""
    return _storage(root).every()


def named(text: str, root: Path | None = None) -> str:
    """Return the one version whose id, or the mark after its dash, begins with the text. DataError unless there is one."""
    found = [version for version in every(root) if version.startswith(text) or version.rpartition("-")[2].startswith(text)]
    if text in found:
        return text
    if len(found) == 1 and text:
        return found[0]
    what = "Flera versioner börjar så." if found else "Det finns ingen sådan version."
    raise DataError(what, expected="ett versionsnummer", found=text, action="Se vilka som finns: python -m lstdash versioner")


def require(root: Path | None = None) -> None:
    """Raise DataError unless what is kept elsewhere can be written to just now, and know what holds there."""
    _storage(root).require()


def point_to(version: str, root: Path, expected: str | None = None) -> None:
    """Make a version current. Where others may write too: raises Busy when another than the expected one is current by now."""
    _storage(root).move(version, expected)


def remove(version: str, root: Path) -> None:
    """Remove a version, so that a half removed one never looks whole."""
    _storage(root).remove(version)


def damage(version: str, root: Path) -> list[str]:
    """Return the files of a version that are missing or not as they were published."""
    folder, broken = at(version, root), []
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
    return _storage(root).hold(version)


def held(root: Path | None = None) -> frozenset[str]:
    """Return the versions that some server has shown within the last hour."""
    return _storage(root).held()


def trouble(root: Path | None = None) -> str:
    """Return what readers should know of where the versions are kept, in Swedish; empty when all is well."""
    return _storage(root).trouble()
