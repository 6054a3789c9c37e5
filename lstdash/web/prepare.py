"""Make what every first visit fetches as small as it gets, once, when the libraries have been installed (`prepared.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from lstdash.charts import LIBRARY
from lstdash.web import fonts, frontend, html, prepared

TIGHTEST = 11
PROGRAM = re.compile(r"\./(static/(?:js|css)/[\w.-]+)")
FONTS = {"SourceSansVF-Upright": "text", "MaterialSymbols": "icons"}  # what a first visit shows
BEGUN = "Packar det som varje webbläsare hämtar, en halv minut ..."


def main() -> None:
    """Prepare what is not prepared yet."""
    print(BEGUN, flush=True)
    for path in _programs():
        plain = path.read_bytes()
        if prepared.read(plain, "br") is None:
            prepared.write(plain, "br", bytes(brotli.compress(plain, quality=TIGHTEST)))
    for path in sorted((frontend.FOLDER / "media").glob("*.woff2")):
        use = next((use for name, use in FONTS.items() if path.name.startswith(name)), "")
        plain = path.read_bytes()
        if use and prepared.read(plain, "woff2") is None:
            prepared.write(plain, "woff2", fonts.latin(path) if use == "text" else fonts.icons(path, frontend.words()))


def _programs() -> Iterator[Path]:
    """Yield what the start page and the first elements ask for, and what draws charts."""
    page = html.swedish(html.index_html())
    yield from (frontend.FOLDER.parent / name for name in dict.fromkeys(PROGRAM.findall(page)))
    yield LIBRARY


if __name__ == "__main__":
    main()
