"""The files that a page offers, built as when their links are followed."""

from __future__ import annotations

import csv
import io
import re

from streamlit.testing.v1 import AppTest

from lstdash.views import shelf
from lstdash.views.shelf import File


def offered(app: AppTest) -> dict[str, File]:
    """Return the page's files by name."""
    drawn = "".join(element.proto.body for element in app.get("html"))
    found = (shelf.take(*place) for place in re.findall(r'href="\./filer/([^"/]+)/([^"]+)"', drawn))
    return {file.name: file for file in found if file}


def built(files: dict[str, File], stem: str, ending: str) -> bytes:
    """Return the one file of this stem and ending."""
    (found,) = (file for name, file in files.items() if name.startswith(f"{stem}_") and name.endswith(f".{ending}"))
    return found.build()


def read_csv(file: bytes) -> list[list[str]]:
    """Return the cells of a file as Excel in Swedish reads it."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
