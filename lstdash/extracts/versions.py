"""Published versions on disk: immutable folders, and one pointer that names the current one.

<extracts>/current                     the id of the current version
<extracts>/<version>/manifest.json     rows, sha256, schema, time, version id
<extracts>/<version>/<table>.parquet   the extracts
<extracts>/<version>/source/<table>.csv  the normalised source tables
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from lstdash.errors import DataError

POINTER = "current"
MANIFEST = "manifest.json"


def extracts_dir() -> Path:
    """Folder of the published versions: `LSTDASH_EXTRACTS`, else data/extracts beside the code."""
    configured = os.environ.get("LSTDASH_EXTRACTS")
    return Path(configured) if configured else Path(__file__).parents[2] / "data" / "extracts"


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What the manifest says of one published table."""

    rows: int
    sha256: str
    columns: dict[str, str]  # name -> DuckDB type
    origin: str  # the file or folder the rows came from


@dataclass(frozen=True, slots=True)
class Manifest:
    """The papers of one version."""

    version: str
    published_at: datetime
    note: str
    tables: dict[str, TableEntry]

    def write(self, folder: Path) -> None:
        """Write manifest.json, flushed to disk."""
        payload = asdict(self) | {"published_at": self.published_at.isoformat()}
        write_synced(folder / MANIFEST, json.dumps(payload, ensure_ascii=False, indent=2, sort_keys=True))

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read a version's manifest; DataError when it is missing or broken."""
        try:
            raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            entries = {name: TableEntry(**entry) for name, entry in raw["tables"].items()}
            return cls(raw["version"], datetime.fromisoformat(raw["published_at"]), raw["note"], entries)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DataError(
                "Versionens manifest går inte att läsa.",
                str(folder.name),
                "en fullständig manifest.json",
                type(error).__name__,
                "Publicera på nytt: python -m lstdash publicera",
            ) from error


def current_version(root: Path | None = None) -> str:
    """Return the id of the current version; DataError when nothing is published."""
    pointer = (root or extracts_dir()) / POINTER
    try:
        return pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise DataError(
            "Inga uppgifter är publicerade ännu.",
            expected="en publicerad version",
            found="ingen",
            action="Kör: python -m lstdash publicera",
        ) from error


def point_to(version: str, root: Path) -> None:
    """Make a version current: one atomic rename, flushed to disk before and after."""
    draft = root / f".{POINTER}.{os.getpid()}"
    write_synced(draft, version + "\n")
    os.replace(draft, root / POINTER)
    sync_folder(root)


def sha256(path: Path) -> str:
    """Return the file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_synced(path: Path, text: str) -> None:
    """Write text and wait until it is on disk."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
