"""What a server would make anew at every start, kept in a file until the version or the program is another.

<extracts>/.kept/<version>-<program>-<name>.json

A version never changes, so the same program says the same of it. What cannot be read or written is made anew: nothing rests on
these files, and whoever may write them may as well publish.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from lstdash.published.versions import extracts_dir

FOLDER = ".kept"
MOST_FILES = 20
ROOT = Path(__file__).parents[2]
PARTS = ("lstdash", "queries", "requirements.txt")  # what answers are made of: our own files, and which libraries
ENDINGS = (".py", ".sql", ".txt")


def read(version: str, name: str) -> Any:
    """Return what this program has kept of a version under a name, as JSON gives it; None for nothing."""
    with suppress(OSError, ValueError):
        return json.loads(_file(version, name).read_text(encoding="utf-8"))
    return None


def write(version: str, name: str, value: Any) -> None:
    """Keep a value that JSON can write; where the folder may not be written, nothing is kept."""
    with suppress(OSError):
        file = _file(version, name)
        file.parent.mkdir(exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(file)
        for old in sorted(file.parent.iterdir(), key=lambda found: found.stat().st_mtime, reverse=True)[MOST_FILES:]:
            old.unlink()


def _file(version: str, name: str) -> Path:
    return extracts_dir() / FOLDER / f"{version}-{program()}-{name}.json"


@cache
def program() -> str:
    """Return a mark of the program that runs, from what its files say: another one when a character of it is."""
    said = hashlib.sha256()
    for path in sorted(found for part in PARTS for found in _files(f"{ROOT / part}")):
        with open(path, "rb", buffering=0) as file:
            said.update(path.encode() + file.readall())
    return said.hexdigest()[:16]


def _files(path: str) -> Iterator[str]:
    if path.endswith(ENDINGS):
        yield path
        return
    with os.scandir(path) as found:
        for entry in found:
            if entry.is_dir() or entry.name.endswith(ENDINGS):
                yield from _files(entry.path)
