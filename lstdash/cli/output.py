"""Output that never stops a command: whatever a terminal, a file or a pipe can take, the work is done."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SUBSTITUTES = {"→": "->", "−": "-", "–": "-", "”": '"', "…": "...", "\u00a0": " ", "\u202f": " ", "≈": "~"}
PLAINER = "lstdash.plainer"


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Write what the encoding lacks with what it has: an arrow as `->`, an accent less, a question mark at worst."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(SUBSTITUTES.get(letter) or _base(letter) for letter in missing), error.end


def _base(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or "?"


def make_steady() -> None:
    """Let both streams write every text in the encoding they have (a file that output is led to on Windows: cp1252)."""
    codecs.register_error(PLAINER, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAINER)


@contextmanager
def unheard() -> Iterator[None]:
    """Go on when nobody reads any longer (`| head`), or the disk that output is led to is full."""
    try:
        yield
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) and "closed file" not in str(error):
            raise
        settle()


def settle() -> None:
    """Write what waits; what cannot be written goes nowhere, also what the interpreter writes when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def write_utf8(text: str) -> None:
    """Print text for machines: UTF-8 whatever the stream's own encoding is."""
    with unheard():
        sys.stdout.flush()
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.flush()
