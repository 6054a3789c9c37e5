"""What every first visit fetches, as the installation has made it: smaller than it can be made while somebody waits.

`python -m lstdash.web.prepare` makes it, which `make run` runs. Results lie beside the libraries, each named by the checksum of
its original, so that an old one is never taken for a new. Where they are missing, programs are packed less tightly as they are
asked for (`packed.py`), and fonts go whole.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

FOLDER = Path(sys.prefix) / "share" / "lstdash" / "prepared"


def read(plain: bytes, ending: str) -> bytes | None:
    """Return what has been prepared of a file's contents (`br`: packed, `woff2`: a font cut down), None where nothing has."""
    path = _place(plain, ending)
    return path.read_bytes() if path.is_file() else None


def write(plain: bytes, ending: str, made: bytes) -> None:
    """Keep what has been made of a file's contents; whoever reads meanwhile finds nothing or all of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    place = _place(plain, ending)
    half = place.with_suffix(".half")
    half.write_bytes(made)
    half.replace(place)


def _place(plain: bytes, ending: str) -> Path:
    return FOLDER / f"{sha256(plain).hexdigest()}.{ending}"
