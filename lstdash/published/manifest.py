"""The papers of a version: what it holds, where each part came from and when it last changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from lstdash.errors import DataError

MANIFEST = "manifest.json"
WHOLE = ""  # the one part of a table that is not kept by year


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one year of a table, or all rows of a table that is not kept by year."""

    rows: int
    origin: str  # the files the rows came from, or data/source
    updated_at: str  # ISO time of the version in which the rows last changed


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What the manifest says of one published table."""

    rows: int
    sha256: str  # of the Parquet file
    columns: dict[str, str]  # name -> DuckDB type
    origin: str  # the origins of its parts
    source_sha256: str = ""  # of the normalised CSV
    parts: dict[str, Part] = field(default_factory=dict)  # year, or WHOLE -> its papers
    rules: str = ""  # fingerprint of the rules that the rows were checked against


@dataclass(frozen=True, slots=True)
class Manifest:
    """The papers of one version."""

    version: str
    published_at: datetime
    note: str
    tables: dict[str, TableEntry]
    base: str = ""  # the version it was built upon

    def write(self, folder: Path) -> None:
        """Write manifest.json, flushed to disk."""
        payload = asdict(self) | {"published_at": self.published_at.isoformat()}
        write_synced(folder / MANIFEST, json.dumps(payload, ensure_ascii=False, indent=2, sort_keys=True))

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read a version's manifest; DataError when it is missing or broken."""
        try:
            raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            entries = {name: _entry(entry) for name, entry in raw["tables"].items()}
            return cls(raw["version"], datetime.fromisoformat(raw["published_at"]), raw["note"], entries, raw.get("base", ""))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(
                "Versionens manifest går inte att läsa.",
                str(folder.name),
                "en fullständig manifest.json",
                type(error).__name__,
                "Välj en annan version: python -m lstdash versioner",
            ) from error


def _entry(raw: Mapping[str, object]) -> TableEntry:
    parts = raw.get("parts") or {}
    assert isinstance(parts, dict)
    entry = TableEntry(**{**raw, "parts": {name: Part(**part) for name, part in parts.items()}})  # type: ignore[arg-type]
    return entry


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


def sync_file(path: Path) -> None:
    """Wait until what another library wrote to a file is on disk."""
    with path.open("rb") as file:
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
