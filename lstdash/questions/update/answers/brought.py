"""Files that a browser brings, laid in a folder of their own and asked about exactly as the commands ask."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from lstdash import order
from lstdash.errors import DataError
from lstdash.extracts.faults import Unreadable
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading import brought, mapping, outside
from lstdash.extracts.reading.files import CUBE_SUFFIXES, SUFFIXES
from lstdash.extracts.reading.proposal import proposal
from lstdash.extracts.reading.registers import ready

MAPPING = ".toml"
TAKEN = tuple(suffix.removeprefix(".") for suffix in (*SUFFIXES, *CUBE_SUFFIXES, MAPPING))


@dataclass(frozen=True, slots=True)
class Brought:
    """One file: its name and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader allows: tables (or table:year) that may lose rows, rows kept that no file names, values that go back."""

    replace: tuple[str, ...] = ()
    supplement: bool = False
    backwards: bool = False


@contextmanager
def request(files: Sequence[Brought], asked: Asked) -> Iterator[Request]:
    """Yield what the commands would ask for with these files. Raises DataError for two of one name, or without a mapping."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _laid(Path(folder), files)
        cubes = [path for path in paths if path.suffix.lower() in CUBE_SUFFIXES]
        tables: list[Path] = []
        known = 0
        for number, path in enumerate(path for path in paths if path.suffix.lower() != MAPPING):
            if path in cubes:
                tables += _mapped(path, _mapping(path, paths), Path(folder) / f"tabeller {number}")
            elif found := _ready(path, paths):
                (into := Path(folder) / f"tabeller {number}").mkdir()
                tables += brought.write_ready(found, into)
                known += 1
            else:
                tables.append(path)
        if not tables:
            raise DataError(
                "Det finns ingen fil med uppgifter.", "filerna", ", ".join(TAKEN), "bara en mappning", "Släpp filen."
            )
        yield Request(tuple(tables), asked.replace, asked.supplement or bool(cubes or known), asked.backwards)


def proposed(files: Sequence[Brought]) -> str:
    """Return a first mapping for the first statistics file that has none; empty when every one has."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _laid(Path(folder), files)
        found = next((path for path in paths if path.suffix.lower() in CUBE_SUFFIXES), None)
        if found is None or any(path.suffix.lower() == MAPPING for path in paths):
            return ""
        return proposal(outside.read(found)[0], mapping.key(found.stem))


def _laid(folder: Path, files: Sequence[Brought]) -> list[Path]:
    """Write the files by their own names; what a name says of folders is left out."""
    paths = [folder / Path(one.name.replace("\\", "/")).name for one in files]
    twice = sorted({path.name for path in paths if paths.count(path) > 1}, key=order.name)
    if twice:
        raise DataError("Två filer heter lika.", twice[0], "ett namn per fil", "samma namn två gånger", "Döp om den ena.")
    for path, one in zip(paths, files, strict=True):
        path.write_bytes(one.content)
    return paths


def _mapping(path: Path, paths: Sequence[Path]) -> Path:
    """The mapping of a statistics file: the one of its name, else the only one."""
    mappings = [one for one in paths if one.suffix.lower() == MAPPING]
    named = [one for one in mappings if one.stem == path.stem]
    if len(found := named or mappings) != 1:
        action = "Hämta förslaget nedan, rätta det som är gissat och släpp det bredvid filen."
        raise DataError("Filen behöver en mappning.", path.name, "en mappning (.toml)", f"{len(found)} mappningar", action)
    return found[0]


def _ready(path: Path, paths: Sequence[Path]) -> ready.Ready | None:
    """What needs no mapping; one of the file's name says of boards that are no more. The check tells of a broken file."""
    named = [one for one in paths if one.suffix.lower() == MAPPING and one.stem == path.stem]
    with suppress(Unreadable):
        return ready.read(path, mapping.read(named[0]).counties if named else {})
    return None


def _mapped(path: Path, plan: Path, folder: Path) -> list[Path]:
    folder.mkdir()
    return brought.write(outside.read(path)[0], mapping.read(plan), folder)
